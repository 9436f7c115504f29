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

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_photo_chosen_and_not_uploaded_goes_along(bool script)
    {
        var page = await chromium.OpenAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), 390, 844, script: script);
        await page.GotoAsync("/nop-ho-so/1.004873");
        await page.Locator("form[action$='bat-dau'] button").ClickAsync();
        while (!page.Url.EndsWith("/giay-ly-hon-khai-tu", StringComparison.Ordinal))
        {
            var before = page.Url;
            await page.AnswerAsync();
            await page.WaitForURLAsync(url => url != before);
        }
        var paper = page.Url;
        if (script)
        {
            await page.ChooseAsync("qua-lon.pdf", 21 * 1024 * 1024);
            await Assertions.Expect(page.Locator(".op-field .op-error")).ToContainTextAsync("lớn hơn 20 MB");
        }
        await page.ChooseAsync("ly-hon.pdf");
        await Assertions.Expect(page.Locator(".op-error")).ToHaveCountAsync(0);
        await page.Locator("main .op-btn--p").ClickAsync();
        await page.WaitForURLAsync(url => url != paper);

        await page.GotoAsync(paper);
        await Assertions.Expect(page.Locator(".op-papers")).ToContainTextAsync("ly-hon.pdf");
        if (script) await CheckAsync(page, "apply-optional");
        // Nothing chosen this time: the button only leads on.
        await page.Locator("main .op-btn--p").ClickAsync();
        await page.WaitForURLAsync(url => url != paper);
    }

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.ShouldFitItsWidth();
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync($"citizen-{name}");
    }
}
