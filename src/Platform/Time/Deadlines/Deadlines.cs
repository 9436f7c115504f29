using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// The deadline engine: a pure function of reception, period, pauses, calendar and rules. Nothing here allocates.
/// Days are counted by working days of the calendar whatever their length and end at close of business; hours are
/// counted in minutes of session.
/// </summary>
public sealed class Deadlines(DeadlineRules rules)
{
    public DeadlineRules Rules => rules;

    /// <summary>The promise for a dossier received now.</summary>
    public DuePromise Promise(in DeadlineTerms terms, WorkingCalendar calendar)
    {
        var rule = rules.At(terms.Received);
        return new(Minutes.ToInstant(Due(terms, Minutes.Of(terms.Received), rule, calendar)), calendar.Version, rule.Version);
    }

    /// <summary>
    /// The promise computed again from its inputs, also with another calendar: what a calendar decision needs to move open dossiers.
    /// </summary>
    public DuePromise Recompute(in DeadlineTerms terms, ReadOnlySpan<Pause> pauses, WorkingCalendar calendar)
    {
        var promise = Promise(terms, calendar);
        foreach (ref readonly var pause in pauses)
            promise = Resume(terms, promise, pause, calendar);
        return promise;
    }

    /// <summary>
    /// The promise after a pause has ended. A deadline already missed when the pause began stays where it is, unless the law starts the
    /// clock anew.
    /// </summary>
    public DuePromise Resume(in DeadlineTerms terms, DuePromise promise, in Pause pause, WorkingCalendar calendar)
    {
        if (pause.Until < pause.From)
            throw new ArgumentException("A pause ends after it begins.", nameof(pause));
        if (pause.From > promise.Due && pause.Strategy == ResumeStrategy.ResumeRemaining) return promise;
        var rule = rules.Get(promise.RuleVersion);
        var due = pause.Strategy == ResumeStrategy.RestartFull
            ? Due(terms, Minutes.Of(pause.Until), rule, calendar)
            : Remaining(terms, Minutes.Of(promise.Due), Minutes.Of(pause.From), Minutes.Of(pause.Until), calendar);
        return new(Minutes.ToInstant(due), calendar.Version, rule.Version);
    }

    /// <summary>
    /// By when the desk must hand a dossier to the competent agency: the same working day, or after the cut-off the start of the next one.
    /// </summary>
    public Instant TransferBy(Instant received, WorkingCalendar calendar)
    {
        var start = calendar.NextOpen(Minutes.Of(received));
        var index = calendar.IndexOf(start);
        return Minutes.ToInstant(IsToday(start, rules.At(received), calendar)
            ? calendar.CloseOfIndex(index)
            : calendar.OpeningOfIndex(index + 1));
    }

    /// <summary>Early, on time or late. A period counted in days is on time all through its last day.</summary>
    public Timeliness Judge(in DeadlineTerms terms, Instant due, Instant finished, WorkingCalendar calendar)
    {
        if (finished > due) return Timeliness.Late;
        if (terms.Duration.Unit != DurationUnit.WorkingHour)
            return finished.LocalDay() == due.LocalDay() ? Timeliness.OnTime : Timeliness.Early;
        var window = rules.At(terms.Received).HourOnTimeMinutes;
        return calendar.Between(finished, due) <= window ? Timeliness.OnTime : Timeliness.Early;
    }

    /// <summary>How an open dossier stands at an instant; <paramref name="pausedAt"/> when its clock stands still.</summary>
    public Standing Stand(in DeadlineTerms terms, Instant due, Instant? pausedAt, Instant now, WorkingCalendar calendar)
    {
        var at = pausedAt ?? now;
        var overdue = at > due;
        var left = overdue ? calendar.Span(due, at) : calendar.Span(at, due);
        var state = pausedAt is not null ? DeadlineState.Paused
            : overdue ? DeadlineState.Overdue
            : IsNear(terms, due, now, calendar) ? DeadlineState.NearDeadline
            : DeadlineState.WithinDeadline;
        return new(state, left, overdue);
    }

