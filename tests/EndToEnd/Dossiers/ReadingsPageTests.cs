using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>The record of who looked at a dossier, read by the administrator at desk and phone width.</summary>
public sealed class ReadingsPageTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task The_administrator_follows_the_link_and_can_read_the_page_at_both_sizes()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await SignInAsync(province, "desk");
        await desk.GotoAsync("/desk/tiep-nhan?procedure=1.004873");
        await desk.FillAsync("[name='Input.Applicant.Name']", "Lục Mẫu Yên");
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/in/giay-hen**");
        var code = Uri.UnescapeDataString(new Uri(desk.Url).AbsolutePath.Split('/')[3]);
        await desk.GotoAsync($"/desk/dossiers/{code}");

        var admin = await SignInAsync(province, "admin");
        await admin.GotoAsync($"/desk/dossiers/{code}");
        await admin.ClickAsync("[data-readings]");
        await admin.WaitForURLAsync("**/luot-xem");
        foreach (var (width, height) in new[] { (390, 844), (1440, 900) })
        {
            await admin.SetViewportSizeAsync(width, height);
            await admin.ReloadAsync();
            Assert.Equal(2, await admin.Locator("[data-reading]").CountAsync());
            await admin.ShootAsync("readings", whole: false);
            await admin.ShouldHaveNoAxeViolations();
            await admin.ShouldFitItsWidth();
        }
    }

    private async Task<IPage> SignInAsync(Province province, string account)
    {
        var page = await chromium.DeskAsync(province);
        await page.GotoAsync(AgencyLinks.SignIn("/desk/ho-so"));
        await page.FillAsync("[name='Input.UserName']", account);
        await page.FillAsync("[name='Input.Password']", IProvinceSeeder.DemoPassword);
        await page.PressAsync("[name='Input.Password']", "Enter");
        await page.WaitForURLAsync("**/desk/ho-so");
        return page;
    }
}
