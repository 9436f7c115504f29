using System.Reflection;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Theme and density of a page: paper for citizens, ledger for staff, night for the wall.</summary>
internal enum PageShell
{
    Citizen,
    Staff,
    Wall,
}

/// <summary>The frame of a page: its own layout says it, or the beginning of its address where there is no page.</summary>
internal sealed class Frames(IEnumerable<ModuleFacts> modules)
{
    private readonly string[] officers = [.. modules.SelectMany(module => module.OfficerPaths)];

    public PageShell Of(HttpContext http, Actor actor)
    {
        if (OriginalPath(http) is { } original) return OfPath(original);
        return http.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>()?.Type is { } page
            ? OfPage(page, actor)
            : PageShell.Citizen;
    }

    /// <summary>The address that was asked for, when an error page is drawn in its place; else null.</summary>
    public static string? OriginalPath(HttpContext http) =>
        http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? http.Features.Get<IExceptionHandlerPathFeature>()?.Path;

    /// <summary>Error pages keep the frame of the page that was asked for.</summary>
    public PageShell OfPath(string path) =>
        Array.Exists(officers, begin => path == begin || path.StartsWith($"{begin}/", StringComparison.Ordinal))
            ? PageShell.Staff
            : PageShell.Citizen;

    /// <summary>A page that names no frame is for everybody (<see cref="ReaderLayout"/>).</summary>
    private static PageShell OfPage(Type page, Actor actor)
    {
        if (page.GetCustomAttribute<LayoutAttribute>() is null)
            return actor.Kind == ActorKind.Officer ? PageShell.Staff : PageShell.Citizen;
        for (var type = page; type?.GetCustomAttribute<LayoutAttribute>()?.LayoutType is { } layout; type = layout)
        {
            if (layout == typeof(StaffLayout)) return PageShell.Staff;
            if (layout == typeof(WallLayout)) return PageShell.Wall;
        }
        return PageShell.Citizen;
    }
}
