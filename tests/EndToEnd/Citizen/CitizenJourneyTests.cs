using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Citizen;

/// <summary>A citizen with a phone: finds, fills, signs in, files, follows. Every page on the way is checked and drawn.</summary>
public sealed class CitizenJourneyTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task A_birth_is_registered_from_a_phone()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.PhoneAsync(province);
        await page.GotoAsync("/");
        await CheckAsync(page, "home");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("dang ky khai sinh");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await CheckAsync(page, "search");
        await page.Locator(".op-proc a").First.ClickAsync();
        await CheckAsync(page, "procedure");
        await page.Locator(".op-side a.op-btn--p").ClickAsync();
        await CheckAsync(page, "apply-start");
        await page.Locator("form[action$='bat-dau'] button").ClickAsync();

        await page.AnswerAllAsync(look: name => CheckAsync(page, name));
        await CheckAsync(page, "apply-check");
        await page.SignInAndFileAsync();
        await CheckAsync(page, "receipt");
        await page.Locator("main a.op-btn--p").ClickAsync();
        await CheckAsync(page, "track");
        await page.GotoAsync("/ho-so-cua-toi");
        await CheckAsync(page, "mine");
        await page.GotoAsync("/tra-cuu");
        await CheckAsync(page, "track-form");
        await page.GotoAsync("/viec-trong-doi/sinh-con");
        await CheckAsync(page, "life-event");
    }

    [Theory]
    [InlineData("/", "home")]
    [InlineData("/thu-tuc/1.001193", "procedure")]
    [InlineData("/tim-kiem?q=dat", "search")]
    [InlineData("/nop-ho-so/1.001193", "apply-start")]
    public async Task On_a_wide_screen_too(string address, string name)
    {
        var page = await chromium.DeskAsync(await provinces.OnAsync(DatabaseEngine.Sqlite));
        await page.GotoAsync(address);
        await CheckAsync(page, name);
    }

    [Fact]
    public async Task It_works_without_script()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.OpenAsync(province, 390, 844, script: false);
        await page.GotoAsync("/nop-ho-so/1.004873");
        await page.Locator("form[action$='bat-dau'] button").ClickAsync();
        // axe needs the script of the page.
        await page.AnswerAllAsync();
        Assert.EndsWith("/kiem-tra", page.Url, StringComparison.Ordinal);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.ShouldFitItsWidth();
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync($"citizen-{name}");
    }
}
