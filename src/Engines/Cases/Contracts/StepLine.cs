using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>One line of a case's timeline: what was done, and how the case stood after it.</summary>
/// <param name="Version">The revision it produced.</param>
/// <param name="Line">Number of the kind of line.</param>
/// <param name="Actor">Actor code; pages look the name up.</param>
/// <param name="StateNumber">State after it, as the case numbers states.</param>
/// <param name="Duty">Number of the next action after it.</param>
/// <param name="Reason">The words of a decision.</param>
public sealed record StepLine(
    long Version, int Line, string Actor, long? ActorAgency, Instant At, Instant RecordedAt, int StateNumber,
    long? HolderAgency, string? HolderOfficer, int? Duty, Instant? NextDue, Instant? Due, string? Reason)
{
    /// <summary>Entered later than it happened: from paper, with permission.</summary>
    public bool IsBackDated => RecordedAt - At > TimeSpan.FromMinutes(1);

    public Holder? Holder => HolderAgency is { } agency ? new Holder(agency, HolderOfficer) : null;

    public Next? Then => this is { Duty: { } duty, NextDue: { } due } ? new Next(duty, due) : null;
}
