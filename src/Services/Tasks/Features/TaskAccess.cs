using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Who may look into a task: officers of who assigned, of a unit that works on the whole, and those above one of them.</summary>
internal sealed class TaskAccess(PermissionDecision permissions, TaskReads reads)
{
    public async ValueTask<Error?> RefusalAsync(Assignment one, Actor actor, CancellationToken ct)
    {
        if (actor.Kind is ActorKind.Anonymous or ActorKind.Citizen) return TaskErrors.NotFound;
        var reason = PermissionReason.RoleLacksPermission;
        foreach (var agency in await reads.AgenciesAsync(one.Whole, ct))
        {
            var decision = permissions.Decide(actor, TaskPermissions.Read, agency);
            if (decision) return null;
            reason = decision.Reason;
        }
        return CaseErrors.NotAllowed(TaskPermissions.Read, reason);
    }
}
