using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Calls a role of the province otherwise.</summary>
internal static class NameRole
{
    internal sealed record Command(string Role, string? Name, long Version);

    internal sealed class Handler(RoleRights rights, IRoles roles, RoleStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (roles.Find(command.Role) is not { } role) return AgencyErrors.RoleNotFound;
            if (!role.IsOwn) return AgencyErrors.RoleNotOwn;
            if (role.Version != command.Version) return KernelErrors.Stale;
            var name = rights.Name(command.Name, but: role.Id);
            if (name.IsError) return name.Error;
            if (name.Value == role.Name) return AgencyErrors.NothingChanged.For("name");
            await stream.AppendAsync(work, role, actor.Id, clock.Now, new RoleRenamed(role.Id), ct);
            work.Add("update agencies_role set name = $2 where id = $1", role.Id, name.Value);
            return await rights.CommitAsync(work, actor, clock.Now, role.Id, ct);
        }
    }
}
