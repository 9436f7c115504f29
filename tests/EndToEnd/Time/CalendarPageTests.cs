using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Time;

public sealed class CalendarPageTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    [Fact]
    public async Task The_calendar_can_be_read_by_everybody()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.DeskAsync(province);
        await desk.GotoAsync("/lich-lam-viec?nam=2026");
        await desk.ShootAsync("lich-lam-viec");
        await desk.ShouldHaveNoAxeViolations();

        var phone = await chromium.PhoneAsync(province);
        await phone.GotoAsync("/lich-lam-viec?nam=2027&gio=saturday-desk");
        await phone.ShootAsync("lich-lam-viec");
        await phone.ShouldHaveNoAxeViolations();
        await phone.ShouldFitItsWidth();
    }
}
