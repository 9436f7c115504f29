using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// What every act on an existing dossier shares: a repeated request gets its first answer; then load, permission,
/// revision, the rule itself, and one commit.
/// </summary>
internal sealed class DossierDesk(
    DossierStore store, UnitOfWork work, Clock clock, PermissionDecision permissions, LegalClocks clocks, Idempotency keys)
{
    private AgencyClocks calendars;

    public UnitOfWork Work => work;

    public Instant Now => clock.Now;

    /// <summary>Working time at the receiving desk: the promise is its promise.</summary>
    public LegalClock ClockOf(Dossier dossier) => calendars.For(dossier.ReceivedBy);

    /// <param name="target">Which dossier, at which revision, under which idempotency key.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="permission">What has to be allowed.</param>
    /// <param name="scope">At whose desk it has to be allowed.</param>
    /// <param name="rule">The act of law; a refusal changes nothing.</param>
    /// <param name="ct">Cancels before the commit.</param>
    public Task<Result<Moved>> ActAsync(
        Target target, Actor actor, string permission, Scope scope, Func<Dossier, Officer, Result> rule, CancellationToken ct) =>
        ActAsync(target, actor, dossier => new(Refusal(dossier, actor, permission, scope) ?? Stale(target, dossier)), rule, ct);

    /// <summary>For acts whose permission the dossier itself decides: <paramref name="may"/> refuses, also a stale revision.</summary>
    public async Task<Result<Moved>> ActAsync(
        Target target, Actor actor, Func<Dossier, ValueTask<Error?>> may, Func<Dossier, Officer, Result> rule, CancellationToken ct)
    {
        if (target.Key is not null && await RepeatAsync(target, actor, ct) is { } answer) return answer;
        var dossier = await store.FindAsync(target.Id, ct);
        if (dossier is null) return DossierErrors.NotFound;
        if (await may(dossier) is { } refusal) return await RefusedAsync(target, actor, refusal, ct);

        calendars = await clocks.NowAsync(ct);
        var done = rule(dossier, By(actor));
        return done.IsError ? await RefusedAsync(target, actor, done.Error, ct) : await CommitAsync(dossier, target, actor, ct);
    }

    /// <summary>Why the actor may not do this; a citizen never learns that somebody else's dossier exists.</summary>
    public Error? Refusal(Dossier dossier, Actor actor, string permission, Scope scope) =>
        Refusal(dossier, actor, permission, scope == Scope.Receiving ? dossier.ReceivedBy : dossier.Holder?.Agency ?? dossier.Competent);

    /// <summary>The same, asked for at one agency's desk.</summary>
    public Error? Refusal(Dossier dossier, Actor actor, string permission, long agency)
    {
        if (actor.Kind is ActorKind.Anonymous or ActorKind.Citizen && !IsParty(dossier, actor)) return DossierErrors.NotFound;
        var decision = permissions.Decide(actor, permission, agency);
        return decision ? null : DossierErrors.NotAllowed(permission, decision.Reason);
    }

    public static Error? Stale(Target target, Dossier dossier) =>
        target.Seen is { } seen && seen != dossier.Head.Version ? KernelErrors.Stale : null;

    public static bool IsParty(Dossier dossier, Actor actor) =>
        actor.PersonId is { } person && (dossier.Owner == person || dossier.Submitter == person);

    public static Officer By(Actor actor) => new(actor.Id, actor.Active?.Agency);

    private async Task<Result<Moved>> CommitAsync(Dossier dossier, Target target, Actor actor, CancellationToken ct)
    {
        // The key goes before the events: a twin of this request waits at it, or at the papers before it, and then gets this answer.
        if (target.Key is { } key) Idempotency.Remember(work, actor.Id, key.Value, key.Request, dossier.NextVersion, clock.Now);
        store.Save(dossier);
        var committed = await work.CommitAsync(ct);
        // Whatever stopped this one: a twin that was first gives the answer (also when it took the file before us).
        return committed.IsError ? await RefusedAsync(target, actor, committed.Error, ct) : Moved.Of(dossier);
    }

    /// <summary>
    /// A twin of this request may have committed after the first look at the key: then its act is what stands in the way.
    /// </summary>
    private async Task<Result<Moved>> RefusedAsync(Target target, Actor actor, Error refusal, CancellationToken ct) =>
        target.Key is not null && await RepeatAsync(target, actor, ct) is { } answer ? answer : refusal;

    private async Task<Result<Moved>?> RepeatAsync(Target target, Actor actor, CancellationToken ct)
    {
        var found = await keys.FindAsync(actor.Id, target.Key!.Value.Value, target.Key.Value.Request, ct);
        if (found.IsError) return found.Error;
        if (found.Value is not { } version) return null;
        return await store.MovedAtAsync(target.Id, version, ct) is { } moved ? moved : DossierErrors.NotFound;
    }
}

/// <summary>At whose desk the permission is asked for: the receiving one, or the unit that holds the dossier now.</summary>
internal enum Scope
{
    Receiving,
    Holding,
}

/// <summary>Which dossier. <paramref name="Seen"/> is the revision the actor looked at; null when nobody looked (replay).</summary>
internal readonly record struct Target(DossierId Id, long? Seen = null, RequestKey? Key = null);
