using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Changes what a role may do, for everybody who holds it, at once.</summary>
internal static class BundleRole
{
    /// <param name="Role">Which.</param>
    /// <param name="Held">All it may do from now on.</param>
    /// <param name="Version">Of the role as it was shown: refused when somebody else changed it meanwhile.</param>
    internal sealed record Command(string Role, IReadOnlySet<string> Held, long Version);

    internal sealed class Handler(RoleRights rights, IRoles roles, RoleStream stream, UnitOfWork work, Clock clock, Texts texts)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (Check(command, actor) is { } refusal) return refusal;
            var role = roles.Find(command.Role)!;
            var (given, taken) = Difference(role, command.Held);
            await stream.AppendAsync(work, role, actor.Id, clock.Now, new RoleBundled(role.Id, given, taken), ct);
            foreach (var permission in given) RoleStream.Keep(work, role.Id, permission, true);
            foreach (var permission in taken) RoleStream.Keep(work, role.Id, permission, false);
            return await rights.CommitAsync(work, actor, clock.Now, role.Id, ct);
        }

        /// <summary>Why it cannot be done, or null; asked before the page shows what it would mean.</summary>
        public Error? Check(Command command, Actor actor)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (roles.Find(command.Role) is not { } role) return AgencyErrors.RoleNotFound;
            if (role.Ended) return AgencyErrors.RoleHasEnded;
            if (role.Version != command.Version) return KernelErrors.Stale;
            if (rights.CannotHold(role, command.Held, texts) is { } cannot) return cannot;
            return Difference(role, command.Held) is ([], []) ? AgencyErrors.NothingChanged : null;
        }

        /// <summary>What the role gets and what it loses, in the order of the modules.</summary>
        public (IReadOnlyList<string> Given, IReadOnlyList<string> Taken) Difference(RoleInfo role, IReadOnlySet<string> held) => (
            [.. roles.Permissions.Select(one => one.Name).Where(name => held.Contains(name) && !role.Held.Contains(name))],
            [.. roles.Permissions.Select(one => one.Name).Where(name => !held.Contains(name) && role.Held.Contains(name))]);
    }
}
