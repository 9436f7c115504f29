using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Host;

/// <summary>The files at fixed places are there and true.</summary>
public sealed class SiteFilesTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Search_engines_find_the_public_pages_and_no_others(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var robots = await visitor.Http.GetStringAsync("/robots.txt");
        Assert.Contains($"Sitemap: {new Uri(province.Address, "/sitemap.xml")}", robots, StringComparison.Ordinal);
        var closed = robots.Split('\n').Where(line => line.StartsWith("Disallow: ", StringComparison.Ordinal))
            .Select(line => line["Disallow: ".Length..]).ToList();
        foreach (var path in new[] { "/desk", "/ho-so", "/nop-ho-so", "/admin", "/wall", "/api", "/tep" }) Assert.Contains(path, closed);

        var sitemap = XDocument.Parse(await visitor.Http.GetStringAsync("/sitemap.xml"));
        var pages = sitemap.Descendants().Where(one => one.Name.LocalName == "loc").Select(one => new Uri(one.Value)).ToList();
        Assert.Contains(pages, page => page.AbsolutePath == "/thu-tuc/1.004873");
        Assert.DoesNotContain(pages,
            page => closed.Any(one => page.AbsolutePath == one || page.AbsolutePath.StartsWith($"{one}/", StringComparison.Ordinal)));
        foreach (var page in pages) Assert.Equal((page, HttpStatusCode.OK), (page, (await visitor.Http.GetAsync(page)).StatusCode));
    }

    [Theory, EachDatabase]
    public async Task A_browser_finds_icon_and_manifest(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var icon = await visitor.Http.GetByteArrayAsync("/favicon.ico");
        Assert.Equal([0, 0, 1, 0], icon[..4]);
        var link = (await visitor.OpenAsync("/")).Document.QuerySelector("link[rel=manifest]")!.GetAttribute("href")!;
        var manifest = (await visitor.Http.GetFromJsonAsync<JsonObject>(link))!;
        Assert.Contains("tỉnh Bắc Kạn", (string?)manifest["name"], StringComparison.Ordinal);
        foreach (var one in manifest["icons"]!.AsArray())
        {
            using var image = await visitor.Http.GetAsync((string)one!["src"]!);
            Assert.Equal((HttpStatusCode.OK, (string?)one["type"]), (image.StatusCode, image.Content.Headers.ContentType?.MediaType));
        }
    }

    [Theory, EachDatabase]
    public async Task Where_to_report_a_weakness_is_promised_only_when_somebody_reads_it(DatabaseEngine engine)
    {
        using (var visitor = (await provinces.OnAsync(engine)).Visitor())
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.Http.GetAsync("/.well-known/security.txt")).StatusCode);

        await using var province = await Province.StoppedAsync(engine);
        await province.StopAsync();
        await province.StartAsync(services => services.AddSingleton(Configured("an-toan@bac-kan.example")));
        using var finder = province.Visitor();
        var text = await finder.Http.GetStringAsync("/.well-known/security.txt");
        Assert.Contains("Contact: mailto:an-toan@bac-kan.example\n", text, StringComparison.Ordinal);
        var expires = DateTimeOffset.Parse(text.Split('\n')
            .Single(line => line.StartsWith("Expires: ", StringComparison.Ordinal))["Expires: ".Length..], CultureInfo.InvariantCulture);
        Assert.InRange(expires - province.Time.GetUtcNow(), TimeSpan.FromDays(30), TimeSpan.FromDays(365));
    }

    [Theory]
    [InlineData("gọi cho tôi")]
    [InlineData("http://bac-kan.example")]
    public void A_contact_nobody_could_use_stops_the_start(string given) =>
        Assert.Equal("ui.security-contact-wrong", Assert.Throws<StartupException>(() => Configured(given)).Error.Code);

    private static SecurityContact Configured(string contact) =>
        new(new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Site:SecurityContact"] = contact })
            .Build());
}
