using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>All menu entries of all modules, in order.</summary>
internal sealed class MenuRegistry(IEnumerable<MenuItem> items, PermissionDecision permissions)
{
    private readonly ILookup<MenuArea, MenuItem> byArea = items.OrderBy(item => item.Order).ToLookup(item => item.Area);

    public IEnumerable<MenuItem> For(MenuArea area, Actor actor) =>
        byArea[area].Where(item => item.Permission is null || permissions.Decide(actor, item.Permission));

    /// <summary>The entry a page belongs to: the longest address that the path starts with.</summary>
    public static MenuItem? Current(IEnumerable<MenuItem> items, string path) => items
        .Where(item => path == item.Href || (item.Href != "/" && path.StartsWith($"{item.Href}/", StringComparison.Ordinal)))
        .MaxBy(item => item.Href.Length);
}
