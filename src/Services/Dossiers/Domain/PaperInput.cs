using System.Text.Json.Serialization;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>One paper handed in: for which component, how many of each kind, and the file when it was scanned or sent.</summary>
internal sealed record PaperInput(string Component, int Originals = 0, int CertifiedCopies = 0, int Photocopies = 0, long? File = null)
{
    /// <summary>Where our own page put the file; never said by a caller. Null: the box of what this actor sent through the API.</summary>
    [JsonIgnore]
    public FileOwner? Box { get; init; }

    private const int Most = 200;
    private const int MostCopies = 1000;

    public static Result<PaperInput[]> Check(IReadOnlyList<PaperInput>? papers)
    {
        if (papers is null or { Count: 0 }) return Array.Empty<PaperInput>();
        if (papers.Count > Most || !papers.All(IsSane)) return DossierErrors.PaperMalformed;
        return papers.ToArray();
    }

    /// <summary>For acts that are about papers: at least one, and each line at least one sheet or file.</summary>
    /// <param name="papers">As said.</param>
    /// <param name="nothing">What to refuse with, and beside which field.</param>
    public static Result<PaperInput[]> CheckSome(IReadOnlyList<PaperInput>? papers, Error nothing)
    {
        var found = Check(papers);
        if (found.IsError) return found.Error.For(nothing.Field!);
        return found.Value.Length > 0 && Array.TrueForAll(found.Value, paper => paper.IsThere) ? found : nothing;
    }

    private bool IsThere => Originals + CertifiedCopies + Photocopies > 0 || File is not null;

    private static bool IsSane(PaperInput? paper) =>
        paper is { Component: { Length: > 0 and <= 60 } component } && !component.Any(char.IsControl)
        && paper.Originals is >= 0 and <= MostCopies && paper.CertifiedCopies is >= 0 and <= MostCopies
        && paper.Photocopies is >= 0 and <= MostCopies;
}
