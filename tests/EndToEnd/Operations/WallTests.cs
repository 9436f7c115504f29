using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Operations;

/// <summary>The board in a browser: alive, clean, and as drawn at both sizes.</summary>
public sealed class WallTests(Chromium chromium)
{
    [Theory, EachDatabase]
    public async Task A_filing_moves_the_wall_and_both_sizes_are_clean(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, now: new DateTimeOffset(2026, 11, 23, 14, 32, 0, TimeSpan.FromHours(7)));
        var page = await chromium.WallAsync(province);
        await page.SignInAsync("leader", "/wall");
        var received = page.Locator("[data-tile$='/received-today']");
        Assert.Equal("0", await received.TextContentAsync());
        await page.Locator("[data-fresh]:not(.op-fresh--stale):not(.op-fresh--lost)").First.WaitForAsync();

        using var office = await Office.OpenAsync(province);
        await office.AcceptedAsync();
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-tile$='/in-process']")).ToHaveTextAsync("1");
        await Microsoft.Playwright.Assertions.Expect(received).ToHaveTextAsync("1");
        Assert.NotEmpty(await page.Locator("[data-tile-html$='/hours'] rect").AllAsync());
        await page.ShouldHaveNoAxeViolations();
        await page.ShouldFitItsWidth();
        await page.ShootAsync("wall", whole: false);

        await page.SetViewportSizeAsync(390, 844);
        await page.ShouldHaveNoAxeViolations();
        await page.ShouldFitItsWidth();
        await page.ShootAsync("wall");

        await page.Context.ClearCookiesAsync();
        await page.SetViewportSizeAsync(1920, 1080);
        await page.SignInAsync("admin", "/wall");
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync("wall-province", whole: false);
    }
}
