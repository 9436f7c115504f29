using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Ui;

public sealed class ComponentPageTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task Every_component_can_be_read_by_everybody()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.DeskAsync(province);
        await page.GotoAsync("/dev/components");
        await page.ShootAsync("components");
        await page.ShouldHaveNoAxeViolations();

        var phone = await chromium.PhoneAsync(province);
        await phone.GotoAsync("/dev/components");
        await phone.ShootAsync("components");
        await phone.ShouldHaveNoAxeViolations();
        await phone.ShouldFitItsWidth();
    }
}
