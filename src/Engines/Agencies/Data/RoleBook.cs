using System.Collections.Frozen;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>All roles with what they hold in memory: every decision asks them.</summary>
internal sealed class RoleBook(Database database, IEnumerable<PermissionFact> permissions, Texts texts) : IRoles
{
    private static readonly StringComparer Order = StringComparer.Ordinal;

    private readonly IReadOnlyList<PermissionFact> all = [.. permissions];
    private readonly FrozenSet<string> ofCitizens =
        permissions.Where(one => one.Roles.Contains(Roles.Citizen)).Select(one => one.Name).ToFrozenSet(Order);

    private readonly FrozenSet<string> ofProvince =
        permissions.Where(one => one.OfProvince).Select(one => one.Name).ToFrozenSet(Order);

    private Picture<Memory>? kept;

    private sealed record Memory(
        IReadOnlyList<RoleInfo> All, FrozenDictionary<string, RoleInfo> ById, FrozenDictionary<string, string[]> ByPermission);

    public IReadOnlyList<RoleInfo> All => Now.All;

    public IReadOnlyList<PermissionFact> Permissions { get; } = [.. permissions.Where(one => one.IsOfOffice)];

    private Memory Now => Kept.Now;

    private Picture<Memory> Kept => kept ?? LazyInitializer.EnsureInitialized(ref kept, () => new(LoadAsync));

    public RoleInfo? Find(string id) => Now.ById.GetValueOrDefault(id);

    public bool Holds(string role, string permission) => role == Roles.Citizen
        ? ofCitizens.Contains(permission)
        : Now.ById.TryGetValue(role, out var found) && found.Held.Contains(permission);

    public bool ReachesProvince(string permission) => ofProvince.Contains(permission);

    public IReadOnlyList<string> ThatHold(string permission) => Now.ByPermission.GetValueOrDefault(permission, []);

    public string NameOf(string id) => Find(id)?.Name ?? texts.Find($"agencies.role.{id}") ?? id;

    public bool IsOfProvince(RoleInfo role) => role.Id == Roles.ProvinceAdministrator || role.Held.Any(ofProvince.Contains);

    /// <summary>The permission stays with the role: every role of the office is let in, and the administrator gives rights back.</summary>
    public static bool Keeps(string role, PermissionFact one) =>
        one.Kept && (one.Roles.Contains(role) || one.Name == AgencyPermissions.Office);

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public Task RefreshAsync(CancellationToken ct = default) => Kept.RefreshAsync(ct);

    private async Task<Memory> LoadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var changed = (await connection.QueryAsync(row => (Role: row.GetString(0), Permission: row.GetString(1), Held: row.Int(2) != 0),
            "select role, permission, held from agencies_role_permission", [], ct)).ToLookup(one => one.Role, Order);
        var rows = (await connection.QueryAsync(
            row => (Id: row.GetString(0), Name: row.TextOrNull(1), Ended: !row.IsDBNull(2), Version: row.Int(3),
                Second: row.Int(4) != 0),
            "select id, name, ended_at, version, asks_second from agencies_role", [], ct)).ToDictionary(one => one.Id, Order);
        var given = Roles.OfOffice.Select(id => new RoleInfo(id, null, Held(id, changed[id]), false, rows.GetValueOrDefault(id).Version)
        {
            AsksSecondFactor = rows.GetValueOrDefault(id).Second,
        });
        var own = rows.Values.Where(row => row.Name is not null).OrderBy(row => VietnameseText.SortKey(row.Name!), Order)
            .Select(row => new RoleInfo(row.Id, row.Name, Held(row.Id, changed[row.Id]), row.Ended, row.Version)
            {
                AsksSecondFactor = row.Second,
            });
        RoleInfo[] roles = [.. given, .. own];
        return new(roles, roles.ToFrozenDictionary(one => one.Id, Order), all.Select(one => one.Name).Distinct(Order).ToFrozenDictionary(
            name => name, name => roles.Where(role => role.Held.Contains(name)).Select(role => role.Id).Order(Order).ToArray(), Order));
    }

    private FrozenSet<string> Held(string role, IEnumerable<(string Role, string Permission, bool Held)> changes)
    {
        var held = all.Where(one => one.Roles.Contains(role)).Select(one => one.Name).ToHashSet(Order);
        foreach (var (_, permission, holds) in changes)
        {
            if (holds) held.Add(permission);
            else held.Remove(permission);
        }
        // What every role of the office has, and what the administrator must not lose, no row takes away.
        held.UnionWith(all.Where(one => Keeps(role, one)).Select(one => one.Name));
        return held.ToFrozenSet(Order);
    }
}
