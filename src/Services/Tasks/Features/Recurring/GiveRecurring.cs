using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>What giving a recurring task asks the rest of the module.</summary>
internal sealed record RecurringNeeds(TaskMaker Maker, TaskDays Days, RecurringPeople People, INotices Notices, Texts Texts);

/// <summary>
/// Gives what is due: one task for the latest of its days, on the first working day of the lead unit from it on, by the rules of giving.
/// Days that went by while the server stood are not made up for one by one. What cannot be given says why and who set it up is told, once.
/// </summary>
internal sealed class GiveRecurring(RecurringNeeds needs, UnitOfWork work, Clock clock)
{
    public async Task RunAsync(Recurring one, CancellationToken ct)
    {
        var (today, calendar) = (clock.Now.LocalDay(), (await needs.Days.OfAsync(one.Lead, ct)).Calendar);
        if (today > calendar.Last || !calendar.Counts(today)) return;
        var refusal = await GiveAsync(one, today, calendar, ct);
        if (refusal is null || refusal.Code == KernelErrors.Stale.Code) return;
        var why = string.Join(' ', refusal.Each().Select(needs.Texts.Error));
        if (why == one.Why) return;
        work.Discard();
        RecurringStore.Hindered(work, one, why);
        await needs.Notices.FileAsync(work, new(NoticeKinds.Recurring.Name, [.. needs.People.ToTell(one).Select(who => who.Person)],
            $"recurring-{one.Id}", new Dictionary<string, NoticeFact>(StringComparer.Ordinal), RecurringLinks.List,
            $"recurring-{one.Id}-{one.Next.ToNumber()}"), ct);
        await work.CommitAsync(ct);
    }

    private async Task<Error?> GiveAsync(Recurring one, DateOnly today, WorkingCalendar calendar, CancellationToken ct)
    {
        if (needs.People.Giver(one) is not { } giver) return TaskErrors.RecurringGiver;
        var due = calendar.AddWorkingDays(today, one.Days);
        var ready = await needs.Maker.LookAsync(one.Home, Said(one, due), giver, ct);
        if (ready.IsError) return ready.Error;
        needs.Maker.Write(Ids.Next(), one.Home, ready.Value, giver,
            new(one.Id, ImportedRow.KeyOf($"recurring\n{one.Id}\n{one.LatestOn(today).ToNumber()}")));
        RecurringStore.Given(work, one, one.Behind(today));
        var given = await work.CommitAsync(ct);
        return given.IsError ? given.Error : null;
    }

    /// <summary>One of them, as a leader would say it.</summary>
    public static AssignTask.Input Said(Recurring one, DateOnly due) => new(one.Content, one.Product, one.Field, new AgencyId(one.Lead),
        null, null, due, one.Leader, one.Source is { } number ? new TaskSource(number) : null, []);
}
