using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Ends a role of the province that nobody holds.</summary>
internal static class EndRole
{
    internal sealed record Command(string Role, long Version);

    internal sealed class Handler(RoleRights rights, IRoles roles, RoleStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (roles.Find(command.Role) is not { } role) return AgencyErrors.RoleNotFound;
            if (!role.IsOwn) return AgencyErrors.RoleNotOwn;
            if (role.Ended) return AgencyErrors.RoleHasEnded;
            if (role.Version != command.Version) return KernelErrors.Stale;
            if (rights.Holders(role.Id).Count is > 0 and var held) return AgencyErrors.RoleHeld(held);
            await stream.AppendAsync(work, role, actor.Id, clock.Now, new RoleEnded(role.Id), ct);
            work.Add("update agencies_role set ended_at = $2 where id = $1", role.Id, clock.Now.Micros);
            return await rights.CommitAsync(work, actor, clock.Now, role.Id, ct);
        }
    }
}
