using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>How many of a paper, and what to do about it: the same words for officers and citizens.</summary>
internal sealed class PaperCounts(Texts texts, FileLimits limits)
{
    public IReadOnlyList<string> Of(PaperLine paper) => Of(paper.Originals, paper.CertifiedCopies, paper.Photocopies);

    public IReadOnlyList<string> Of(DossierComponent paper) => Of(paper.Originals, paper.CertifiedCopies, paper.Photocopies);

    /// <summary>
    /// Beside the field that takes a wanted paper: a photograph stands for a copy, never for an original or a certified one.
    /// </summary>
    /// <param name="place">The receiving desk, by name.</param>
    public string HowToSend(PaperLine wanted, string place)
    {
        var papers = Of(wanted.Originals, wanted.CertifiedCopies, 0);
        return With(papers.Count == 0
            ? texts["dossiers.citizen.upload.photo"]
            : texts["dossiers.citizen.upload.bring-paper", ("what", string.Join(", ", papers)), ("place", place)]);
    }

    /// <summary>Beside the field that takes a paper of a filing.</summary>
    public string HowToFile(DossierComponent paper)
    {
        var papers = Of(paper.Originals, paper.CertifiedCopies, 0);
        return With(papers.Count == 0
            ? texts["dossiers.citizen.upload.photo"]
            : texts["dossiers.citizen.upload.keep-paper", ("what", string.Join(", ", papers))]);
    }

    private string With(string how) => $"{how} {texts["dossiers.citizen.upload.types", ("mb", limits.MaxBytes / 1048576)]}";

    private List<string> Of(int originals, int certified, int copies)
    {
        List<string> parts = [];
        if (originals > 0) parts.Add(texts["dossiers.paper.originals", ("n", originals)]);
        if (certified > 0) parts.Add(texts["dossiers.paper.certified", ("n", certified)]);
        if (copies > 0) parts.Add(texts["dossiers.paper.copies", ("n", copies)]);
        return parts;
    }
}
