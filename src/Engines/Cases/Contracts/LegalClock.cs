using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Working time as one case sees it: the rules of the law with the calendar of one unit as it is decided today. The
/// promise uses the calendar of the case's home, a leg the calendar of the unit that works on it.
/// </summary>
public sealed record LegalClock(Deadlines Deadlines, WorkingCalendar Calendar)
{
    /// <summary>The case's own word about time after a supplement; null leaves it to the rules.</summary>
    public ResumeStrategy? OnSupplement { get; init; }

    /// <summary>The day promised for what was received then.</summary>
    public DuePromise Promise(Duration term, Instant received) => Deadlines.Promise(new DeadlineTerms(received, term), Calendar);

    /// <summary>The promise after the clock stood still, by the rule for what had to be supplied.</summary>
    public DuePromise AfterSupplement(Duration term, Promise stopped, Instant until) => Resume(
        term, stopped, until, OnSupplement ?? Deadlines.Rules.Get(stopped.Given!.Value.RuleVersion).OnSupplement);

    /// <summary>The promise after a stop that leaves the term as it was: what was left, never the whole term again.</summary>
    public DuePromise WithRest(Duration term, Promise stopped, Instant until) =>
        Resume(term, stopped, until, ResumeStrategy.ResumeRemaining);

    /// <summary>Whether what was finished then kept its day.</summary>
    public Timeliness Judge(Duration term, Instant received, Instant due, Instant finished) =>
        Deadlines.Judge(new DeadlineTerms(received, term), due, finished, Calendar);

    /// <summary>From when an open case is called near its deadline: inside its last working days, or its last percent of time.</summary>
    public Instant NearAt(Instant received, Instant due)
    {
        var near = Deadlines.Rules.At(received).Near;
        var byShare = near.Percent == 0 ? due : Calendar.Add(received, Math.Max(0, Share(Calendar.Between(received, due), near.Percent)));
        if (near.WorkingDays == 0) return byShare;
        var byDays = Calendar.CloseOf(Calendar.AddWorkingDays(due.LocalDay(), -near.WorkingDays));
        return byDays < byShare ? byDays : byShare;
    }

    /// <summary>How an open case stands now, with the working time left or over.</summary>
    public Standing Stand(Duration term, Instant received, Instant due, Instant? pausedAt, Instant now) =>
        Deadlines.Stand(new DeadlineTerms(received, term), due, pausedAt, now, Calendar);

    /// <summary>Working minutes from one instant to another; negative when it lies behind.</summary>
    public long MinutesLeft(Instant at, Instant due) => Calendar.Between(at, due);

    /// <summary>Close of business of a named day, or of the working day before it when the office is shut then.</summary>
    public Instant CloseOf(DateOnly day) =>
        day < Calendar.First || day > Calendar.Last ? day.Start() : Calendar.CloseOf(Calendar.AddWorkingDays(day, 0));

    private static int Share(int total, int percent) => total - (int)(total * (long)percent / 100);

    /// <summary>
    /// When the calendar changed during the pause, what was left counts as it stood when the clock stopped: a day that
    /// became free meanwhile may not eat into it.
    /// </summary>
    private DuePromise Resume(Duration term, Promise stopped, Instant until, ResumeStrategy strategy)
    {
        var (promise, pause) = (stopped.Given!.Value, new Pause(stopped.PausedAt!.Value, until, strategy));
        var countsWork = term.Unit is DurationUnit.WorkingDay or DurationUnit.WorkingHour or DurationUnit.SameDay;
        if (pause.Strategy == ResumeStrategy.ResumeRemaining && countsWork && stopped.Remaining is > 0 and var left
            && promise.CalendarVersion != Calendar.Version)
            return new DuePromise(Calendar.Add(pause.Until, (int)left), Calendar.Version, promise.RuleVersion);
        return Deadlines.Resume(new DeadlineTerms(stopped.From!.Value, term), promise, pause, Calendar);
    }
}
