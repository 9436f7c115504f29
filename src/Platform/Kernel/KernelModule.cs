using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace OpenProvince.Kernel;

/// <summary>What every module registers through the platform.</summary>
public static class KernelModule
{
    /// <summary>
    /// Adds the write path, permissions and texts; the host adds the <see cref="Database"/> itself. Call it before the modules.
    /// </summary>
    public static IServiceCollection AddKernel(this IServiceCollection services)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Migrator>();
        services.AddSingleton<Idempotency>();
        services.AddSingleton<ICleanUp>(provider => provider.GetRequiredService<Idempotency>());
        services.AddSingleton<Guesses>();
        services.AddSingleton<ICleanUp>(provider => provider.GetRequiredService<Guesses>());
        services.AddWorker("kernel", Worker.Of<CleanUpJob>("clean-up"));
        services.AddSingleton<WriteProbe>();
        services.TryAddSingleton<IRoleBook, GivenRoles>();
        services.AddSingleton<PermissionDecision>();
        services.AddSingleton<Texts>();
        services.AddScoped<Clock>();
        services.AddScoped<UnitOfWork>();
        services.AddScoped<CommandBatch>();
        return services.AddSchema("kernel", typeof(KernelModule).Assembly).AddTexts("kernel", typeof(KernelModule).Assembly);
    }

    /// <summary>The module's numbered SQL; modules are migrated in the order they register.</summary>
    public static IServiceCollection AddSchema(this IServiceCollection services, string module, Assembly assembly) =>
        services.AddSingleton<SchemaSource>(new SchemaFiles(module, assembly));

    /// <summary>The module's sentences, keys <c>module.*</c> and <c>error.module.*</c>.</summary>
    public static IServiceCollection AddTexts(
        this IServiceCollection services, string module, Assembly assembly, string? baseName = null) =>
        services.AddSingleton(new TextSource(module, assembly, baseName));

    /// <summary>An EF context for reads and admin pages; commands write through <see cref="UnitOfWork"/>.</summary>
    public static IServiceCollection AddModuleDb<TContext>(this IServiceCollection services) where TContext : DbContext =>
        services.AddDbContext<TContext>((provider, options) => provider.GetRequiredService<Database>().Configure(options));

    /// <summary>Every nested <c>Handler</c> of the assembly's verbs, by its concrete type.</summary>
    public static IServiceCollection AddHandlers(this IServiceCollection services, Assembly assembly)
    {
        foreach (var handler in assembly.GetTypes().Where(type => type is { Name: "Handler", IsNested: true, IsClass: true }))
            services.AddScoped(handler);
        return services;
    }
}
