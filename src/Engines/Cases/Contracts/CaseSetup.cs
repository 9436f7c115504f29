using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Contracts;

/// <summary>How a service registers its kind of case and its verbs.</summary>
public static class CaseSetup
{
    /// <summary>Every verb of the assembly, made anew in each request's scope.</summary>
    public static IServiceCollection AddActs(this IServiceCollection services, Assembly assembly)
    {
        foreach (var act in assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(IActFacts))))
            services.AddScoped(act);
        return services;
    }

    public static IServiceCollection AddCases<T>(this IServiceCollection services, CaseKind<T> kind) where T : Case => services
        .AddSingleton(kind).AddSingleton<ICaseKind>(kind)
        .AddSingleton<CaseDuties<T>>().AddSingleton<ICaseDuties>(provider => provider.GetRequiredService<CaseDuties<T>>())
        .AddSingleton<CaseAccess<T>>().AddScoped<ICaseHands, CaseHands<T>>()
        .AddScoped<CaseStore<T>>()
        .AddScoped<CaseDesk<T>>()
        .AddStreamHeads(kind.Stream.TrimEnd('-'), $"select '{kind.Stream}' || cast(id as text), version, head_hash from {kind.Row.Table}");

    /// <summary>
    /// The acts of a kind, and what their generated pages need. A kind that loads more than the case registers its
    /// <see cref="IOpenCase{T}"/> before, one whose readers are others its <see cref="ICaseReading{T}"/>.
    /// </summary>
    public static IServiceCollection AddActPages<T>(this IServiceCollection services, CaseActs<T> acts) where T : Case
    {
        services.AddSingleton(acts).AddSingleton<ICaseActs>(acts).AddScoped<Offers<T>>().AddScoped<Receivers<T>>();
        services.TryAddScoped<ICaseReading<T>, CaseReading<T>>();
        services.TryAddScoped<IOpenCase<T>, OpenCase<T>>();
        return services.AddScoped<ActRun<T>>().AddScoped<UndoLast<T>>().AddScoped<ICaseMany, CaseMany<T>>();
    }
}
