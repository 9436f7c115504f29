using OpenProvince.Agencies;
using OpenProvince.Backups;
using OpenProvince.Cases;
using OpenProvince.Deliveries;
using OpenProvince.Dossiers;
using OpenProvince.EventLog;
using OpenProvince.Fields;
using OpenProvince.Files;
using OpenProvince.Kernel;
using OpenProvince.Measures;
using OpenProvince.Notices;
using OpenProvince.Operations;
using OpenProvince.Procedures;
using OpenProvince.Replay;
using OpenProvince.Tasks;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>Which modules make up the program, in the order of the house (docs/modules.md).</summary>
internal static class Composition
{
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddKernel().AddEventLog().AddTime().AddUi().AddAgencies().AddFiles().AddBackups().AddDeliveries()
            .AddNotices().AddFields().AddMeasures().AddCases().AddProcedures().AddDossiers().AddTasks().AddOperations().AddReplay();
        return services.AddTexts("host", typeof(Composition).Assembly, "OpenProvince.Server.Resources.Texts");
    }

    public static void MapModules(this WebApplication app)
    {
        app.MapUi();
        app.MapAgencies();
        app.MapFiles();
        app.MapNotices();
        app.MapMeasures();
        app.MapCases();
        app.MapProcedures();
        app.MapDossiers();
        app.MapTasks();
    }

    /// <summary>Every module's sentences, for the terminal before there is a host.</summary>
    public static IEnumerable<TextSource> TextSources =>
        new ServiceCollection().AddModules().Select(service => service.ImplementationInstance).OfType<TextSource>();
}
