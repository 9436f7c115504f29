using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Ui;

public sealed class KeyboardTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task Single_keys_move_the_queue_but_never_what_is_typed()
    {
        var page = await DeskAsync();

        await page.Keyboard.PressAsync("j");
        Assert.Equal(3, await SelectedAsync(page));
        await page.Keyboard.PressAsync("k");
        await page.Keyboard.PressAsync("ArrowUp");
        Assert.Equal(1, await SelectedAsync(page));

        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("jk?");
        Assert.Equal("jk?", await page.Locator("[type=search]").InputValueAsync());
        Assert.Equal(1, await SelectedAsync(page));
    }

    [Fact]
    public async Task One_row_is_in_the_tab_order()
    {
        var page = await DeskAsync();

        await page.Keyboard.PressAsync("j");

        Assert.Equal(1, await page.Locator("[data-row][tabindex='0']").CountAsync());
        Assert.Equal("true", await page.Locator("[data-row]:focus").GetAttributeAsync("aria-selected"));
    }

    [Fact]
    public async Task Help_names_the_keys_and_switches_them_off_for_good()
    {
        var page = await DeskAsync();

        await page.Keyboard.PressAsync("?");
        var help = page.Locator("#op-keys-help");
        Assert.Contains("Hàng sau", await help.InnerTextAsync(), StringComparison.Ordinal);
        await page.ShouldHaveNoAxeViolations();
        await help.Locator("[data-keys-on]").UncheckAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.ReloadAsync();
        await page.Keyboard.PressAsync("j");
        Assert.Equal(2, await SelectedAsync(page));
        await page.Keyboard.PressAsync("ArrowDown"); // arrows are not single-character shortcuts (WCAG 2.1.4)
        Assert.Equal(3, await SelectedAsync(page));
    }

    private async Task<IPage> DeskAsync()
    {
        var page = await chromium.DeskAsync(await provinces.OnAsync(DatabaseEngine.Sqlite));
        await page.GotoAsync("/dev/desk");
        Assert.Equal(2, await SelectedAsync(page));
        return page;
    }

    private static Task<int> SelectedAsync(IPage page) =>
        page.EvaluateAsync<int>(
            "[...document.querySelectorAll('[data-row]')].findIndex(row => row.getAttribute('aria-selected') === 'true')");
}
