using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Replay.Contracts;
using OpenProvince.Replay.Features;
using OpenProvince.Ui;

namespace OpenProvince.Replay;

/// <summary>Published years of a province, played again through the acts of its pages.</summary>
public sealed class ReplayModule : IModule
{
    public ModuleFacts Facts { get; } = new("replay")
    {
        Verbs = [new SimulateVerb()], Demo = [Demo.Of<LivingDossiers>("dossiers"), Demo.Of<DemoBells>("notices")],
    };

    public void Add(IServiceCollection services) => services.AddSingleton<ReplayUnits>().AddSingleton<Desks>()
        .AddSingleton<LivingSteps>().AddSingleton<IReplay, YearsReplay>();
}
