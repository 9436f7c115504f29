using OpenProvince.Dossiers.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>One paper as a program writes it.</summary>
/// <param name="Component">Code of the procedure's component, or the paper's name.</param>
/// <param name="File">Id of an uploaded file, as text like every id.</param>
internal sealed record PaperBody(
    [property: ApiRequired] string? Component = null, int Originals = 0, int CertifiedCopies = 0, int Photocopies = 0, string? File = null)
{
    public PaperInput ToInput() => new(Component ?? "", Originals, CertifiedCopies, Photocopies, ApiFiles.Optional(File));
}

internal static class PaperBodies
{
    /// <summary>A line that is null stays one: the rule refuses it.</summary>
    public static IReadOnlyList<PaperInput>? ToInputs(this IReadOnlyList<PaperBody>? papers) =>
        papers?.Select(paper => paper?.ToInput()!).ToArray();
}
