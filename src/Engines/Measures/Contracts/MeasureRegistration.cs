using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Measures.Contracts;

/// <summary>How a module above hands in what it counts and shows.</summary>
public static class MeasureRegistration
{
    /// <summary>What a service counts.</summary>
    public static IServiceCollection AddMeasures<TSource>(this IServiceCollection services) where TSource : MeasureSource =>
        services.AddSingleton<MeasureSource, TSource>();

    /// <summary>Tiles a module shows live.</summary>
    public static IServiceCollection AddTiles<TBoard>(this IServiceCollection services) where TBoard : TileBoard =>
        services.AddSingleton<TileBoard, TBoard>();
}
