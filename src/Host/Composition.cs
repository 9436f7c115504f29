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
    public static IEnumerable<TextSource> TextSources => Said.OfType<TextSource>();

    /// <summary>The verbs of the command line that modules bring.</summary>
    public static IEnumerable<IVerb> Verbs => Said.OfType<IVerb>();

    private static readonly Lazy<object[]> All =
        new(() => [.. new ServiceCollection().AddModules().Select(service => service.ImplementationInstance).OfType<object>()]);

    private static object[] Said => All.Value;
}
