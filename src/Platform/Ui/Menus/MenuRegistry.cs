using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>All menu entries of all modules, in order.</summary>
internal sealed class MenuRegistry(IEnumerable<MenuItem> items, PermissionDecision permissions)
{
    private readonly ILookup<MenuArea, MenuItem> byArea = items.OrderBy(item => item.Group?.Order ?? 0)
        .ThenBy(item => item.Order).ToLookup(item => item.Area);

    public IEnumerable<MenuItem> For(MenuArea area, Actor actor) =>
        byArea[area].Where(item => item.Permission is null || permissions.Decide(actor, item.Permission));

    /// <summary>The entry a page belongs to: the longest of its addresses that the path starts with.</summary>
    public static MenuItem? Current(IEnumerable<MenuItem> items, string path) => items
        .SelectMany(item => item.Also.Prepend(item.Href).Select(address => (item, address)))
        .Where(one => path == one.address || (one.address != "/" && path.StartsWith($"{one.address}/", StringComparison.Ordinal)))
        .OrderByDescending(one => one.address.Length).Select(one => one.item).FirstOrDefault();
}
