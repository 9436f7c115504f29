using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>Adds the papers of one act, with their files, to its transaction. Lines are numbered inside the revision that brought them: one taken means somebody else was first.</summary>
internal sealed class PaperWriter(UnitOfWork work, Attachments attachments)
{
    public void Add(DossierId dossier, IReadOnlyList<PaperInput> papers, long version, Actor actor)
    {
        for (var line = 0; line < papers.Count; line++)
        {
            var paper = papers[line];
            work.Add(DossierSql.Paper, dossier.Value, version, line + 1, paper.Component, paper.Originals, paper.CertifiedCopies,
                paper.Photocopies, paper.File);
            work.OnUnique(KernelErrors.Stale);
            if (paper.File is { } file) attachments.Add(dossier, file, paper.Box, actor, "papers");
        }
    }
}
