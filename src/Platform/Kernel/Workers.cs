using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace OpenProvince.Kernel;

/// <summary>Work beside the requests that a module brings.</summary>
/// <param name="Name">The text <c>{module}.worker.{name}</c> says what it does.</param>
/// <param name="Type">Its class.</param>
public sealed record Worker(string Name, Type Type)
{
    public static Worker Of<T>(string name) where T : BackgroundWork => new(name, typeof(T));
}

/// <summary>A worker of the running program.</summary>
/// <param name="Key">Key of its words.</param>
/// <param name="Find">The worker itself.</param>
public sealed record RunningWorker(string Key, Func<IServiceProvider, BackgroundWork> Find);

/// <summary>How the program takes workers in.</summary>
public static class WorkerSetup
{
    /// <summary>Starts and ends it with the server, under its name.</summary>
    public static IServiceCollection AddWorker(this IServiceCollection services, string module, Worker worker)
    {
        services.TryAddSingleton(worker.Type);
        return services
            .AddSingleton(new RunningWorker($"{module}.worker.{worker.Name}", p => (BackgroundWork)p.GetRequiredService(worker.Type)))
            .AddSingleton(p => (IHostedService)p.GetRequiredService(worker.Type));
    }

    /// <summary>One that is made of what the operator said.</summary>
    public static IServiceCollection AddWorker<T>(
        this IServiceCollection services, string module, string name, Func<IServiceProvider, T> make) where T : BackgroundWork =>
        services.AddSingleton(make).AddWorker(module, Worker.Of<T>(name));
}
