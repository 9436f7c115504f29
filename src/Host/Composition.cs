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
    /// <summary>A module is a line here; what it brings it says itself.</summary>
    private static IReadOnlyList<IModule> Modules =>
    [
        new AgenciesModule(), new FilesModule(), new BackupsModule(), new DeliveriesModule(), new NoticesModule(), new FieldsModule(),
        new MeasuresModule(), new CasesModule(), new ProceduresModule(),
        new DossiersModule(), new TasksModule(),
        new OperationsModule(), new ReplayModule(),
    ];

    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddKernel().AddEventLog().AddTime().AddUi();
        foreach (var module in Modules) services.AddModule(module);
        return services.AddTexts("host", typeof(Composition).Assembly, "OpenProvince.Server.Resources.Texts");
    }

    /// <summary>Every module's sentences, for the terminal before there is a host.</summary>
    public static IEnumerable<TextSource> TextSources => Brought([]).OfType<TextSource>();

    /// <summary>Everything modules bring as it is: sentences, verbs of the command line.</summary>
    /// <param name="more">Modules beside those of the program.</param>
    public static IReadOnlyList<object> Brought(IReadOnlyList<IModule> more)
    {
        var services = new ServiceCollection().AddModules();
        foreach (var module in more) services.AddModule(module);
        return [.. services.Select(service => service.ImplementationInstance).OfType<object>()];
    }
}
