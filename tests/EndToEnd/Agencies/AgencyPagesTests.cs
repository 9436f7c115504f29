using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Agencies;

public sealed class AgencyPagesTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task An_administrator_locks_an_officer_without_script()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.OpenAsync(province, 1440, 900, script: false);
        await page.SignInAsync("admin", AgencyLinks.Staff);
        await page.ShootAsync("admin-staff");
        await page.GetByRole(AriaRole.Searchbox).Last.FillAsync("so cong thuong");
        await page.GetByRole(AriaRole.Searchbox).Last.PressAsync("Enter");
        await page.Locator("tr[data-row] a").First.ClickAsync();
        await page.CheckAsync("[name='Input.LockSure']");
        await page.GetByRole(AriaRole.Button, new() { Name = "Khóa tài khoản", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã khóa", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở khóa tài khoản" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đang hoạt động", new() { Exact = true })).ToBeVisibleAsync();
    }
}
