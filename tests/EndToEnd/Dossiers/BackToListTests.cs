using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>From a list to a dossier, through an act, and back to the same place of the same list by key.</summary>
public sealed class BackToListTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    private static ILocator Chosen(IPage page) => page.Locator("tr[data-row][aria-selected=true]");

    [Fact]
    public async Task After_an_act_the_list_opens_where_it_was_left_on_the_next_row()
    {
        var desk = await chromium.OfficerAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), "desk");
        foreach (var name in new[] { "Vi Mẫu An", "Vi Mẫu Bình", "Vi Mẫu Chi" }) await desk.TakeInAsync(name);
        await desk.GotoAsync("/desk/ho-so?channel=desk");
        var codes = (await desk.Locator("tr[data-row] .op-code").AllInnerTextsAsync()).Select(code => code.Trim()).ToArray();
        await desk.Keyboard.PressAsync("j");
        await desk.Keyboard.PressAsync("Enter");
        await desk.WaitForURLAsync($"**/desk/dossiers/{codes[1]}");
        await desk.Keyboard.PressAsync("c");
        await desk.WaitForURLAsync("**/hand-over");
        await desk.Locator("[name='Input.To']").First.CheckAsync();
        await desk.SendActAsync(codes[1]);
        await desk.ShootAsync("dossier-after-act", whole: false);

        await desk.Keyboard.PressAsync("d");

        await desk.WaitForURLAsync("**/desk/ho-so?channel=desk**");
        await Assertions.Expect(Chosen(desk).Locator(".op-code")).ToHaveTextAsync(codes[2]);
        await Assertions.Expect(Chosen(desk)).ToBeFocusedAsync();
        await Assertions.Expect(desk.Locator("#op-pane .op-code").First).ToHaveTextAsync(codes[2]);
    }

    [Fact]
    public async Task A_dossier_only_looked_at_leads_back_to_its_own_row_and_names_the_list()
    {
        var desk = await chromium.OfficerAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), "desk");
        foreach (var name in new[] { "Tô Mẫu Dung", "Tô Mẫu Em" }) await desk.TakeInAsync(name);
        await desk.GotoAsync("/desk/ho-so?q=to+mau");
        var code = (await desk.Locator("tr[data-row] .op-code").Nth(1).InnerTextAsync()).Trim();
        await desk.Locator("tr[data-row] a.op-code").Nth(1).ClickAsync();
        await desk.WaitForURLAsync($"**/desk/dossiers/{code}");
        await Assertions.Expect(desk.Locator(".op-crumbs a").First).ToContainTextAsync("to mau");
        await desk.Keyboard.PressAsync("?");
        await Assertions.Expect(desk.Locator("#op-keys-help")).ToContainTextAsync("Về danh sách hồ sơ");
        await desk.Keyboard.PressAsync("Escape");

        await desk.Keyboard.PressAsync("d");

        await desk.WaitForURLAsync("**/desk/ho-so?q=*");
        await Assertions.Expect(Chosen(desk).Locator(".op-code")).ToHaveTextAsync(code);
    }

    [Fact]
    public async Task Signing_out_forgets_the_list()
    {
        var desk = await chromium.OfficerAsync(await provinces.OnAsync(DatabaseEngine.Sqlite), "desk");
        await desk.TakeInAsync("Hà Mẫu Giang");
        await desk.GotoAsync("/desk/ho-so?q=ha+mau+giang");
        Assert.True(await KeptAsync(desk));
        await desk.Locator("form[data-forget]").First.EvaluateAsync("form => form.requestSubmit()");
        await desk.WaitForURLAsync(url => !url.Contains("/desk/ho-so", StringComparison.Ordinal));
        Assert.False(await KeptAsync(desk));
    }

    private static Task<bool> KeptAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => Object.values(sessionStorage).some(value => value.includes('mau+giang'))");
}
