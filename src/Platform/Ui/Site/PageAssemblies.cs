using System.Reflection;

namespace OpenProvince.Ui;

internal sealed record PageAssembly(Assembly Assembly);

/// <summary>Assemblies that hold routable pages, besides this one.</summary>
public sealed class PageAssemblies
{
    internal PageAssemblies(IEnumerable<PageAssembly> pages) =>
        All = [.. pages.Select(page => page.Assembly).Where(assembly => assembly != typeof(App).Assembly).Distinct()];

    public Assembly[] All { get; }
}
