using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class SizeTests
{
    [Fact]
    public void Files_are_short() => Obey.None(SizeRule.Files(SourceSet.Repository));

    [Fact]
    public void Lines_are_short() => Obey.None(SizeRule.Lines(SourceSet.Repository));

    [Fact]
    public void Methods_are_short() => Obey.None(SizeRule.Methods(SourceSet.Repository));

    [Fact]
    public void The_kernel_keeps_its_budget() => Obey.None(SizeRule.KernelBudget(SourceSet.Repository));

    [Fact]
    public void Modules_have_a_short_readme() => Obey.None(SizeRule.ModuleReadmes(SourceSet.Repository));

    [Fact]
    public void Finds_planted_long_files() => Obey.Finds(
        SizeRule.Files(SourceSet.Of(
            ("src/A.cs", Lines(301)), ("src/B.cs", Lines(300)), ("tests/A.cs", Lines(501)), ("tests/B.cs", Lines(500)),
            ("src/A.razor", Lines(121)), ("src/B.razor", Lines(120)), ("src/Seed.sql", Lines(5000)))),
        "src/A.cs: 301", "tests/A.cs: 501", "src/A.razor: 121");

    [Fact]
    public void Finds_planted_long_lines() => Obey.Finds(
        SizeRule.Lines(SourceSet.Of(
            ("src/A.cs", $"// ok\n{Words(141)}"), ("tests/B.razor", Words(200)), ("src/C.cs", Words(140)),
            ("src/D.cs", $"// https://example.vn/{new string('a', 150)}"), ("src/E.json", Words(500)))),
        "src/A.cs:2 has 141", "tests/B.razor:1 has 200");

    [Fact]
    public void Finds_a_planted_long_method() => Obey.Finds(
        SizeRule.Methods(SourceSet.Of(("src/A.cs", $"class A {{ void Long() {{{Lines(41)}}} void Short() {{{Lines(38)}}} }}"))),
        "Long has");

    [Fact]
    public void Finds_a_planted_heavy_kernel() => Obey.Finds(
        SizeRule.KernelBudget(SourceSet.Of(("src/Platform/Kernel/A.cs", Lines(2001)), ("src/Platform/Kernel/Data/B.cs", Lines(2000)))),
        "Kernel has 4001");

    [Fact]
    public void Finds_a_planted_missing_and_a_long_readme() => Obey.Finds(
        SizeRule.ModuleReadmes(SourceSet.Of(
            ("src/Engines/Agencies/Agencies.csproj", "<Project />"),
            ("src/Engines/Files/Files.csproj", "<Project />"), ("src/Engines/Files/README.md", Lines(41)))),
        "Agencies/README.md is missing", "Files/README.md is longer");

    private static string Words(int length) => string.Concat(Enumerable.Repeat("// ", length))[..length];

    private static string Lines(int count) => string.Concat(Enumerable.Repeat("// x\n", count));
}
