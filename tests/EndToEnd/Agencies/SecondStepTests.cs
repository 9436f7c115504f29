using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OtpNet;

namespace OpenProvince.EndToEnd.Agencies;

/// <summary>The second step of a sign-in in a browser: set up from the key's letters, said with a pasted code on a small phone.</summary>
public sealed class SecondStepTests(Chromium chromium)
{
    [Fact]
    public async Task It_is_set_up_and_said_on_a_small_phone_with_a_pasted_code()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "leader");
        await desk.GotoAsync(AgencyLinks.SecondFactor);
        var phone = new Totp(Base32Encoding.ToBytes(
            (await desk.Locator("[data-secret]").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal)));
        await desk.FillAsync("[name='Input.Code']", phone.ComputeTotp(province.Time.GetUtcNow().UtcDateTime));
        await desk.PressAsync("[name='Input.Code']", "Enter");
        await desk.Locator("[data-recovery]").First.WaitForAsync();
        Assert.Equal(10, await desk.Locator("[data-recovery]").CountAsync());
        await desk.ShouldHaveNoAxeViolations();
        await desk.ShouldFitSmallAndPrinted();
        province.Time.Advance(TimeSpan.FromSeconds(30));

        var small = await chromium.DeskAsync(province);
        await small.SetViewportSizeAsync(360, 740);
        await small.GotoAsync(AgencyLinks.SignIn("/don-vi"));
        await small.FillSignInAsync("leader");
        await small.WaitForURLAsync("**/dang-nhap/ma-xac-thuc*");
        await small.ShouldFitItsWidth();
        await small.ShouldHaveNoAxeViolations();
        await small.ShootAsync("second-step-small", whole: false);
        Assert.Equal("one-time-code", await small.GetAttributeAsync("[name='Input.Code']", "autocomplete"));
        // As a phone's keyboard pastes it: all at once, with a space.
        await small.FocusAsync("[name='Input.Code']");
        await small.Keyboard.InsertTextAsync(phone.ComputeTotp(province.Time.GetUtcNow().UtcDateTime).Insert(3, " "));
        await small.Keyboard.PressAsync("Enter");
        await small.WaitForURLAsync("**/don-vi");
    }
}
