using System.Runtime.InteropServices;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>What a period is counted in. Stored by number: never renumber.</summary>
public enum DurationUnit { WorkingDay = 1, WorkingHour = 2, CalendarDay = 3, SameDay = 4, Month = 5 }

/// <summary>A period fixed by the law or the procedure. <see cref="Amount"/> says nothing for <see cref="DurationUnit.SameDay"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Duration(int Amount, DurationUnit Unit)
{
    public static Duration WorkingDays(int days) => new(days, DurationUnit.WorkingDay);

    public static Duration WorkingHours(int hours) => new(hours, DurationUnit.WorkingHour);

    public static Duration CalendarDays(int days) => new(days, DurationUnit.CalendarDay);

    public static Duration Months(int months) => new(months, DurationUnit.Month);

    public static Duration SameDay { get; } = new(0, DurationUnit.SameDay);
}

/// <summary>When the clock starts after the dossier is received.</summary>
public enum StartRule
{
    /// <summary>As the deadline rules in force at reception say.</summary>
    ByRule = 0,
    SameInstant = 1,
    NextWorkingDayStart = 2,
}

/// <summary>What a pause does to the time left.</summary>
public enum ResumeStrategy { ResumeRemaining = 1, RestartFull = 2 }

/// <summary>What a promise is computed from, besides calendar and rules.</summary>
/// <param name="Received">The legal instant of reception: filing for online dossiers, signed handover for the post.</param>
/// <param name="Duration">The period of the procedure.</param>
/// <param name="Start">The procedure's own start rule, if it has one.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DeadlineTerms(Instant Received, Duration Duration, StartRule Start = StartRule.ByRule);

/// <summary>A closed pause: the clock stood still from <see cref="From"/> to <see cref="Until"/>.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Pause(Instant From, Instant Until, ResumeStrategy Strategy);

/// <summary>A promise with all that is needed to compute it again.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DuePromise(Instant Due, int CalendarVersion, int RuleVersion);
