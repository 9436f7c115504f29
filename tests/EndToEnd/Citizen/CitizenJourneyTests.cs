using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
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

        await AnswerAllAsync(page);
        await CheckAsync(page, "apply-check");
        await page.Locator("form[action$='/nop'] button").ClickAsync();
        await page.WaitForURLAsync("**/dang-nhap**");
        await page.Locator("[name='Input.UserName']").FillAsync("citizen");
        await page.Locator("[name='Input.Password']").FillAsync(IProvinceSeeder.DemoPassword);
        await page.Locator("main form button").First.ClickAsync();
        await page.WaitForURLAsync("**/kiem-tra");
        await page.Locator("[name='cam-doan']").CheckAsync();
        await page.Locator("form[action$='/nop'] button").ClickAsync();

        await page.WaitForURLAsync("**/giay-hen");
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
        await AnswerAllAsync(page, check: false);
        Assert.EndsWith("/kiem-tra", page.Url, StringComparison.Ordinal);
    }

    private static async Task AnswerAllAsync(IPage page, bool check = true)
    {
        for (var step = 0; step < 40 && !page.Url.EndsWith("/kiem-tra", StringComparison.Ordinal); step++)
        {
            var before = page.Url;
            if (check && step is (0 or 3)) await CheckAsync(page, $"apply-{step}");
            if (await page.Locator("input[name=tep]").CountAsync() > 0) await UploadAsync(page, check);
            else await AnswerAsync(page);
            await page.WaitForURLAsync(url => url != before);
        }
    }

    private static async Task UploadAsync(IPage page, bool check)
    {
        if (await page.Locator("main a.op-btn--p").CountAsync() == 0)
        {
            await page.Locator("input[name=tep]").SetInputFilesAsync(new FilePayload { Name = "giay-to.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() });
            await page.Locator("form[action$='/tep'] button").First.ClickAsync();
            await page.Locator("main a.op-btn--p").WaitForAsync();
            if (check) await CheckAsync(page, "apply-upload");
        }
        await page.Locator("main a.op-btn--p").ClickAsync();
    }

    private static async Task AnswerAsync(IPage page)
    {
        foreach (var select in await page.Locator("main form select").AllAsync()) await select.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        if (await page.Locator("main form input[type=radio]").CountAsync() > 0)
            await page.Locator("main form input[type=radio]").Nth(await page.Locator("[name=hasFather]").CountAsync() > 0 ? 1 : 0).CheckAsync();
        foreach (var input in await page.Locator("main form input:not([type=hidden]):not([type=radio]), main form textarea").AllAsync())
            await input.FillAsync(Text((await input.GetAttributeAsync("name"))!));
        await page.Locator("main form button[type=submit]").First.ClickAsync();
    }

    private static string Text(string name) => name switch
    {
        _ when name.EndsWith(".Day", StringComparison.Ordinal) => "2",
        _ when name.EndsWith(".Month", StringComparison.Ordinal) => "11",
        _ when name.EndsWith(".Year", StringComparison.Ordinal) => name.StartsWith("child", StringComparison.Ordinal) ? "2026" : "1996",
        _ when name.EndsWith("Name", StringComparison.Ordinal) => "Lường Thị Mẫu",
        _ when name.EndsWith("Identity", StringComparison.Ordinal) => "006196000456",
        _ when name.EndsWith("Phone", StringComparison.Ordinal) => "0912345678",
        _ when name.EndsWith("Email", StringComparison.Ordinal) => "",
        _ => "Tổ 1, phường Mẫu",
    };

    private static async Task CheckAsync(IPage page, string name)
    {
        await page.ShouldFitItsWidth();
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync($"citizen-{name}");
    }
}
