using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>The slip of the hand: the toast after a step, the key Z, and the same at phone width.</summary>
public sealed class UndoJourneyTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task A_hand_over_is_taken_back_by_key_from_the_queue_and_by_thumb_from_the_dossier()
    {
        var desk = await DeskAsync(await provinces.OnAsync(DatabaseEngine.Sqlite));
        var code = await TakeInAsync(desk);
        await HandOverAsync(desk, code);
        var toast = desk.Locator(".op-toast");
        await Assertions.Expect(toast).ToContainTextAsync($"Đã chuyển hồ sơ {code}");
        await desk.ShootAsync("toast-undo", whole: false);
        await desk.ShouldHaveNoAxeViolations();

        await desk.GotoAsync("/desk/ho-so");
        await Assertions.Expect(toast).ToContainTextAsync(code);
        await desk.Keyboard.PressAsync("?");
        await Assertions.Expect(desk.Locator("#op-keys-help [data-keys-list]")).ToContainTextAsync("Hoàn tác");
        await desk.Keyboard.PressAsync("Escape");
        await desk.Keyboard.PressAsync("z");
        await desk.WaitForURLAsync($"**/desk/dossiers/{code}");
        await Assertions.Expect(toast).ToContainTextAsync($"Đã hoàn tác bước vừa rồi của hồ sơ {code}");
        await Assertions.Expect(desk.Locator(".op-time")).ToContainTextAsync("Đã hoàn tác: chuyển xử lý");
        await desk.ShouldHaveNoAxeViolations();

        await desk.SetViewportSizeAsync(390, 844);
        await HandOverAsync(desk, code);
        await desk.ShootAsync("toast-undo", whole: false);
        await desk.ShouldHaveNoAxeViolations();
        await desk.ShouldFitItsWidth();
        await desk.ClickAsync("[data-toast-undo] button");
        await Assertions.Expect(toast).ToContainTextAsync("Đã hoàn tác");
    }

    private static async Task HandOverAsync(IPage page, string code)
    {
        await page.GotoAsync($"/desk/dossiers/{code}/hand-over");
        await page.Locator("[name='Input.To']").First.CheckAsync();
        await page.ClickAsync("form[data-form] button[type=submit]");
        await page.WaitForURLAsync($"**/desk/dossiers/{code}");
    }

    private static async Task<string> TakeInAsync(IPage page)
    {
        await page.GotoAsync("/desk/tiep-nhan?procedure=1.004873");
        await page.FillAsync("[name='Input.Applicant.Name']", "Lục Mẫu Yên");
        await page.ClickAsync("button[value=take]");
        await page.WaitForURLAsync("**/in/giay-hen**");
        return Uri.UnescapeDataString(new Uri(page.Url).AbsolutePath.Split('/')[3]);
    }

    private async Task<IPage> DeskAsync(Province province)
    {
        var page = await chromium.DeskAsync(province);
        await page.GotoAsync(AgencyLinks.SignIn("/desk/ho-so"));
        await page.FillAsync("[name='Input.UserName']", "desk");
        await page.FillAsync("[name='Input.Password']", IProvinceSeeder.DemoPassword);
        await page.PressAsync("[name='Input.Password']", "Enter");
        await page.WaitForURLAsync("**/desk/ho-so");
        return page;
    }
}
