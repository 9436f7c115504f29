using OpenProvince.Kernel;

namespace OpenProvince.Procedures.Contracts;

/// <summary>How many of a paper, by kind: "01 bản chính", "02 bản sao"; nothing where none is asked for.</summary>
public sealed class PaperWords(Texts texts)
{
    /// <inheritdoc cref="PaperWords"/>
    public IReadOnlyList<string> Of(DossierComponent paper) => Of(paper.Originals, paper.CertifiedCopies, paper.Photocopies);

    /// <inheritdoc cref="PaperWords"/>
    public IReadOnlyList<string> Of(int originals, int certified, int copies)
    {
        List<string> parts = [];
        if (originals > 0) parts.Add(texts["procedures.paper.originals", ("n", originals)]);
        if (certified > 0) parts.Add(texts["procedures.paper.certified", ("n", certified)]);
        if (copies > 0) parts.Add(texts["procedures.paper.copies", ("n", copies)]);
        return parts;
    }
}
