using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Operations.Contracts;
using OpenProvince.Operations.Features.Wall;
using OpenProvince.Ui;

namespace OpenProvince.Operations;

/// <summary>The operations centre: one board of live figures, each leading to the dossiers behind it.</summary>
public sealed class OperationsModule : IModule
{
    public ModuleFacts Facts { get; } = new("operations")
    {
        Permissions = [new(OperationsPermissions.Wall, Roles.Leader, Roles.ProvinceAdministrator)],
        Menu =
        [
            new(MenuArea.Staff, 60, "operations.menu.wall", WallLinks.Wall, "display", OperationsPermissions.Wall)
            {
                Group = MenuGroup.Unit
            },
        ],
    };

    public void Add(IServiceCollection services)
    {
        services.AddSingleton<WallUnits>();
        services.AddSingleton<FigureReader>();
        services.AddSingleton<AgencyReader>();
        services.AddSingleton<ProcedureReader>();
        services.AddSingleton<TroubleReader>();
        services.AddSingleton<FlowReader>();
        services.AddSingleton<AlertReader>();
        services.AddSingleton<StoppedReader>();
        services.AddSingleton<WallClock>();
        services.AddSingleton<WallWords>();
        services.AddSingleton<LateReader>();
        services.AddSingleton<WallReader>();
        services.AddTiles<WallBoard>();
    }
}
