using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Agencies;

public sealed class AgencyPagesTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    public static TheoryData<string> Open => ["/dang-nhap", "/dang-ky", "/don-vi", "/don-vi?q=so", "/don-vi?q=khong+co", "/don-vi/H03.30", "/don-vi/H99", "/khong-duoc-phep"];

    [Theory, MemberData(nameof(Open))]
    public async Task Public_pages_can_be_read_by_everybody(string path)
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        foreach (var page in new[] { await chromium.DeskAsync(province), await chromium.PhoneAsync(province) })
        {
            await page.GotoAsync(path);
            await page.ShouldHaveNoAxeViolations();
            await page.ShouldFitItsWidth();
        }
    }

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
        await page.GetByRole(AriaRole.Button, new() { Name = "Khóa tài khoản", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đã khóa", new() { Exact = true })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mở khóa tài khoản" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Đang hoạt động")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Staff_pages_can_be_read_by_everybody()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var officer = province.Services.GetRequiredService<IStaff>().All[0];
        foreach (var page in new[] { await chromium.DeskAsync(province), await chromium.PhoneAsync(province) })
        {
            await page.SignInAsync("admin", AgencyLinks.Staff);
            await page.ShouldHaveNoAxeViolations();
            await page.GotoAsync($"{AgencyLinks.Staff}/{officer.Id}");
            await page.ShouldHaveNoAxeViolations();
            await page.ShouldFitItsWidth();
        }
    }
}
