using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Adds answers, papers and result of one act, with their files, to its transaction and lets its event vouch for them. Lines are
/// numbered inside the revision that brought them: one taken means somebody else was first.
/// </summary>
internal sealed class PaperWriter(UnitOfWork work, Attachments attachments, IFiles files)
{
    /// <summary>What the files of these papers are, for the seal; asked before the act, as what a file is never changes.</summary>
    public Task<IReadOnlyDictionary<long, FiledContent>> LookAsync(IReadOnlyList<PaperInput> papers, CancellationToken ct) =>
        LookAsync([.. papers.Where(paper => paper.File is not null).Select(paper => paper.File!.Value)], ct);

    public Task<IReadOnlyDictionary<long, FiledContent>> LookAsync(long? file, CancellationToken ct) =>
        LookAsync(file is { } one ? [one] : Array.Empty<long>(), ct);

    public void AddAnswers(Dossier dossier, string answers)
    {
        work.Add(DossierSql.Answers, dossier.Id.Value, answers);
        dossier.Vouch(Dossier.AnswersSeal, PaperSeal.Answers(answers));
    }

    public void Add(Dossier dossier, IReadOnlyList<PaperInput> papers, IReadOnlyDictionary<long, FiledContent> contents, Actor actor)
    {
        if (papers.Count > 0) dossier.Vouch(Dossier.PapersSeal, PaperSeal.Papers(papers, contents));
        for (var line = 0; line < papers.Count; line++)
        {
            var paper = papers[line];
            work.Add(DossierSql.Paper, dossier.Id.Value, dossier.NextVersion, line +
                1, paper.Component, paper.Originals, paper.CertifiedCopies,
                paper.Photocopies, paper.File);
            work.OnUnique(KernelErrors.Stale);
            if (paper.File is { } file) attachments.Add(dossier.Id, file, paper.Box, actor, "papers");
        }
    }

    public void AddResult(Dossier dossier, ResultLine result, FileOwner? box, IReadOnlyDictionary<long, FiledContent> contents, Actor actor)
    {
        dossier.Vouch(Dossier.ResultSeal, PaperSeal.Result(result, contents));
        work.Add(DossierSql.Result, dossier.Id.Value, 1, result.Granted ? 1 : 0, result.Number, result.File);
        work.OnUnique(KernelErrors.Stale);
        if (result.File is { } file) attachments.Add(dossier.Id, file, box, actor, "file");
    }

    private Task<IReadOnlyDictionary<long, FiledContent>> LookAsync(long[] ids, CancellationToken ct) =>
        ids.Length == 0
            ? Task.FromResult<IReadOnlyDictionary<long, FiledContent>>(new Dictionary<long, FiledContent>())
            : files.ContentsAsync(ids, ct);
}
