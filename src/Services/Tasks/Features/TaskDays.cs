using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>Days people name as moments the calendar of a unit knows.</summary>
internal sealed class TaskDays(LegalClocks clocks, TaskStore store, Clock clock)
{
    public async ValueTask<LegalClock> OfAsync(long unit, CancellationToken ct) => (await clocks.NowAsync(ct)).For(unit);

    /// <summary>Close of business of a day at a unit; a day the unit does not work is refused, and so is one that is over.</summary>
    public Result<DuePromise> Due(DateOnly? day, LegalClock at)
    {
        var (now, calendar) = (clock.Now, at.Calendar);
        if (day is not { } named) return TaskErrors.DayMissing;
        if (named < now.LocalDay()) return TaskErrors.DayPast;
        if (named > calendar.Last) return TaskErrors.DayTooFar;
        if (!calendar.Counts(named)) return TaskErrors.DayOff;
        var close = calendar.CloseOf(named);
        return close <= now ? TaskErrors.DayPast : new DuePromise(close, calendar.Version, at.Deadlines.Rules.At(now).Version);
    }

    /// <summary>The same for one task: a part ends with its whole at the latest.</summary>
    public async ValueTask<Result<DuePromise>> DueAsync(Assignment one, long unit, DateOnly? day, CancellationToken ct)
    {
        var due = Due(day, await OfAsync(unit, ct));
        if (due.IsError || one.Role is not TaskRole.Part) return due;
        var whole = await store.FindAsync(one.Whole, ct);
        return whole?.Due is { } last && due.Value.Due > last ? TaskErrors.PartAfterWhole(last) : due;
    }

    /// <summary>By when who assigned has to answer: the close of some working days from now.</summary>
    public static Instant AnswerBy(Instant now, LegalClock at) => at.Calendar.CloseOf(
        at.Calendar.AddWorkingDays(now.LocalDay(), TaskRules.Current.DecideDaysOn(now.LocalDay())));
}
