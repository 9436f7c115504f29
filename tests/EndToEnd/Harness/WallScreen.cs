using Microsoft.Playwright;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd;

/// <summary>A wall somebody left open: its figures change by themselves or the test fails.</summary>
public sealed class WallScreen
{
    private WallScreen(IPage page) => Page = page;

    public IPage Page { get; }

    public static async Task<WallScreen> OpenAsync(Chromium chromium, Province province, string account)
    {
        var page = await chromium.WallAsync(province);
        await page.SignInAsync(account, "/wall");
        return await OpenAsync(page, "/wall");
    }

    public static async Task<WallScreen> OpenAsync(IPage page, string address)
    {
        await page.GotoAsync(address);
        // Gone after a reload.
        await page.EvaluateAsync("() => { window.sameScreen = true; }");
        return new WallScreen(page);
    }

    public ILocator Figure(string key) => Page.Locator($"[data-tile$='/{key}']");

    public Task ShouldShowAsync(string key, string value) =>
        Assertions.Expect(Figure(key)).ToHaveTextAsync(value);

    /// <summary>Waits for a row of the list of stocks: awaiting, in process, paused, to return.</summary>
    public Task ShouldStockAsync(string label, int value) => Assertions
        .Expect(Page.Locator("[data-tile-html$='/agencies'] li", new() { HasText = label }).Locator("b"))
        .ToHaveTextAsync(value.ToString(System.Globalization.CultureInfo.InvariantCulture));

    public async Task ShouldNotHaveReloadedAsync() =>
        Assert.True(await Page.EvaluateAsync<bool>("() => window.sameScreen === true"), "the wall was loaded again");
}
