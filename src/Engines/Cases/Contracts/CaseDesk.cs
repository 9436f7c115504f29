using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>At whose desk a permission is asked for: that of the case's home, or of the unit that holds it now.</summary>
public enum At
{
    Home,
    Holder,
}

/// <summary>
/// What every act on an existing case shares: a repeated request gets its first answer; then load, permission,
/// revision, the rule itself, and one commit.
/// </summary>
public sealed class CaseDesk<T>(
    CaseStore<T> store, UnitOfWork work, Clock clock, CaseAccess<T> access, LegalClocks calendars, Idempotency keys)
    where T : Case
{
    public Instant Now => clock.Now;

    /// <summary>One act: repeat, load, permission, revision, the rule, one commit.</summary>
    /// <param name="act">The verb.</param>
    /// <param name="target">Which case, at which revision, under which idempotency key.</param>
    /// <param name="said">What the form or the program says with it.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Moved>> RunAsync<TInput>(Act<T, TInput> act, Target target, TInput said, Actor actor, CancellationToken ct) =>
        ActAsync(target, actor,
            one => new(access.Refusal(one, actor, act.Facts) ?? target.Stale(one)),
            (one, on) => act.DoAsync(one, said, on, ct), ct);

    /// <summary>For acts whose permission the case itself decides: <paramref name="may"/> refuses, also a stale revision.</summary>
    public async Task<Result<Moved>> ActAsync(
        Target target, Actor actor, Func<T, ValueTask<Error?>> may, Func<T, Acting, ValueTask<Result>> rule, CancellationToken ct)
    {
        if (target.RequestKey is not null && await RepeatAsync(target, actor, ct) is { } answer) return answer;
        var one = await store.FindAsync(target.Key, ct);
        if (one is null) return store.Kind.NotFound;
        if (await may(one) is { } refusal) return await RefusedAsync(target, actor, refusal, ct);

        var clocks = await calendars.NowAsync(ct);
        var done = await rule(one, new Acting(actor, Officer.Of(actor), clock.Now, clocks.For(one.Home), work));
        return done.IsError ? await RefusedAsync(target, actor, done.Error, ct) : await CommitAsync(one, target, actor, ct);
    }

    private async Task<Result<Moved>> CommitAsync(T one, Target target, Actor actor, CancellationToken ct)
    {
        // The key goes before the events: a twin of this request waits at it, or at the rows before it, and then gets this answer.
        if (target.RequestKey is { } key) Idempotency.Remember(work, actor.Id, key.Value, key.Request, one.NextVersion, clock.Now);
        store.Save(one);
        var committed = await work.CommitAsync(ct);
        // Whatever stopped this one: a twin that was first gives the answer (also when it took a file before us).
        return committed.IsError ? await RefusedAsync(target, actor, committed.Error, ct) : Moved.Of(one);
    }

    /// <summary>
    /// A twin of this request may have committed after the first look at the key: then its act is what stands in the way.
    /// </summary>
    private async Task<Result<Moved>> RefusedAsync(Target target, Actor actor, Error refusal, CancellationToken ct) =>
        target.RequestKey is not null && await RepeatAsync(target, actor, ct) is { } answer ? answer : refusal;

    private async Task<Result<Moved>?> RepeatAsync(Target target, Actor actor, CancellationToken ct)
    {
        var found = await keys.FindAsync(actor.Id, target.RequestKey!.Value.Value, target.RequestKey.Value.Request, ct);
        if (found.IsError) return found.Error;
        if (found.Value is not { } version) return null;
        return await store.MovedAtAsync(target.Key, version, ct) is { } moved ? moved : store.Kind.NotFound;
    }
}
