using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Everything about a verb that is not its rule, said once: address, button, key, permission and undo read it here.</summary>
/// <param name="Verb">Last part of its address for programs, and its name in <c>acts</c>.</param>
/// <param name="Permission">What has to be allowed.</param>
/// <param name="At">At whose desk.</param>
/// <param name="Line">The line it leaves in the timeline; what can be undone follows from the line.</param>
public sealed record ActFacts(string Verb, string Permission, At At, int Line)
{
    /// <summary>What a citizen needs for their own case, where it is another permission than the officer's.</summary>
    public string? CitizenPermission { get; init; }

    /// <summary>Last part of the address of its page, where that is another word.</summary>
    public string? Page { get; init; }

    /// <summary>Last part of the address of its page.</summary>
    public string Slug => Page ?? Verb;

    /// <summary>Number of the duty it fulfils: of a case that waits for that it is the primary button, by key C.</summary>
    public int? Does { get; init; }

    public string Icon { get; init; } = "arrow-right";

    /// <summary>Single key on lists and on the case's page.</summary>
    public string? Key { get; init; }

    /// <summary>It ends something for somebody: its button looks so.</summary>
    public bool Danger { get; init; }

    /// <summary>Panes beside lists have its button too, under its short name (text key <c>….short</c>).</summary>
    public bool InPane { get; init; }

    /// <summary>
    /// It can be done with several cases at once: the same words or the same receiver are right for all of them (docs/adr/0030).
    /// </summary>
    public bool Many { get; init; }

    public string PermissionOf(Actor actor) =>
        actor.Kind is ActorKind.Citizen && CitizenPermission is { } own ? own : Permission;
}

/// <summary>A verb says its facts without being made.</summary>
public interface IActFacts
{
    static abstract ActFacts About { get; }
}

/// <summary>Who acts, when, and by which clock.</summary>
/// <param name="Clock">Working time at the case's home, whose promise it is.</param>
/// <param name="Work">What the act writes beside the case goes here.</param>
public sealed record Acting(Actor Actor, Officer By, Instant Now, LegalClock Clock, UnitOfWork Work);

/// <summary>
/// A verb on a case. It keeps nothing between calls: the same one may serve a whole replay. Permission and revision were looked at before
/// <see cref="DoAsync"/>; a refusal changes nothing.
/// </summary>
public abstract class Act<TCase, TInput>(ActFacts facts) where TCase : Case
{
    public ActFacts Facts => facts;

    /// <summary>
    /// What its form proposes for this case, and what there is to choose from; every field is empty and every value of an enumeration
    /// offered unless said here. Reads, never writes.
    /// </summary>
    public virtual ValueTask PrepareAsync(ActSheet sheet, TCase one, Actor actor, CancellationToken ct) => ValueTask.CompletedTask;

    /// <summary>Asks elsewhere what the rule needs, then the rule; the default is the rule alone.</summary>
    public virtual ValueTask<Result> DoAsync(TCase one, TInput said, Acting on, CancellationToken ct) => new(Do(one, said, on));

    /// <summary>The rule: a method of the case.</summary>
    protected virtual Result Do(TCase one, TInput said, Acting on) => throw new NotSupportedException($"{GetType().Name} has no rule");
}
