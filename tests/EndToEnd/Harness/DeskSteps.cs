using Microsoft.Playwright;

namespace OpenProvince.EndToEnd;

/// <summary>What officers do again and again.</summary>
public static class DeskSteps
{
    public const string Procedure = "1.004873";

    /// <summary>Takes a dossier in at the counter.</summary>
    /// <returns>Its code.</returns>
    public static async Task<string> TakeInAsync(this IPage page, string name)
    {
        await page.GotoAsync($"/desk/tiep-nhan?procedure={Procedure}");
        await page.FillAsync("[name='Input.Applicant.Name']", name);
        await page.ClickAsync("button[value=take]");
        await page.WaitForURLAsync("**/in/giay-hen**");
        return Uri.UnescapeDataString(new Uri(page.Url).AbsolutePath.Split('/')[3]);
    }

    /// <summary>Sends the form of an act; the dossier's page follows.</summary>
    public static async Task SendActAsync(this IPage page, string code)
    {
        await page.ClickAsync("form[data-form] button[type=submit]");
        await page.WaitForURLAsync(address => !address.Contains($"/{code}/", StringComparison.Ordinal));
        // An act that was opened from a list leads back to it.
        if (!new Uri(page.Url).AbsolutePath.EndsWith(code, StringComparison.Ordinal)) await page.GotoAsync($"/desk/dossiers/{code}");
    }

    /// <summary>From the queue to the dossier and on to the form of an act, by the links people click.</summary>
    public static async Task OpenActAsync(this IPage page, string code, string act)
    {
        await page.GotoAsync("/desk/ho-so");
        await page.Locator("tr[data-row] a.op-code", new() { HasText = code }).ClickAsync();
        await page.WaitForURLAsync($"**/desk/dossiers/{code}");
        await page.Locator($"main a[href$='/{code}/{act}']").First.ClickAsync();
        await page.WaitForURLAsync($"**/desk/dossiers/{code}/{act}");
    }
}
