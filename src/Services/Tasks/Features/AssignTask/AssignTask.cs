using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>
/// A leader gives a task to a lead unit and to each co-operating unit its part, in one transaction. A clerk enters it in a leader's name.
/// </summary>
internal static class AssignTask
{
    /// <param name="Unit">A co-operating unit.</param>
    /// <param name="Content">What it does in it.</param>
    /// <param name="Due">Its own day, the whole's at the latest; null is the whole's.</param>
    internal sealed record PartInput(AgencyId Unit, string? Content, DateOnly? Due = null, string? Product = null);

    /// <param name="Officer">One officer of the lead unit; null leaves it on the unit's desk.</param>
    /// <param name="Start">From when the time runs; null is now.</param>
    /// <param name="Due">The last day, until close of business of the lead unit.</param>
    /// <param name="Leader">Actor code of the leader in whose name a clerk enters it.</param>
    internal sealed record Input(
        string? Content, string? Product, string? Field, AgencyId Lead, string? Officer, DateOnly? Start, DateOnly? Due, string? Leader,
        TaskSource? Source, IReadOnlyList<PartInput> Parts);

    /// <summary>Why somebody may not give tasks from the post that is chosen.</summary>
    public static Error? Refusal(Actor actor, PermissionDecision permissions) =>
        actor.Active is not { } post || permissions.Decide(actor, TaskPermissions.Assign, post.Agency) is { Allowed: false }
            ? CaseErrors.NotAllowed(TaskPermissions.Assign, permissions.Decide(actor, TaskPermissions.Assign).Reason)
            : null;

    internal sealed record Command(Input Said, RequestKey? Key = null);

    internal sealed class Handler(TaskStore store, TaskMaker maker, UnitOfWork work, Clock clock, PermissionDecision permissions,
        Idempotency keys)
    {
        public async Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var assigned = await AssignAsync(command, actor, ct);
            // A repeat gets its first answer, whatever rule has changed since.
            return assigned.IsError && await RepeatAsync(command.Key, actor, ct) is { } answer ? answer : assigned;
        }

        private async Task<Result<Moved>> AssignAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (Refusal(actor, permissions) is { } refusal) return refusal;
            var id = Ids.Next();
            if (command.Key is { } key) Idempotency.Remember(work, actor.Id, key.Value, key.Request, id, clock.Now);
            var whole = await maker.WholeAsync(id, actor.Active!.Value.Agency, command.Said, actor, ct);
            if (whole.IsError) return whole.Error;
            var committed = await work.CommitAsync(ct);
            return committed.IsError ? committed.Error : Moved.Of(whole.Value);
        }

        private async Task<Result<Moved>?> RepeatAsync(RequestKey? key, Actor actor, CancellationToken ct)
        {
            if (key is not { } asked) return null;
            var found = await keys.FindAsync(actor.Id, asked.Value, asked.Request, ct);
            if (found.IsError) return found.Error;
            if (found.Value is not { } id) return null;
            return await store.StartedAsAsync(id, ct) is { } first ? first : KernelErrors.DuplicateRequest;
        }
    }
}
