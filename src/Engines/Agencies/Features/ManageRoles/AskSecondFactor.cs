using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Whoever has the role signs in with a second step, or no longer has to. Who has none sets it up at the next sign-in.</summary>
internal static class AskSecondFactor
{
    internal sealed record Command(string Role, bool Asked, long Version);

    internal sealed class Handler(RoleRights rights, IRoles roles, RoleStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (roles.Find(command.Role) is not { } role) return AgencyErrors.RoleNotFound;
            if (role.Ended) return AgencyErrors.RoleHasEnded;
            if (role.AsksSecondFactor == command.Asked) return AgencyErrors.NothingChanged;
            if (role.Version != command.Version) return KernelErrors.Stale;
            await stream.AppendAsync(work, role, actor.Id, clock.Now, new RoleSecondFactorAsked(role.Id, command.Asked), ct);
            work.Add("update agencies_role set asks_second = $2 where id = $1", role.Id, command.Asked ? 1L : 0L);
            return await rights.CommitAsync(work, actor, clock.Now, role.Id, ct);
        }
    }
}
