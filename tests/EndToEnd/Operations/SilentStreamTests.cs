using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Operations;

/// <summary>A wall hangs for months on office networks: whatever happens to its connection, it comes back by itself.</summary>
public sealed class SilentStreamTests(Chromium chromium)
{
    [Fact]
    public async Task A_wall_whose_connection_went_silent_connects_anew_and_so_it_does_after_the_server_was_away()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        await using var cable = new SilentCable(province.Address);
        var page = await chromium.OpenAsync(province, 1920, 1080, through: cable.Address);
        await page.SignInAsync("leader", "/wall");
        var wall = await WallScreen.OpenAsync(page, "/wall");
        await wall.ShouldShowAsync("received-today", "0");

        cable.Cut();
        using (var office = await Office.OpenAsync(province)) await office.AcceptedAsync();
        await wall.ShouldShowAsync("received-today", "1");

        await province.StopAsync();
        await Assertions.Expect(page.Locator("[data-sources]")).ToContainTextAsync("Mất kết nối");
        await province.StartAsync();
        cable.Server = province.Address;
        using (var office = await Office.OpenAsync(province)) await office.AcceptedAsync();
        await wall.ShouldShowAsync("received-today", "2");
        await Assertions.Expect(page.Locator("[data-sources]")).ToContainTextAsync("Số liệu đang chạy");
        await wall.ShouldNotHaveReloadedAsync();
    }

    [Fact]
    public async Task A_wall_all_of_whose_connections_died_is_back_soon_after_the_line_is()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        await using var cable = new SilentCable(province.Address);
        var page = await chromium.OpenAsync(province, 1920, 1080, through: cable.Address);
        await page.SignInAsync("leader", "/wall");
        var wall = await WallScreen.OpenAsync(page, "/wall");
        await wall.ShouldShowAsync("received-today", "0");
        // The browser's pool is full of connections of this line.
        await page.EvaluateAsync("() => Promise.all(Array.from({ length: 6 }, () => fetch('/health/live', { cache: 'no-store' })))");

        cable.Tear();
        await Assertions.Expect(page.Locator("[data-sources]")).ToContainTextAsync("Mất kết nối");
        using (var office = await Office.OpenAsync(province)) await office.AcceptedAsync();
        cable.Mend();
        await Assertions.Expect(page.Locator("[data-sources]")).ToContainTextAsync("Số liệu đang chạy");
        await wall.ShouldShowAsync("received-today", "1");
        await wall.ShouldNotHaveReloadedAsync();
    }
}
