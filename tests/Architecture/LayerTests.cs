using OpenProvince.Architecture.Reading;
using OpenProvince.Architecture.Rules;

namespace OpenProvince.Architecture;

public sealed class LayerTests
{
    private static readonly SourceSet Planted = SourceSet.Of(
        ("src/Services/Dossiers/Dossiers.csproj", "<Project />"),
        ("src/Services/Dossiers/Services/Mailer.cs", "namespace X;"),
        ("src/Services/Dossiers/Domain/Term.cs",
            "using OpenProvince.Kernel;\nusing OpenProvince.Agencies.Contracts;\nnamespace X; class Term { Instant due; }"),
        ("src/Services/Dossiers/Domain/Late.cs", "namespace X; class Late(TimeProvider time) { }"),
        ("src/Services/Dossiers/Domain/Stored.cs",
            "using Microsoft.EntityFrameworkCore;\nusing OpenProvince.Dossiers.Data;\nnamespace X; class Stored { }"),
        ("src/Services/Dossiers/Data/Reader.cs",
            "using OpenProvince.Dossiers.Features.Accept;\nnamespace X; class Reader(HttpContext http) { }"),
        ("src/Services/Dossiers/Features/Accept/Accept.cs",
            "namespace X; class Accept { object Now() => DateTime.UtcNow; string s = \"DateTime.Now\"; /* DateTime.Now */ }"),
        ("src/Services/Dossiers/Features/Accept/AcceptPage.razor", "<p>DateTime.Now</p>\n@code {\n  object now = DateTimeOffset.Now;\n}"));

    [Fact]
    public void Modules_have_the_same_folders() => Obey.None(LayerRule.TopFolders(SourceSet.Repository));

    [Fact]
    public void Domain_is_plain() => Obey.None(LayerRule.Domain(SourceSet.Repository));

    [Fact]
    public void Nothing_looks_up_at_features() => Obey.None(LayerRule.DataDoesNotUseFeatures(SourceSet.Repository));

    [Fact]
    public void Http_stays_in_features() => Obey.None(LayerRule.HttpBelowFeatures(SourceSet.Repository));

    [Fact]
    public void Nobody_asks_the_wall_clock() => Obey.None(LayerRule.WallClock(SourceSet.Repository));

    [Fact]
    public void The_analyzer_bans_the_wall_clock_too()
    {
        var banned = SourceSet.Repository.Find("BannedSymbols.txt")!.Text;
        foreach (var member in new[] { "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow" })
            Assert.Contains($"P:System.{member};", banned);
    }

    [Fact]
    public void Finds_a_planted_folder() => Obey.Finds(LayerRule.TopFolders(Planted), "Dossiers/Services");

    [Fact]
    public void Finds_planted_impurities_in_the_domain() => Obey.Finds(
        LayerRule.Domain(Planted), "Late.cs: names TimeProvider", "Stored.cs: uses Microsoft.EntityFrameworkCore",
        "Stored.cs: uses OpenProvince.Dossiers.Data");

    [Fact]
    public void Finds_planted_data_that_uses_features() => Obey.Finds(LayerRule.DataDoesNotUseFeatures(Planted), "Data/Reader.cs");

    [Fact]
    public void Finds_planted_http_below_features() => Obey.Finds(LayerRule.HttpBelowFeatures(Planted), "Data/Reader.cs");

    [Fact]
    public void Finds_a_planted_wall_clock() =>
        Obey.Finds(LayerRule.WallClock(Planted), "Accept.cs: DateTime.UtcNow", "AcceptPage.razor: DateTimeOffset.Now");
}
