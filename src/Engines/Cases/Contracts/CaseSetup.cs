using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Contracts;

/// <summary>How a service registers its kind of case.</summary>
public static class CaseSetup
{
    public static IServiceCollection AddCases<T>(this IServiceCollection services, CaseKind<T> kind) where T : Case => services
        .AddSingleton(kind).AddSingleton<ICaseKind>(kind)
        .AddSingleton<CaseDuties<T>>()
        .AddScoped<CaseStore<T>>()
        .AddScoped<CaseDesk<T>>()
        .AddStreamHeads(kind.Stream.TrimEnd('-'), $"select '{kind.Stream}' || cast(id as text), version, head_hash from {kind.Row.Table}");
}
