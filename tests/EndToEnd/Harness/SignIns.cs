using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd;

/// <summary>People who sit down at a browser.</summary>
public static class SignIns
{
    /// <summary>An officer signed in at the size of a desk, on the queue.</summary>
    public static async Task<IPage> OfficerAsync(this Chromium chromium, Province province, string account)
    {
        var page = await chromium.DeskAsync(province);
        await page.SignInAsync(account, "/desk");
        return page;
    }

    /// <summary>Through the sign-in page, and on to <paramref name="back"/>.</summary>
    public static async Task SignInAsync(this IPage page, string account, string back)
    {
        await page.GotoAsync(AgencyLinks.SignIn(back));
        await page.FillSignInAsync(account);
        await page.WaitForURLAsync($"**{back}");
    }

    /// <summary>On the sign-in page, wherever it leads.</summary>
    public static async Task FillSignInAsync(this IPage page, string account)
    {
        await page.FillAsync("[name='Input.UserName']", account);
        await page.FillAsync("[name='Input.Password']", IProvinceSeeder.DemoPassword);
        await page.PressAsync("[name='Input.Password']", "Enter");
    }
}
