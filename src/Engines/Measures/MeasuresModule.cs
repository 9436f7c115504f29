using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Data;
using OpenProvince.Measures.Domain;
using OpenProvince.Measures.Features.LiveTiles;
using OpenProvince.Ui;

namespace OpenProvince.Measures;

/// <summary>Measures and their roll-ups; live tiles on top of them.</summary>
public sealed class MeasuresModule : IModule
{
    public ModuleFacts Facts { get; } = new("measures") { Workers = [Worker.Of<TileHub>("tiles")] };

    /// <summary>
    /// The engine. Computes watched tiles while the host serves. Services add their measures with
    /// <see cref="MeasureRegistration.AddMeasures{TSource}"/>.
    /// </summary>
    public void Add(IServiceCollection services)
    {
        services.AddSingleton<MeasureCatalogue>();
        services.AddSingleton(
            provider => new UnitChains(agency => Ancestors(provider.GetRequiredService<IAgencies>(), new AgencyId(agency))));
        services.AddSingleton<IMeasures, MeasureQueries>();
        services.AddSingleton<TileFragments>();
        services.AddMetrics().AddSingleton<StreamSeats>();
        services.AddSingleton<LiveTiles>();
    }

    /// <summary>The stream of live tiles.</summary>
    public void Map(IEndpointRouteBuilder routes) => LiveTiles.Map(routes);

    private static IEnumerable<long>? Ancestors(IAgencies agencies, AgencyId id) =>
        agencies.Find(id) is null ? null : agencies.Ancestors(id).Select(above => above.Value);
}
