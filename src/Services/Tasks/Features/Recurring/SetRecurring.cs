using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Sets up what is given again and again, stops it and lets it go on; by who may give tasks for the agency.</summary>
internal sealed class SetRecurring(
    RecurringStore store, TaskMaker maker, TaskDays days, UnitOfWork work, PermissionDecision permissions, Clock clock)
{
    /// <summary>Most that run in one agency.</summary>
    public const int Most = 100;

    /// <param name="Id">Drawn with the form: the same form sent twice is one.</param>
    internal sealed record Input(long Id, string? Content, string? Product, string? Field, AgencyId Lead, string? Leader, string? Source,
        RecurEvery? Every, DateOnly? First, int? Days);

    public async Task<Result> AddAsync(Input said, Actor actor, CancellationToken ct)
    {
        if (AssignTask.Refusal(actor, permissions) is { } refusal) return refusal;
        var home = actor.Active!.Value.Agency;
        if (await store.FindAsync(said.Id, home, ct) is not null) return Result.Ok;
        if ((await store.OfAsync(home, ct)).Count(one => one.StoppedAt is null) >= Most) return TaskErrors.RecurringTooMany(Most);
        var (today, calendar) = (clock.Now.LocalDay(), (await days.OfAsync(said.Lead.Value, ct)).Calendar);
        List<Error> wrong = [];
        if (said.Every is null) wrong.Add(TaskErrors.RecurringEvery);
        if (said.First is not { } first) wrong.Add(TaskErrors.DayMissing.For("first"));
        else if (first < today) wrong.Add(TaskErrors.DayPast.For("first"));
        else if (first > calendar.Last) wrong.Add(TaskErrors.DayTooFar.For("first"));
        if (said.Days is not (>= 1 and <= Recurring.MostDays)) wrong.Add(TaskErrors.RecurringDays);
        var one = new Recurring(said.Id, home, actor.Id, said.Leader, said.Field ?? "", said.Lead.Value, said.Content ?? "", said.Product,
            said.Source, said.Every ?? RecurEvery.Month, said.First ?? today, said.Days ?? 1, said.First ?? today, clock.Now, null, null);
        // As the first of them would be given now: everything else that is wrong is said at once.
        var looked = await maker.LookAsync(
            home, GiveRecurring.Said(one, calendar.AddWorkingDays(today, Math.Clamp(one.Days, 1, Recurring.MostDays))), actor, ct);
        if (looked.IsError) wrong.AddRange(looked.Error.Each());
        if (Error.All(wrong) is { } bad) return bad;
        RecurringStore.Add(work, one with
        {
            Leader = looked.Value.Leader, Content = looked.Value.Content.Content, Product = looked.Value.Content.Product,
            Source = looked.Value.Content.Source.Number,
        });
        return await work.CommitAsync(ct);
    }

    public async Task<Result> StopAsync(long id, Actor actor, CancellationToken ct)
    {
        if (await RefusalAsync(id, actor, ct) is { } refusal) return refusal;
        RecurringStore.Stop(work, id, clock.Now);
        return await work.CommitAsync(ct);
    }

    /// <summary>Goes on in the right of whoever says so, from the first of its days that is ahead or today.</summary>
    public async Task<Result> GoOnAsync(long id, Actor actor, CancellationToken ct)
    {
        if (await RefusalAsync(id, actor, ct) is { } refusal) return refusal;
        var one = (await store.FindAsync(id, actor.Active!.Value.Agency, ct))!;
        var leader = permissions.Decide(actor, TaskPermissions.Decide, one.Home) ? actor.Id : one.Leader;
        var next = one.StoppedAt is null ? one.Next : one.Behind(clock.Now.LocalDay().AddDays(-1));
        RecurringStore.GoOn(work, id, actor.Id, leader, next);
        return await work.CommitAsync(ct);
    }

    private async Task<Error?> RefusalAsync(long id, Actor actor, CancellationToken ct) =>
        AssignTask.Refusal(actor, permissions)
        ?? (await store.FindAsync(id, actor.Active!.Value.Agency, ct) is null ? TaskErrors.NoRecurring : null);
}
