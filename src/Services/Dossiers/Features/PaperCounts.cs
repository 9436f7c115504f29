using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>How many of a paper, and what to do about it: the same words for officers and citizens.</summary>
internal sealed class PaperCounts(PaperWords words, Texts texts, FileLimits limits)
{
    public IReadOnlyList<string> Of(PaperLine paper) => words.Of(paper.Originals, paper.CertifiedCopies, paper.Photocopies);

    public IReadOnlyList<string> Of(DossierComponent paper) => words.Of(paper);

    /// <summary>
    /// Beside the field that takes a wanted paper: a photograph stands for a copy, never for an original or a certified one.
    /// </summary>
    /// <param name="place">The receiving desk, by name.</param>
    public string HowToSend(PaperLine wanted, string place)
    {
        var papers = words.Of(wanted.Originals, wanted.CertifiedCopies, 0);
        return With(papers.Count == 0
            ? texts["dossiers.citizen.upload.photo"]
            : texts["dossiers.citizen.upload.bring-paper", ("what", string.Join(", ", papers)), ("place", place)]);
    }

    /// <summary>Beside the field that takes a paper of a filing.</summary>
    public string HowToFile(DossierComponent paper)
    {
        var papers = words.Of(paper.Originals, paper.CertifiedCopies, 0);
        return With(papers.Count == 0
            ? texts["dossiers.citizen.upload.photo"]
            : texts["dossiers.citizen.upload.keep-paper", ("what", string.Join(", ", papers))]);
    }

    private string With(string how) => $"{how} {texts["dossiers.citizen.upload.types", ("mb", limits.MaxBytes / 1048576)]}";
}
