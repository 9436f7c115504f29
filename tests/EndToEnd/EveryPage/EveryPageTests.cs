using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.EveryPage;

/// <summary>Every page of the program, at a phone's and a desk's size: nothing for axe and nothing beside the window.</summary>
public sealed partial class EveryPageTests(Chromium chromium, Shelf shelf) : IClassFixture<Shelf>
{
    public static TheoryData<string> Names => [.. PageTable.Rows.Select(row => row.Name)];

    [Fact]
    public void Every_page_of_the_program_is_in_the_table()
    {
        var endpoints = shelf.Province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();
        var pages = endpoints.Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(Pattern).Distinct().Except(PageTable.NoPages.Keys);
        Assert.Equal(pages.Order(StringComparer.Ordinal), PageTable.Rows.Select(row => row.Route).Distinct().Order(StringComparer.Ordinal));

        // Whatever else answers a browser's GET is known too, and said why it is no page. The API answers programs.
        var others = endpoints.Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is null && one.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods || methods.Contains("GET"))
            .Select(Pattern).Where(pattern => !pattern.StartsWith("/api/", StringComparison.Ordinal)).Distinct();
        Assert.Empty(others.Except(PageTable.NoPages.Keys).Except(PageTable.Rows.Select(row => row.Route)));
    }

    [Theory, MemberData(nameof(Names))]
    public async Task Everybody_can_read(string name)
    {
        var row = PageTable.Rows.Single(one => one.Name == name);
        var page = await chromium.PhoneAsync(shelf.Province);
        if (row.Account is not null) await shelf.SignInAsync(page, row.Account);
        var answer = await page.GotoAsync(Codes().Replace(row.Address, code => shelf[code.Groups[1].Value]));
        Assert.Equal(row.Status, answer!.Status);
        if (row.Walk is not null) await row.Walk(page);
        await page.Locator(row.Shows).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        (int Width, int Height)[] sizes = row.Wall ? [(390, 844), (1440, 900), (1920, 1080)] : [(390, 844), (1440, 900)];
        foreach (var (width, height) in sizes)
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ShouldFitItsWidth();
            if (TestRun.IsLong) await page.ShootAsync($"page-{row.Name}", whole: false);
            await page.ShouldHaveNoAxeViolations();
            Assert.DoesNotMatch(TextKey(), await page.InnerTextAsync("body"));
        }
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.TrimStart('/');

    /// <summary>A key whose words are missing is drawn as itself.</summary>
    [GeneratedRegex(@"\b(ui|agencies|dossiers|operations|time|files|measures|kernel)\.[a-z][a-z-]*\.[a-z]")]
    private static partial Regex TextKey();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Codes();
}
