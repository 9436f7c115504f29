using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Data;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Measures.Contracts;

/// <summary>How a module above hands in what it counts and shows.</summary>
public static class MeasureRegistration
{
    /// <summary>What a service counts, with tables and a projection of its own.</summary>
    public static IServiceCollection AddMeasures<TSource>(this IServiceCollection services) where TSource : MeasureSource => services
        .AddSingleton<TSource>()
        .AddSingleton<MeasureSource>(provider => provider.GetRequiredService<TSource>())
        .AddSingleton<SchemaSource>(provider => new MeasureSchema(Checked<TSource>(provider)))
        .AddSingleton<Projection>(
            provider => new MeasuresProjection(Checked<TSource>(provider), provider.GetRequiredService<UnitChains>()));

    /// <summary>Tiles a module shows live.</summary>
    public static IServiceCollection AddTiles<TBoard>(this IServiceCollection services) where TBoard : TileBoard =>
        services.AddSingleton<TileBoard, TBoard>();

    // The catalogue refuses a wrong declaration before a table is made from it.
    private static MeasureSource Checked<TSource>(IServiceProvider provider) where TSource : MeasureSource =>
        provider.GetRequiredService<MeasureCatalogue>().Source(provider.GetRequiredService<TSource>().Name);
}
