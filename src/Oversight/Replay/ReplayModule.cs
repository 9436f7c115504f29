using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Replay.Contracts;
using OpenProvince.Replay.Features;

namespace OpenProvince.Replay;

/// <summary>Published years of a province, played again through the acts of its pages.</summary>
public static class ReplayModule
{
    /// <summary>Adds the module.</summary>
    public static IServiceCollection AddReplay(this IServiceCollection services) => services
        .AddSingleton<ReplayUnits>().AddSingleton<IReplay, YearsReplay>().AddTexts("replay", typeof(ReplayModule).Assembly);
}
