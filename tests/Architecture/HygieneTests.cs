using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class HygieneTests
{
    // Written in pieces, so that this file does not break the rules it plants violations of.
    private const string Unfinished = "// TO" + "DO later";

    [Fact]
    public void No_forgotten_work() => Obey.None(HygieneRule.ForgottenWork(SourceSet.Repository));

    [Fact]
    public void No_traces_of_a_machine() => Obey.None(HygieneRule.MachineTraces(SourceSet.Repository));

    [Fact]
    public void Lock_files_hold_no_addresses() => Obey.None(HygieneRule.LockFiles(SourceSet.Repository));

    [Fact]
    public void Every_project_is_in_the_solution() => Obey.None(HygieneRule.ProjectsOutsideSolution(SourceSet.Repository));

    [Fact]
    public void Versions_stand_in_one_place() => Obey.None(HygieneRule.VersionsInProjects(SourceSet.Repository));

    [Fact]
    public void Finds_planted_forgotten_work() => Obey.Finds(
        HygieneRule.ForgottenWork(SourceSet.Of(
            ("src/A.cs", Unfinished), ("src/B.cs", Unfinished), ("docs/known-gaps.md", "- src/B.cs: waits for the post office"))),
        "src/A.cs");

    [Fact]
    public void Finds_planted_traces() => Obey.Finds(
        HygieneRule.MachineTraces(SourceSet.Of(
            ("a.sh", "cd /hom" + "e/someone/checkout"), ("b.md", "see /roo" + "t/notes"),
            (".npmrc", "regis" + "try=https://packages.example/"),
            ("nuget.config", "<add key=\"x\" val" + "ue=\"https://packages.example/v3\" />"),
            ("c.md", "docs at https://dotnet.microsoft.com/"))),
        "a.sh", "b.md", ".npmrc", "nuget.config");

    [Fact]
    public void Finds_a_planted_lock_file() => Obey.Finds(
        HygieneRule.LockFiles(SourceSet.Of(("web/package-lock.json", "{ \"resolved\": \"https://packages.example/a.tgz\" }"))),
        "web/package-lock.json");

    [Fact]
    public void Finds_a_planted_project_outside() => Obey.Finds(
        HygieneRule.ProjectsOutsideSolution(SourceSet.Of(
            ("OpenProvince.slnx", "<Project Path=\"src/A.csproj\" />"), ("src/A.csproj", ""), ("src/B.csproj", ""))), "src/B.csproj");

    [Fact]
    public void Finds_a_planted_version() => Obey.Finds(
        HygieneRule.VersionsInProjects(SourceSet.Of(("src/A.csproj", "<PackageReference Include=\"Dapper\" Version=\"1\" />"))),
        "src/A.csproj");
}
