using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>New work waits in a bar: rows never move under the reader, and a lost connection is said.</summary>
public sealed class InboxNewsTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task What_is_new_waits_in_a_bar_until_its_key_is_pressed()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        var bar = desk.Locator("[data-news]");
        await desk.TurnToAsync();
        await Assertions.Expect(bar).ToBeHiddenAsync();

        using var office = await Office.OpenAsync(province);
        await office.FiledAsync();
        var before = await desk.Locator("tr[data-row]").CountAsync();
        await desk.TurnToAsync();
        await Assertions.Expect(bar).ToHaveTextAsync("1 việc mới, nhấn để tải R");
        Assert.Equal(before, await desk.Locator("tr[data-row]").CountAsync());
        await desk.ShouldHaveNoAxeViolations();
        await desk.Keyboard.PressAsync("r");
        await Assertions.Expect(desk.Locator("tr[data-row]")).ToHaveCountAsync(before + 1);
        await Assertions.Expect(bar).ToBeHiddenAsync();

        await desk.RouteAsync("**/desk/moi", route => route.AbortAsync());
        await desk.TurnToAsync();
        await Assertions.Expect(bar).ToContainTextAsync("Danh sách có thể cũ");
    }
}

/// <summary>Comes back to this tab, which asks at once what is new.</summary>
file static class Tabs
{
    public static Task TurnToAsync(this IPage page) =>
        page.EvaluateAsync("() => document.dispatchEvent(new Event('visibilitychange'))");
}