    /// <summary>The working days of the promise for drawing. Give an open pause as one that ends at <paramref name="now"/>.</summary>
    public Ruler Ruler(in DeadlineTerms terms, Instant due, ReadOnlySpan<Pause> pauses, Instant now, WorkingCalendar calendar)
    {
        var rule = rules.At(terms.Received);
        var start = terms.Duration.Unit switch
        {
            DurationUnit.WorkingDay => Start(terms.Start, rule.DayStart),
            DurationUnit.WorkingHour => Start(terms.Start, rule.HourStart),
            DurationUnit.SameDay => StartRule.SameInstant,
            _ => StartRule.NextWorkingDayStart,
        };
        return Time.Ruler.Build(terms, due, pauses, now, calendar, start);
    }

    private bool IsNear(in DeadlineTerms terms, Instant due, Instant now, WorkingCalendar calendar)
    {
        var near = rules.At(terms.Received).Near;
        var (end, at) = (Minutes.Of(due), Minutes.Of(now));
        // Counted from the day in which work goes on next: on a Sunday, Monday's deadlines are near.
        var today = calendar.IndexOf(calendar.NextCounted(at));
        if (near.WorkingDays > 0 && calendar.IndexOf(end) - today < near.WorkingDays) return true;
        if (near.Percent == 0) return false;
        long total = calendar.WorkedBefore(end) - calendar.WorkedBefore(Minutes.Of(terms.Received));
        return (calendar.WorkedBefore(end) - calendar.WorkedBefore(at)) * 100L <= near.Percent * total;
    }

    private static int Due(in DeadlineTerms terms, int received, DeadlineRuleSet rule, WorkingCalendar calendar)
    {
        var (amount, unit) = terms.Duration;
        if (amount < 1 && unit != DurationUnit.SameDay)
            throw new ArgumentOutOfRangeException(nameof(terms), amount, "A period is at least one unit long.");
        // Filed after hours or on a day off: received when the unit opens next.
        var start = calendar.NextOpen(received);
        return unit switch
        {
            DurationUnit.WorkingDay => WorkingDays(start, amount, Start(terms.Start, rule.DayStart), calendar),
            DurationUnit.WorkingHour => WorkingHours(start, amount, Start(terms.Start, rule.HourStart), calendar),
            DurationUnit.CalendarDay => calendar.CloseOnOrAfter(start / Minutes.PerDay + amount),
            DurationUnit.Month => calendar.CloseOnOrAfter(
                DateOnly.FromDayNumber(start / Minutes.PerDay).AddMonths(amount).DayNumber),
            DurationUnit.SameDay => calendar.CloseOfIndex(
                calendar.IndexOf(start) + (IsToday(start, rule, calendar) ? 0 : 1)),
            _ => throw new ArgumentOutOfRangeException(nameof(terms), unit, "Unknown unit of time."),
        };
    }

    private static int WorkingDays(int start, int days, StartRule from, WorkingCalendar calendar)
    {
        if (from == StartRule.NextWorkingDayStart)
            return calendar.CloseOfIndex(calendar.IndexOf(start) + days);
        var counted = calendar.NextCounted(start);
        var worked = calendar.WorkedInDay(counted);
        var index = calendar.IndexOf(counted) + days;
        // From an opening to an opening is the whole day before: it ends at that day's close.
        return worked == 0 ? calendar.CloseOfIndex(index - 1) : calendar.MinuteOfIndex(index, worked);
    }

    private static int WorkingHours(int start, int hours, StartRule from, WorkingCalendar calendar)
    {
        if (from == StartRule.NextWorkingDayStart)
            start = calendar.OpeningOfIndex(calendar.IndexOf(start) + 1);
        return calendar.MinuteAt(calendar.WorkedBefore(start) + hours * 60);
    }

    private static int Remaining(in DeadlineTerms terms, int due, int from, int until, WorkingCalendar calendar)
    {
        if (terms.Duration.Unit is DurationUnit.CalendarDay or DurationUnit.Month)
            return calendar.CloseOnOrAfter(due / Minutes.PerDay + until / Minutes.PerDay - from / Minutes.PerDay);
        var left = calendar.WorkedBefore(due) - calendar.WorkedBefore(from);
        return left == 0 ? until : calendar.MinuteAt(calendar.WorkedBefore(until) + left);
    }

    private static bool IsToday(int start, DeadlineRuleSet rule, WorkingCalendar calendar) =>
        calendar.CountsAt(start) && start % Minutes.PerDay <= rule.SameDayCutoff.Hour * 60 + rule.SameDayCutoff.Minute;

    private static StartRule Start(StartRule own, StartRule byRule) => own == StartRule.ByRule ? byRule : own;
}
