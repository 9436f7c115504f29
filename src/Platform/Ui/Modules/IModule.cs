using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Ui;

/// <summary>
/// A module of the program. Its schema, texts, events, handlers and pages are found in its assembly by their places; what it says about
/// itself stands in <see cref="Facts"/>. Decision: docs/adr/0031.
/// </summary>
public interface IModule
{
    /// <summary>What menus, frames, roles and verbs are made of.</summary>
    ModuleFacts Facts { get; }

    /// <summary>Its services, beside what <see cref="ModuleSetup.AddModule"/> finds by itself.</summary>
    void Add(IServiceCollection services);

    /// <summary>Its addresses that are not pages.</summary>
    void Map(IEndpointRouteBuilder routes)
    {
    }
}
