using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
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
        await SignInAsync(page, "leader");
        await page.GotoAsync("/wall");
        var received = page.Locator("[data-tile$='/received-today']");
        Assert.Equal("0", await received.TextContentAsync());
        await page.Locator("[data-fresh]:not(.op-fresh--stale):not(.op-fresh--lost)").First.WaitForAsync();

        await FileAtTheCounterAsync(province);
        await Microsoft.Playwright.Assertions.Expect(page.Locator("[data-tile$='/in-process']")).ToHaveTextAsync("1", new() { Timeout = 3000 });
        await Microsoft.Playwright.Assertions.Expect(received).ToHaveTextAsync("1", new() { Timeout = 3000 });
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
        await SignInAsync(page, "admin");
        await page.GotoAsync("/wall");
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync("wall-province", whole: false);
    }

    private static async Task SignInAsync(Microsoft.Playwright.IPage page, string account)
    {
        await page.GotoAsync(AgencyLinks.SignIn());
        await page.FillAsync("#f-username", account);
        await page.FillAsync("#f-password", IProvinceSeeder.DemoPassword);
        await page.PressAsync("#f-password", "Enter");
        await page.Locator("#f-password").WaitForAsync(new() { State = Microsoft.Playwright.WaitForSelectorState.Detached });
    }

    private static async Task FileAtTheCounterAsync(Province province)
    {
        var (token, agency) = await province.InScopeAsync(async scope =>
        {
            var desk = (await scope.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync()).Single(one => one.Role == Roles.DeskOfficer);
            return ((await scope.GetRequiredService<IApiTokens>().CreateAsync(desk.UserName, "test")).Value, scope.GetRequiredService<IAgencies>().Find(desk.Agency!.Value)!.Code);
        });
        using var client = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = province.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        var filing = new { procedure = "1.004873", agency, accept = true, owner = new { name = "Hoàng Mẫu An", phone = "0912345678" } };
        using var answer = await client.PostAsJsonAsync("/api/dossiers", filing);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
