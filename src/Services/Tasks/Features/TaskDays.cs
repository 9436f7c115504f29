using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>Days people name as moments the calendar of a unit knows.</summary>
internal sealed class TaskDays(LegalClocks clocks, TaskStore store, TaskReads reads, Clock clock)
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

    /// <summary>The same for one task: it begins before, a part ends with its whole at the latest, a whole with its last part.</summary>
    public async ValueTask<Result<DuePromise>> DueAsync(Assignment one, long unit, DateOnly? day, CancellationToken ct)
    {
        var due = Due(day, await OfAsync(unit, ct));
        if (due.IsError) return due;
        if (one.Promise.From is { } from && due.Value.Due <= from) return TaskErrors.DayBeforeStart(from);
        return await FamilyRefusalAsync(one, due.Value.Due, ct) is { } refusal ? refusal : due;
    }

    private async ValueTask<Error?> FamilyRefusalAsync(Assignment one, Instant due, CancellationToken ct) => one.Role switch
    {
        TaskRole.Part => (await store.FindAsync(one.Whole, ct))?.Due is { } last && due > last ? TaskErrors.PartAfterWhole(last) : null,
        TaskRole.Whole when (await reads.OpenPartsAsync(one.Id, ct)).FirstOrDefault(part => part.Due > due) is { } part =>
            TaskErrors.PartOutlasts(part.Code!, part.Due!.Value),
        _ => null,
    };

    /// <summary>From when the time runs: the opening of the day that is named, else now.</summary>
    public Result<Instant> From(DateOnly? start, LegalClock at) => start is not { } day || day <= clock.Now.LocalDay() ? clock.Now
        : day > at.Calendar.Last ? TaskErrors.DayTooFar.For("start")
        : at.Calendar.NextOpen(day.Start());

    /// <summary>By when who assigned has to answer: the close of some working days from now.</summary>
    public static Instant AnswerBy(Instant now, LegalClock at) => at.Calendar.CloseOf(
        at.Calendar.AddWorkingDays(now.LocalDay(), TaskRules.Current.DecideDaysOn(now.LocalDay())));
}
