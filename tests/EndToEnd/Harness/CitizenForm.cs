using Microsoft.Playwright;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd;

/// <summary>Fills the questions of an application the way a person does, one page after the other, up to "check your answers".</summary>
public static class CitizenForm
{
    /// <param name="page">On the first question.</param>
    /// <param name="desk">Slug of the agency it goes to; null takes the first one.</param>
    /// <param name="look">Looks at a page on the way; it hears what the page is.</param>
    public static async Task AnswerAllAsync(this IPage page, string? desk = null, Func<string, Task>? look = null)
    {
        for (var step = 0; step < 40 && !page.Url.EndsWith("/kiem-tra", StringComparison.Ordinal); step++)
        {
            var before = page.Url;
            if (look is not null && step is (0 or 3)) await look($"apply-{step}");
            if (await page.Locator("input[name=tep]").CountAsync() > 0) await UploadAsync(page, look);
            else await page.AnswerAsync(desk);
            await page.WaitForURLAsync(url => url != before);
        }
    }

    /// <summary>One question: the first choice, and text that fits the field.</summary>
    public static async Task AnswerAsync(this IPage page, string? desk = null)
    {
        foreach (var select in await page.Locator("main form select").AllAsync())
            await select.SelectOptionAsync(desk is not null && await select.GetAttributeAsync("name") == "agency"
                ? new SelectOptionValue { Value = desk }
                : new() { Index = 1 });
        if (await page.Locator("[name=returnBy][value=desk]").CountAsync() > 0)
            await page.Locator("[name=returnBy][value=desk]").CheckAsync();
        else if (await page.Locator("main form input[type=radio]").CountAsync() > 0)
            await page.Locator("main form input[type=radio]").Nth(await page.Locator("[name=hasFather]").CountAsync() > 0 ? 1 : 0)
                .CheckAsync();
        foreach (var input in await page.Locator("main form input:not([type=hidden]):not([type=radio]), main form textarea").AllAsync())
            await input.FillAsync(Text((await input.GetAttributeAsync("name"))!));
        await page.Locator("main form button[type=submit]").First.ClickAsync();
    }

    /// <summary>From "check your answers", as a stranger, to the receipt.</summary>
    public static async Task SignInAndFileAsync(this IPage page)
    {
        await page.Locator("form[action$='/nop'] button").ClickAsync();
        await page.WaitForURLAsync("**/dang-nhap**");
        await page.FillSignInAsync("citizen");
        await page.WaitForURLAsync("**/cua-toi");
        await page.ClickAsync("button[value=cua-toi]");
        await page.WaitForURLAsync("**/kiem-tra");
        await page.Locator("[name='cam-doan']").CheckAsync();
        await page.Locator("form[action$='/nop'] button").ClickAsync();
        await page.WaitForURLAsync("**/giay-hen");
    }

    private static async Task UploadAsync(IPage page, Func<string, Task>? look)
    {
        const string leadsOn = "main .op-btn--p[formaction*='tiep']";
        await page.ChooseAsync("giay-to.pdf");
        // A paper that must be there is shown first; one that need not be goes along at once.
        if (await page.Locator(leadsOn).CountAsync() == 0)
        {
            await page.Locator("main .op-btn--p").ClickAsync();
            await page.Locator(leadsOn).WaitForAsync();
            if (look is not null) await look("apply-upload");
        }
        await page.Locator(leadsOn).ClickAsync();
    }

    /// <summary>Takes a picture of a paper, as far as the page can tell.</summary>
    public static Task ChooseAsync(this IPage page, string name) =>
        page.Locator("input[name=tep]")
            .SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/pdf", Buffer = "%PDF-1.4\n%%EOF\n"u8.ToArray() });

    /// <summary>Takes a file of so many bytes. The browser reads it where it lies: so many are not for the driver's wire.</summary>
    public static async Task ChooseAsync(this IPage page, string name, long bytes)
    {
        using var folder = new TestFolder("chosen");
        var path = Path.Combine(folder.Path, name);
        await using (var file = File.Create(path)) file.SetLength(bytes);
        await page.Locator("input[name=tep]").SetInputFilesAsync(path);
    }

    private static string Text(string name) => name switch
    {
        _ when name.EndsWith(".Day", StringComparison.Ordinal) => "2",
        _ when name.EndsWith(".Month", StringComparison.Ordinal) => "11",
        _ when name.EndsWith(".Year", StringComparison.Ordinal) => name.StartsWith("child", StringComparison.Ordinal) ? "2026" : "1996",
        // Who files is who signs in.
        "submitterName" => "Hoàng Mẫu An",
        "submitterIdentity" => "006190000001",
        "childEthnicity" => "Tày",
        "pages" or "copies" => "2",
        _ when name.EndsWith("Name", StringComparison.Ordinal) => "Lường Thị Mẫu",
        _ when name.EndsWith("Identity", StringComparison.Ordinal) => "006196000456",
        _ when name.EndsWith("Phone", StringComparison.Ordinal) => "0912345678",
        _ when name.EndsWith("Email", StringComparison.Ordinal) => "",
        "request" => "Xác nhận chưa kết hôn để đăng ký kết hôn.",
        _ => "Tổ 1, phường Mẫu",
    };
}
