using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class ReferenceTests
{
    private const string Empty = "<Project />";

    private static readonly SourceSet Planted = SourceSet.Of(
        ("src/Platform/Kernel/Kernel.csproj",
            """<Project><ItemGroup><ProjectReference Include="../Time/Time.csproj" /></ItemGroup></Project>"""),
        ("src/Platform/Time/Time.csproj",
            """<Project><ItemGroup><ProjectReference Include="../Kernel/Kernel.csproj" /></ItemGroup></Project>"""),
        ("src/Engines/Agencies/Agencies.csproj",
            """<Project><ItemGroup><ProjectReference Include="../Measures/Measures.csproj" /></ItemGroup></Project>"""),
        ("src/Engines/Measures/Measures.csproj", Empty),
        ("src/Services/Dossiers/Dossiers.csproj",
            """<Project><ItemGroup><ProjectReference Include="../../Engines/Measures/Measures.csproj" /></ItemGroup></Project>"""),
        ("src/Services/Meetings/Meetings.csproj",
            """<Project><ItemGroup><ProjectReference Include="../Dossiers/Dossiers.csproj" /></ItemGroup></Project>"""),
        ("src/Host/Host.csproj", Empty));

    private static IReadOnlySet<string> Allowed =>
        ReferenceRule.Allowed(SourceSet.Repository.Find("tests/Architecture/allowed-references.txt")!.Text);

    [Fact]
    public void Projects_reference_only_lower_ones() => Obey.None(ReferenceRule.Declared(SourceSet.Repository, Allowed));

    [Fact]
    public void Code_uses_only_contracts_of_lower_modules() =>
        Obey.None(ReferenceRule.Used(Assemblies.Modules, Assemblies.Uses(), Allowed));

    [Fact]
    public void Every_module_has_its_place() => Obey.None(ReferenceRule.WithoutPlace(Assemblies.Modules));

    [Fact]
    public void Modules_are_found_on_disk() => Assert.Superset(
        new HashSet<string> { "Kernel", "EventLog", "Time", "Ui", "Agencies", "Files", "Measures", "Dossiers", "Operations", "Host" },
        Assemblies.Modules.Select(module => module.Name).ToHashSet());

    [Fact]
    public void Every_permission_is_still_needed() =>
        Obey.None(Allowed.Except(ReferenceRule.Declared(SourceSet.Repository, new HashSet<string>())
            .Concat(ReferenceRule.Used(Assemblies.Modules, Assemblies.Uses(), new HashSet<string>()))));

    [Fact]
    public void Finds_planted_upward_and_sideways_references() => Obey.Finds(
        ReferenceRule.Declared(Planted, new HashSet<string>()), "Kernel -> Time", "Agencies -> Measures", "Meetings -> Dossiers");

    [Fact]
    public void An_allowed_line_needs_an_adr()
    {
        var allowed = ReferenceRule.Allowed("# comment\nMeetings -> Dossiers  ADR 0042  shared room plan\nAgencies -> Measures  because\n");
        Obey.Finds(ReferenceRule.Declared(Planted, allowed), "Kernel -> Time", "Agencies -> Measures");
    }

    [Fact]
    public void Finds_planted_use_of_anothers_inside() => Obey.Finds(
        ReferenceRule.Used(
            Planted.Modules,
            [
                new("OpenProvince.Dossiers", "OpenProvince.Measures", "OpenProvince.Measures.Contracts", "Measure"),
                new("OpenProvince.Dossiers", "OpenProvince.Measures", "OpenProvince.Measures.Data", "RollUp"),
                new("OpenProvince.Dossiers", "OpenProvince.Measures", "OpenProvince.Measures", "MeasuresModule"),
                new("openprovince", "OpenProvince.Measures", "OpenProvince.Measures", "MeasuresModule"),
                new("openprovince", "OpenProvince.Measures", "OpenProvince.Measures.Domain", "Formula"),
                new("OpenProvince.Time", "OpenProvince.Dossiers", "OpenProvince.Dossiers.Contracts", "DossierId"),
            ],
            new HashSet<string>()),
        "Dossiers -> OpenProvince.Measures.Data.RollUp", "Dossiers -> OpenProvince.Measures.MeasuresModule",
        "Host -> OpenProvince.Measures.Domain.Formula", "Time -> OpenProvince.Dossiers.Contracts.DossierId");

    [Fact]
    public void Finds_a_planted_module_without_a_place() => Obey.Finds(
        ReferenceRule.WithoutPlace(SourceSet.Of(("src/Engines/Telepathy/Telepathy.csproj", Empty)).Modules), "src/Engines/Telepathy");

    [Fact]
    public void Reads_the_uses_of_a_compiled_assembly() =>
        Assert.Contains(TypeUse.In(typeof(ReferenceTests).Assembly.Location), use => use is { To: "xunit.v3.core", Type: "FactAttribute" });
}
