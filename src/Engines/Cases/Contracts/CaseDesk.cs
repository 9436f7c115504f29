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
    CaseStore<T> store, UnitOfWork work, Clock clock, PermissionDecision permissions, LegalClocks clocks, Idempotency keys)
    where T : Case
{
    private AgencyClocks calendars;

    public UnitOfWork Work => work;

    public Instant Now => clock.Now;

    /// <summary>Working time at the case's home, whose promise it is. Known while a rule runs.</summary>
    public LegalClock ClockOf(T one) => calendars.For(one.Home);

    /// <param name="target">Which case, at which revision, under which idempotency key.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="permission">What has to be allowed.</param>
    /// <param name="at">At whose desk it has to be allowed.</param>
    /// <param name="rule">The act itself; a refusal changes nothing.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Moved>> ActAsync(
        Target target, Actor actor, string permission, At at, Func<T, Officer, Result> rule, CancellationToken ct) =>
        ActAsync(target, actor, one => new(Refusal(one, actor, permission, at) ?? target.Stale(one)), rule, ct);

    /// <summary>For acts whose permission the case itself decides: <paramref name="may"/> refuses, also a stale revision.</summary>
    public async Task<Result<Moved>> ActAsync(
        Target target, Actor actor, Func<T, ValueTask<Error?>> may, Func<T, Officer, Result> rule, CancellationToken ct)
    {
        if (target.RequestKey is not null && await RepeatAsync(target, actor, ct) is { } answer) return answer;
        var one = await store.FindAsync(target.Key, ct);
        if (one is null) return store.Kind.NotFound;
        if (await may(one) is { } refusal) return await RefusedAsync(target, actor, refusal, ct);

        calendars = await clocks.NowAsync(ct);
        var done = rule(one, Officer.Of(actor));
        return done.IsError ? await RefusedAsync(target, actor, done.Error, ct) : await CommitAsync(one, target, actor, ct);
    }

    /// <summary>Why the actor may not do this; a citizen never learns that somebody else's case exists.</summary>
    public Error? Refusal(T one, Actor actor, string permission, At at) =>
        Refusal(one, actor, permission, at == At.Home ? one.Home : one.Desk);

    /// <summary>The same, asked for at one agency's desk.</summary>
    public Error? Refusal(T one, Actor actor, string permission, long agency)
    {
        if (actor.Kind is ActorKind.Anonymous or ActorKind.Citizen && !one.IsParty(actor)) return store.Kind.NotFound;
        var decision = permissions.Decide(actor, permission, agency);
        return decision ? null : CaseErrors.NotAllowed(permission, decision.Reason);
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
