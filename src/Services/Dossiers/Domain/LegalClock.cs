using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>
/// Working time as one dossier sees it: the rules of the law with the calendar of one unit as it is decided today. The
/// promise uses the receiving desk's calendar, a leg the calendar of the unit that works on it.
/// </summary>
internal sealed record LegalClock(Deadlines Deadlines, WorkingCalendar Calendar)
{
    /// <summary>The procedure's own word about time after a supplement; null leaves it to the rules.</summary>
    public ResumeStrategy? OnSupplement { get; init; }

    public DuePromise Promise(Duration term, Instant received) => Deadlines.Promise(new DeadlineTerms(received, term), Calendar);

    /// <summary>The promise after the clock stood still, by the rule for papers the citizen had to add.</summary>
    public DuePromise AfterSupplement(Duration term, Instant received, DuePromise promise, Instant from, Instant until, long left) =>
        Resume(
            term, received, promise, new Pause(from, until, OnSupplement ?? Deadlines.Rules.Get(promise.RuleVersion).OnSupplement), left);

    /// <summary>The promise after a payment: what was left, never the whole term again.</summary>
    public DuePromise AfterPayment(Duration term, Instant received, DuePromise promise, Instant from, Instant until, long left) =>
        Resume(term, received, promise, new Pause(from, until, ResumeStrategy.ResumeRemaining), left);

    /// <summary>By when the desk owes an answer to a filing nobody stood there with.</summary>
    public Instant ReplyBy(Instant filed)
    {
        var hours = Duration.WorkingHours(Deadlines.Rules.At(filed).OnlineFirstReplyHours);
        return Deadlines.Promise(new DeadlineTerms(filed, hours, StartRule.SameInstant), Calendar).Due;
    }

    /// <summary>
    /// The result at the latest for a filing nobody stood there with: the term runs from acceptance, and the desk may take all of
    /// its time to accept.
    /// </summary>
    // Law: NĐ 118/2025, art. 17(2)c and 17(3) — first answer within the hours of the rule, the term from the acceptance shown on the slip
    public Instant LatestResult(Duration term, Instant replyBy) => Promise(term, replyBy).Due;

    /// <summary>By when the desk passes it on: the same day, after the cut-off at the start of the next working day.</summary>
    public Instant HandOverBy(Instant accepted) => Deadlines.TransferBy(accepted, Calendar);

    public Timeliness Judge(Duration term, Instant received, Instant due, Instant finished) =>
        Deadlines.Judge(new DeadlineTerms(received, term), due, finished, Calendar);

    /// <summary>From when an open dossier is called near its deadline: inside its last working days, or its last percent of time.</summary>
    public Instant NearAt(Instant received, Instant due)
    {
        var near = Deadlines.Rules.At(received).Near;
        var byShare = near.Percent == 0 ? due : Calendar.Add(received, Math.Max(0, Share(Calendar.Between(received, due), near.Percent)));
        if (near.WorkingDays == 0) return byShare;
        var byDays = Calendar.CloseOf(Calendar.AddWorkingDays(due.LocalDay(), -near.WorkingDays));
        return byDays < byShare ? byDays : byShare;
    }

    /// <summary>How an open dossier stands now, with the working time left or over.</summary>
    public Standing Stand(Duration term, Instant received, Instant due, Instant? pausedAt, Instant now) =>
        Deadlines.Stand(new DeadlineTerms(received, term), due, pausedAt, now, Calendar);

    /// <summary>Working minutes from one instant to another; negative when it lies behind.</summary>
    public long MinutesLeft(Instant at, Instant due) => Calendar.Between(at, due);

    private static int Share(int total, int percent) => total - (int)(total * (long)percent / 100);

    /// <summary>
    /// When the calendar changed during the pause, what was left counts as it stood when the clock stopped: a day that
    /// became free meanwhile may not eat into it.
    /// </summary>
    private DuePromise Resume(Duration term, Instant received, DuePromise promise, Pause pause, long left)
    {
        var countsWork = term.Unit is DurationUnit.WorkingDay or DurationUnit.WorkingHour or DurationUnit.SameDay;
        if (pause.Strategy == ResumeStrategy.ResumeRemaining && countsWork && left > 0 && promise.CalendarVersion != Calendar.Version)
            return new DuePromise(Calendar.Add(pause.Until, (int)left), Calendar.Version, promise.RuleVersion);
        return Deadlines.Resume(new DeadlineTerms(received, term), promise, pause, Calendar);
    }
}
