using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.EveryPage;

/// <summary>
/// Every page of the program, loaded once: nothing beside the window on three phones, in easy reading and on paper, nothing for
/// axe at a phone's and a desk's size.
/// </summary>
public abstract partial class EveryPageTests(Chromium chromium, Shelf shelf)
{
    protected async Task ReadAsync(string name)
    {
        var row = PageTable.Rows.Single(one => one.Name == name);
        var page = await shelf.PageAsync(chromium, row);
        // A row before it may have failed half-way.
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.SetViewportSizeAsync(390, 844);
        var answer = await page.GotoAsync(Codes().Replace(row.Address, code => shelf[code.Groups[1].Value]));
        Assert.Equal(row.Status, answer!.Status);
        if (row.Walk is not null) await row.Walk(page);
        await page.Locator(row.Shows).First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.ShouldFitSmallAndPrinted();
        foreach (var (width, height) in row.Wall ? [(390, 844), (1440, 900), (1920, 1080)] : new[] { (390, 844), (1440, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.ShouldFitItsWidth();
            await page.ShouldHaveHeadingsByLevel();
            await page.ShootAsync($"page-{row.Name}", whole: false);
            await page.ShouldHaveNoAxeViolations();
        }
        Assert.DoesNotMatch(TextKey(), await page.EvaluateAsync<string>("() => document.body.textContent"));
    }

    /// <summary>A key whose words are missing is drawn as itself.</summary>
    [GeneratedRegex(@"\b(ui|agencies|cases|dossiers|operations|time|files|measures|kernel)\.[a-z][a-z-]*\.[a-z]")]
    private static partial Regex TextKey();

    [GeneratedRegex(@"\{(\w+)\}")]
    private static partial Regex Codes();
}

/// <summary>Pages of people who have not signed in, and of citizens.</summary>
public sealed class EveryCitizenPageTests(Chromium chromium, Shelf shelf) : EveryPageTests(chromium, shelf)
{
    public static TheoryData<string> Names => [.. PageTable.Rows.Where(row => row.IsCitizens).Select(row => row.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Everybody_can_read(string name) => ReadAsync(name);
}

/// <summary>Pages of officers. A class of its own runs beside the other one.</summary>
public sealed class EveryOfficerPageTests(Chromium chromium, Shelf shelf) : EveryPageTests(chromium, shelf)
{
    private readonly Shelf shelf = shelf;

    public static TheoryData<string> Names => [.. PageTable.Rows.Where(row => !row.IsCitizens).Select(row => row.Name)];

    [Theory, MemberData(nameof(Names))]
    public Task Everybody_can_read(string name) => ReadAsync(name);

    [Fact]
    public async Task Every_page_of_the_program_is_in_the_table()
    {
        await shelf.ReadyAsync();
        var endpoints = shelf.Province.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().ToArray();
        var pages = endpoints.Where(one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is not null).Select(Pattern).Distinct()
            .Except(PageTable.NoPages.Keys);
        Assert.Equal(pages.Order(StringComparer.Ordinal), PageTable.Rows.Select(row => row.Route).Distinct().Order(StringComparer.Ordinal));

        // One address stands for many acts: each has a row of its own.
        foreach (var kind in shelf.Province.Services.GetServices<ICaseActs>())
            foreach (var (act, _) in kind.Said)
                Assert.Contains(PageTable.Rows, row => row.Name.StartsWith("act-", StringComparison.Ordinal)
                    && kind.Page(row.Address.Split('/')[3], act) == Uri.EscapeDataString(row.Address).Replace("%2F", "/"));

        // Whatever else answers a browser's GET is known too, and said why it is no page. The API answers programs.
        var others = endpoints.Where(
            one => one.Metadata.GetMetadata<ComponentTypeMetadata>() is null && one.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods is not { Count: > 0 } methods
                || methods.Contains("GET"))
            .Select(Pattern).Where(pattern => !pattern.StartsWith("/api/", StringComparison.Ordinal)).Distinct();
        Assert.Empty(others.Except(PageTable.NoPages.Keys).Except(PageTable.Rows.Select(row => row.Route)));
    }

    private static string Pattern(RouteEndpoint endpoint) => "/" + endpoint.RoutePattern.RawText!.Trim('/');
}
