using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>Officers at their browsers: the whole way by keyboard and forms, every page read by axe at both sizes.</summary>
public sealed class OfficerJourneyTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task Officers_carry_a_dossier_and_every_page_can_be_read()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var (desk, specialist, leader) =
            (await chromium.OfficerAsync(province, "desk"), await chromium.OfficerAsync(province, "specialist"),
                await chromium.OfficerAsync(province, "leader"));
        var code = await desk.TakeInAsync("Lường Mẫu Đức");
        await ReadAsync(desk, "desk", "/desk/ho-so");
        await ReadAsync(desk, "intake", "/desk/tiep-nhan?procedure=1.004873");
        await ReadAsync(desk, "slip-receipt", $"/desk/dossiers/{code}/in/giay-hen");
        await ReadAsync(desk, "hand-over", $"/desk/dossiers/{code}/hand-over");

        await desk.GotoAsync($"/desk/dossiers/{code}/hand-over");
        await desk.Locator("[name='Input.To']").First.CheckAsync();
        await desk.SendActAsync(code);
        foreach (var act in new[] { "", "/propose", "/supplement", "/stop", "/request-payment" })
            await ReadAsync(specialist, $"dossier{act.Replace('/', '-')}", $"/desk/dossiers/{code}{act}");
        await specialist.GotoAsync($"/desk/dossiers/{code}/propose");
        await specialist.CheckAsync("[value=du]");
        await specialist.SendActAsync(code);

        await ReadAsync(leader, "approvals", "/desk/phe-duyet");
        await ReadAsync(leader, "approve", $"/desk/dossiers/{code}/approve");
        await leader.GotoAsync("/desk/phe-duyet");
        await leader.Locator("tr[data-row]").First.FocusAsync();
        await leader.Keyboard.PressAsync("Space");
        Assert.True(await leader.Locator("input[name=chon]").First.IsCheckedAsync());
        Assert.Equal("Đã chọn 1", await leader.InnerTextAsync("[data-bulk-count]"));
        await leader.Keyboard.PressAsync("c");
        await leader.WaitForSelectorAsync("form[data-form]");
        await leader.Keyboard.PressAsync("Control+Enter");
        await leader.WaitForSelectorAsync("[data-bulk-outcome]");

        await ReadAsync(specialist, "finish", $"/desk/dossiers/{code}/finish");
        await specialist.GotoAsync($"/desk/dossiers/{code}/finish");
        await specialist.FillAsync("[name='Input.Number']", "12/XN-UBND");
        await specialist.SendActAsync(code);
        await ReadAsync(desk, "returns", "/desk/tra-ket-qua");
        await ReadAsync(desk, "return", $"/desk/dossiers/{code}/return");
        await desk.GotoAsync($"/desk/dossiers/{code}/return");
        await desk.SendActAsync(code);
        await ReadAsync(desk, "slip-control", $"/desk/dossiers/{code}/in/kiem-soat");
        Assert.Contains("Đã trả kết quả", await desk.InnerTextAsync("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_desk_works_by_keyboard()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        var first = await desk.TakeInAsync("Triệu Mẫu Nhung");
        await desk.TakeInAsync("Nông Mẫu Tuấn");
        await desk.GotoAsync($"/desk/ho-so?chon={first}");
        await desk.Keyboard.PressAsync("j");
        var row = desk.Locator("tr[data-row][aria-selected=true]");
        var chosen = (await row.Locator(".op-code").InnerTextAsync()).Trim();
        // The pane follows the row.
        await Assertions.Expect(desk.Locator("#op-pane .op-code").First).ToHaveTextAsync(chosen);
        await desk.Keyboard.PressAsync("k");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync("**/desk/dossiers/*");
        await desk.Keyboard.PressAsync("c");
        await desk.WaitForURLAsync("**/hand-over");
        // The page opens on its first field: one key chooses, one sends.
        await Assertions.Expect(desk.Locator("[name='Input.To']").First).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("Space");
        await desk.Keyboard.PressAsync("Control+Enter");
        await desk.WaitForURLAsync(address => !address.EndsWith("/hand-over", StringComparison.Ordinal));
        await desk.GotoAsync($"/desk/dossiers/{first}");
        await desk.Keyboard.PressAsync("i");
        await desk.WaitForURLAsync("**/in/giay-hen");
        await desk.Keyboard.PressAsync("n");
        await desk.WaitForURLAsync("**/desk/tiep-nhan");

        await desk.GotoAsync("/desk/ho-so");
        await desk.Keyboard.PressAsync("/");
        await desk.Keyboard.TypeAsync("trieu mau nhung");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync("**/desk/ho-so?q=*");
        Assert.Equal(1, await desk.Locator("tr[data-row]").CountAsync());
        await desk.Keyboard.PressAsync("?");
        await Assertions.Expect(desk.Locator("#op-keys-help")).ToBeVisibleAsync();
        await desk.ShouldHaveNoAxeViolations();
    }

    /// <summary>Accepting and handing over from the inbox: the case stays chosen while it is the officer's, then the next one is.</summary>
    [Fact]
    public async Task Six_keys_accept_and_hand_over_and_the_next_one_is_chosen()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok().Text("code");
        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.TakeInAsync("Nông Mẫu Tuấn");
        await desk.GotoAsync($"/desk?chon={filed}");
        await desk.Locator($"tr[data-row='{filed}']").FocusAsync();
        var rows = await desk.Locator("tr[data-row]").EvaluateAllAsync<string[]>("rows => rows.map(row => row.dataset.row)");

        await desk.Keyboard.PressAsync("t");
        await desk.WaitForURLAsync("**/accept");
        await desk.Keyboard.PressAsync("Control+Enter");
        await desk.WaitForURLAsync("**/desk?*");
        await Assertions.Expect(desk.Locator($"tr[data-row='{filed}']")).ToBeFocusedAsync();
        await desk.Keyboard.PressAsync("c");
        await desk.WaitForURLAsync("**/hand-over");
        await desk.Keyboard.PressAsync("Control+Enter");
        await desk.WaitForURLAsync("**/desk?*");

        var chosen = desk.Locator("tr[data-row][aria-selected=true]");
        await Assertions.Expect(chosen).ToBeFocusedAsync();
        var next = await chosen.GetAttributeAsync("data-row");
        Assert.NotEqual(filed, next);
        Assert.Contains(next, rows);
        await Assertions.Expect(desk.Locator("#op-pane .op-code").First).ToHaveTextAsync(next!);
        await Assertions.Expect(desk.Locator(".op-toast form[data-toast-undo]")).ToBeVisibleAsync();
        await desk.ShouldHaveNoAxeViolations();
        // Opened by its address, a case is where an act leads back to.
        await desk.GotoAsync($"/desk/dossiers/{next}/hand-over");
        await desk.EvaluateAsync("() => sessionStorage.removeItem('op-keep:list')");
        await desk.GotoAsync($"/desk/dossiers/{next}/hand-over");
        await desk.Keyboard.PressAsync("Control+Enter");
        await desk.WaitForURLAsync($"**/desk/dossiers/{next}");
    }

    [Fact]
    public async Task Intake_by_keyboard_finds_the_procedure_and_keeps_what_was_typed()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.GotoAsync("/desk/tiep-nhan");
        await Assertions.Expect(desk.Locator("[name='Input.Procedure']")).ToBeFocusedAsync();
        await TabToAsync(desk, "Input.Applicant.Name");
        await desk.Keyboard.TypeAsync("Bế Mẫu Ánh");
        await TabToAsync(desk, "Input.Procedure", "Shift+Tab");
        await desk.Keyboard.TypeAsync("dang ky khai sinh");
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator("[name='Input.Procedure']")).ToHaveValueAsync("1.001193 Đăng ký khai sinh");
        // The hands stay where they were: the next field has the focus, without a way through the whole page.
        Assert.Contains(await FocusedAsync(desk), new[] { "Input.Case", "Input.Channel" });
        Assert.Equal("Bế Mẫu Ánh", await desk.InputValueAsync("[name='Input.Applicant.Name']"));
        Assert.Contains("Có kết quả", await desk.InnerTextAsync(".op-side"), StringComparison.Ordinal);

        // Enter goes on to the next field and sends nothing, up to the button that takes the dossier in.
        await desk.EvaluateAsync("() => { window.samePage = true; }");
        await TabToAsync(desk, "Input.Applicant.Name");
        await desk.Keyboard.PressAsync("Enter");
        Assert.Equal("Input.Applicant.IdentityNumber", await FocusedAsync(desk));
        await desk.Keyboard.TypeAsync("0061940010229");
        List<string?> way = [];
        while (way.Count < 120 && await FocusedAsync(desk) != "Input.Do")
        {
            way.Add(await FocusedAsync(desk));
            await desk.Keyboard.PressAsync(
                await desk.EvaluateAsync<bool>("() => document.activeElement instanceof HTMLInputElement") ? "Enter" : "Tab");
        }
        Assert.True(await desk.EvaluateAsync<bool>("() => window.samePage === true && document.activeElement.value === 'take'"),
            string.Join(' ', way));
        await desk.Keyboard.PressAsync("Enter");
        await Assertions.Expect(desk.Locator(".op-errsum")).ToBeFocusedAsync();
        await desk.ShouldHaveNoAxeViolations();
        Assert.Equal("Bế Mẫu Ánh", await desk.InputValueAsync("[name='Input.Applicant.Name']"));
    }

    private static Task<string?> FocusedAsync(IPage page) =>
        page.EvaluateAsync<string?>("() => document.activeElement?.getAttribute('name')");

    /// <summary>By the tabulator alone, and not by a long way.</summary>
    private static async Task TabToAsync(IPage page, string name, string key = "Tab")
    {
        for (var i = 0; i < 12 && await FocusedAsync(page) != name; i++) await page.Keyboard.PressAsync(key);
        Assert.Equal(name, await FocusedAsync(page));
    }

    /// <summary>At desk and phone width: nothing for axe, nothing beside the window, and a picture.</summary>
    private static async Task ReadAsync(IPage page, string name, string path)
    {
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await page.SetViewportSizeAsync(width, height);
            await page.GotoAsync(path);
            await page.ShootAsync(name, whole: false);
            await page.ShouldHaveNoAxeViolations();
            await page.ShouldFitItsWidth();
        }
    }
}
