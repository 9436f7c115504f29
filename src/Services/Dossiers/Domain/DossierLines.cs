using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>The engine's numbers in the words of dossiers.</summary>
internal static class DossierWords
{
    extension(StepLine line)
    {
        public StepKind Kind => (StepKind)line.Line;

        public DossierState State => (DossierState)line.StateNumber;

        public NextAction? Next => (NextAction?)line.Duty;
    }

    extension(Next next)
    {
        public NextAction Action => (NextAction)next.Duty;
    }

    extension(Moved moved)
    {
        public DossierId Id => new(moved.Key);

        public DossierState State => (DossierState)moved.StateNumber;

        public NextAction? Next => (NextAction?)moved.Duty;
    }

    extension(Target target)
    {
        public DossierId Id => new(target.Key);
    }
}

internal sealed record PaperLine(long Version, string Component, int Originals, int CertifiedCopies, int Photocopies, long? File);

internal static class PaperLines
{
    /// <summary>One line a paper however often it was sent, with all that was handed in of it.</summary>
    public static IReadOnlyList<PaperLine> Together(this IEnumerable<PaperLine> papers) =>
        [.. papers.GroupBy(paper => paper.Component, StringComparer.Ordinal).Select(one => one.First() with
        {
            Originals = one.Sum(paper => paper.Originals), CertifiedCopies = one.Sum(paper => paper.CertifiedCopies),
            Photocopies = one.Sum(paper => paper.Photocopies),
        })];
}

internal sealed record ResultLine(bool Granted, string? Number, long? File);
