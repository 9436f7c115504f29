using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>One line of the timeline and of the control slip.</summary>
/// <param name="Actor">Actor code; pages look the name up.</param>
/// <param name="Reason">The words of a decision.</param>
internal sealed record StepLine(
    long Version, StepKind Kind, string Actor, long? ActorAgency, Instant At, Instant RecordedAt, DossierState State,
    long? HolderAgency, string? HolderOfficer, NextAction? Next, Instant? NextDue, Instant? Due, string? Reason)
{
    /// <summary>Entered later than it happened: from paper, with permission.</summary>
    public bool IsBackDated => RecordedAt - At > TimeSpan.FromMinutes(1);
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
