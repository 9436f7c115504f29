using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Which values the seals of a dossier's rows close, and in which order: the same for who writes and who proves.</summary>
internal static class PaperSeal
{
    public static Cell[] Answers(string answers) => [answers];

    public static Cell[] Papers(IReadOnlyList<PaperInput> papers, IReadOnlyDictionary<long, FiledContent> contents) =>
        [.. papers.SelectMany(paper => (Cell[])[.. Line(paper), paper.File, Content(paper.File, contents)])];

    public static Cell[] Missing(IReadOnlyList<PaperInput> papers) => [.. papers.SelectMany(Line)];

    public static Cell[] Result(ResultLine result, IReadOnlyDictionary<long, FiledContent> contents) =>
        [result.Granted ? 1 : 0, result.Number, result.File, Content(result.File, contents)];

    private static Cell[] Line(PaperInput paper) => [paper.Component, paper.Originals, paper.CertifiedCopies, paper.Photocopies];

    private static Cell Content(long? file, IReadOnlyDictionary<long, FiledContent> contents) =>
        file is { } id && contents.TryGetValue(id, out var content) ? content.Fingerprint : (string?)null;
}
