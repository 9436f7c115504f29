using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>People and moments on officers' pages.</summary>
public sealed class CaseWords(Texts texts, DayWords days, IStaff staff)
{
    /// <summary>The name behind an actor code of the timeline.</summary>
    public string Person(string actor) => staff.FindByActor(actor)?.Name
        ?? texts[actor.StartsWith("system", StringComparison.Ordinal) ? "cases.actor.system" : "cases.actor.citizen"];

    public string When(Instant at, Instant now) => days.When(at, now);
}
