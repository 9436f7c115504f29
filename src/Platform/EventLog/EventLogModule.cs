using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

public static class EventLogModule
{
    public static IServiceCollection AddEventLog(this IServiceCollection services)
    {
        services.AddSingleton<EventRegistry>();
        services.AddSingleton<EventAppender>();
        services.AddSingleton<LogReader>();
        services.AddSingleton<LogOwner>();
        services.AddSingleton<LogFeed>();
        services.AddSingleton<ProjectionRunner>();
        services.AddSingleton<ProjectionAges>();
        services.AddSingleton<ProjectionVersions>();
        services.AddSingleton<ReactorRunner>();
        services.AddSingleton<PlaceEvents>();
        services.AddSingleton<Rebuild>();
        services.AddSingleton<EngineCheck>();
        services.AddSingleton<Subjects>();
        services.AddSingleton<ScratchDatabase>();
        services.AddSingleton<Verify>();
        services.AddSingleton<IVerb>(new VerifyVerb()).AddSingleton<IVerb>(new RebuildVerb());
        return services.AddSchema("eventlog", typeof(EventLogModule).Assembly).AddTexts("eventlog", typeof(EventLogModule).Assembly);
    }

    /// <summary>
    /// Starts the sequencer, the projections and the reactors with the host (<c>serve</c>; other verbs drive them by hand).
    /// </summary>
    public static IServiceCollection AddLogWorkers(this IServiceCollection services) => services
        .AddWorker("eventlog", Worker.Of<LogOwner>("owner"))
        .AddWorker("eventlog", Worker.Of<ProjectionRunner>("projections"))
        .AddWorker("eventlog", Worker.Of<ReactorRunner>("reactors"))
        .AddWorker("eventlog", Worker.Of<NodeBridge>("bridge"));

    /// <summary>The stored events of the module's assembly.</summary>
    public static IServiceCollection AddEvents(this IServiceCollection services, Assembly assembly) =>
        services.AddSingleton(new EventSource(assembly));

    public static IServiceCollection Project<TProjection>(this IServiceCollection services) where TProjection : Projection =>
        services.AddSingleton<Projection, TProjection>();

    public static IServiceCollection React<TReactor>(this IServiceCollection services) where TReactor : Reactor =>
        services.AddSingleton<Reactor, TReactor>();

    /// <summary>Where the module keeps the heads of its streams, for <c>verify</c>.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="prefix">Streams named <c>prefix-*</c> belong here.</param>
    /// <param name="sql">A query of (stream, version, head_hash) over all state rows.</param>
    public static IServiceCollection AddStreamHeads(this IServiceCollection services, string prefix, string sql) =>
        services.AddSingleton(new StreamHeads(prefix, sql));
}
