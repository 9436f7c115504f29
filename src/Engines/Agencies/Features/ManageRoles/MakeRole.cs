using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>The province makes a role of its own, which begins with what another one holds.</summary>
internal static class MakeRole
{
    /// <param name="Name">How it is called.</param>
    /// <param name="Like">The role whose permissions it begins with.</param>
    internal sealed record Command(string? Name, string? Like);

    internal sealed class Handler(RoleRights rights, IRoles roles, RoleStream stream, UnitOfWork work, Clock clock)
    {
        /// <returns>The id of the role.</returns>
        public async Task<Result<string>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            var name = rights.Name(command.Name);
            var like = roles.Find(command.Like ?? "");
            if (Error.All([.. new[] { name.Error, like is null ? AgencyErrors.RoleUnknown.For("like") : null }.OfType<Error>()]) is { } all)
                return all;
            // What only the administrator of every province has, does not go on.
            string[] held = [.. roles.Permissions.Where(one => like!.Held.Contains(one.Name) && !one.OfProvince).Select(one => one.Name)];
            var role = new RoleInfo($"r{Ids.Next().ToString(CultureInfo.InvariantCulture)}", name.Value, held.ToHashSet(), false, 0);
            await stream.AppendAsync(work, role, actor.Id, clock.Now, new RoleMade(role.Id, held), ct);
            foreach (var permission in held) RoleStream.Keep(work, role.Id, permission, true);
            var result = await rights.CommitAsync(work, actor, clock.Now, role.Id, ct);
            return result.IsError ? result.Error : role.Id;
        }
    }
}
