using System.Reflection;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>How the host takes a module in.</summary>
public static class ModuleSetup
{
    /// <summary>Adds a module; modules are migrated, and found by search and menus, in the order they are added.</summary>
    public static IServiceCollection AddModule(this IServiceCollection services, IModule module)
    {
        var (facts, assembly) = (module.Facts, module.GetType().Assembly);
        services.AddSingleton(module).AddSingleton(facts);
        services.AddSchema(facts.Name, assembly).AddEvents(assembly).AddHandlers(assembly).AddPages(assembly);
        if (HasTexts(assembly)) services.AddTexts(facts.Name, assembly);
        foreach (var permission in facts.Permissions) services.AddSingleton(permission);
        services.AddMenu([.. facts.Menu]);
        foreach (var verb in facts.Verbs) services.AddSingleton(verb);
        foreach (var worker in facts.Workers) services.AddWorker(facts.Name, worker);
        foreach (var demo in facts.Demo) services.AddScoped(demo.Type).AddSingleton(demo with { Module = facts.Name });
        module.Add(services);
        return services;
    }

    /// <summary>Maps the addresses of every module that was added.</summary>
    public static void MapModules(this IEndpointRouteBuilder routes)
    {
        foreach (var module in routes.ServiceProvider.GetServices<IModule>()) module.Map(routes);
    }

    private static bool HasTexts(Assembly assembly) =>
        assembly.GetManifestResourceNames().Any(name => name.EndsWith(".Resources.Texts.resources", StringComparison.Ordinal));
}
