using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>
/// One dossier from a citizen's phone to its result, everybody at a browser of their own, while the wall of the leader counts along.
/// </summary>
public sealed class WholeJourneyTests(Chromium chromium)
{
    [Theory, EachDatabase]
    public async Task A_citizen_files_officers_finish_and_the_wall_counts_along(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var wall = await WallScreen.OpenAsync(chromium, province, "leader");
        await wall.ShouldShowAsync("received-today", "0");
        await wall.ShouldShowAsync("online", "–");
        await wall.ShouldShowAsync("on-time", "–");

        var citizen = await chromium.PhoneAsync(province);
        var code = await FileAsync(citizen);
        await wall.ShouldShowAsync("received-today", "1");
        await wall.ShouldShowAsync("online", "100");
        await wall.ShouldShowAsync("online/unit", "%");
        await wall.ShouldStockAsync("Chờ tiếp nhận", 1);
        await wall.ShouldShowAsync("in-process", "0");

        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.GotoAsync($"/desk/dossiers/{code}");
        await Assertions.Expect(desk.Locator("main")).ToContainTextAsync("Xác nhận chưa kết hôn để đăng ký kết hôn.");
        Assert.DoesNotContain("dossiers.", await desk.InnerTextAsync("main"), StringComparison.Ordinal);
        await desk.OpenActAsync(code, "accept");
        await desk.SendActAsync(code);
        await wall.ShouldShowAsync("in-process", "1");
        await wall.ShouldStockAsync("Chờ tiếp nhận", 0);
        await wall.ShouldStockAsync("Đang xử lý", 1);
        await TrackedAsync(citizen, code, "Được tiếp nhận");

        await desk.OpenActAsync(code, "hand-over");
        await desk.Locator("[name='Input.To']").First.CheckAsync();
        await desk.SendActAsync(code);
        var specialist = await chromium.OfficerAsync(province, "specialist");
        await specialist.OpenActAsync(code, "propose");
        await specialist.CheckAsync("[value=du]");
        await specialist.SendActAsync(code);

        await ApproveAsync(province);
        await specialist.OpenActAsync(code, "finish");
        await specialist.FillAsync("[name='Input.Number']", "12/XN-UBND");
        await specialist.SendActAsync(code);
        await wall.ShouldShowAsync("in-process", "0");
        await wall.ShouldShowAsync("on-time", "100");
        await wall.ShouldStockAsync("Chờ trả kết quả", 1);

        await ReturnAsync(desk, code);
        await wall.ShouldStockAsync("Chờ trả kết quả", 0);
        await wall.ShouldNotHaveReloadedAsync();
        await wall.ShouldShowAsync("received-today", "1");

        await TrackedAsync(citizen, code, "Đã trả kết quả");
        await TrackedAsync(citizen, code, "12/XN-UBND");
        await citizen.GotoAsync("/ho-so-cua-toi");
        await Assertions.Expect(citizen.Locator(".op-proc li", new() { HasText = code })).ToContainTextAsync("Đã trả kết quả");
        await citizen.ShouldFitItsWidth();
    }

    [Theory, EachDatabase]
    public async Task The_clock_alone_moves_due_today_and_overdue(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        await office.AcceptedAsync();
        // Three working days from Monday with the holiday on Tuesday: promised for Friday 17:00. A sign-in of the day before would be over.
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 26, 22, 30, 0, TimeSpan.FromHours(7)));
        var wall = await WallScreen.OpenAsync(chromium, province, "leader");
        await wall.ShouldShowAsync("due-today", "0");
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 1, 0, 0, TimeSpan.FromHours(7)));
        await wall.ShouldShowAsync("due-today", "1");
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 16, 0, 0, TimeSpan.FromHours(7)));
        wall = await WallScreen.OpenAsync(chromium, province, "leader");
        await wall.ShouldShowAsync("due-today", "1");
        await wall.ShouldShowAsync("overdue", "0");
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 17, 0, 1, TimeSpan.FromHours(7)));
        await wall.ShouldShowAsync("overdue", "1");
        await wall.ShouldNotHaveReloadedAsync();
    }

    private static async Task<string> FileAsync(IPage page)
    {
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("xac nhan doc than");
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
        await page.Locator($".op-proc a[href$='/thu-tuc/{DeskSteps.Procedure}']").First.ClickAsync();
        await page.Locator(".op-side a.op-btn--p").ClickAsync();
        await page.Locator("form[action$='bat-dau'] button").ClickAsync();
        await page.AnswerAllAsync(desk: "phuong-duc-xuan");
        await page.SignInAndFileAsync();
        return Uri.UnescapeDataString(new Uri(page.Url).AbsolutePath.Split('/')[2]);
    }

    private async Task ApproveAsync(Province province)
    {
        var leader = await chromium.OfficerAsync(province, "leader");
        await leader.GotoAsync("/desk/phe-duyet");
        await leader.Locator("input[name=chon]").First.CheckAsync();
        await leader.ClickAsync("form[data-bulk] [data-bulk-act='dossiers.approve']");
        await leader.ClickAsync("form[data-form] button[type=submit]");
        await leader.WaitForSelectorAsync("[data-bulk-outcome]");
    }

    private static async Task ReturnAsync(IPage desk, string code)
    {
        await desk.GotoAsync("/desk/tra-ket-qua");
        await desk.Locator($"main a[href*='/{code}/return']").First.ClickAsync();
        await desk.WaitForURLAsync($"**/{code}/return");
        await desk.SendActAsync(code);
    }

    /// <summary>The citizen asks with code and phone, as somebody without an account would.</summary>
    private static async Task TrackedAsync(IPage page, string code, string said)
    {
        await page.GotoAsync($"/tra-cuu?ma={code}");
        await page.WaitForURLAsync($"**/ho-so/{code}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync(said);
    }
}
