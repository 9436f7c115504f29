using Microsoft.Playwright;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.EndToEnd.EveryPage;

/// <summary>How to get to those pages that have no address of their own.</summary>
internal static partial class PageTable
{
    private static async Task MakeCalendarAsync(IPage page)
    {
        await page.ClickAsync("main form[data-form] button[type=submit]");
        await page.WaitForSelectorAsync("input[name=address]");
    }

    private static async Task SetRecurringAsync(IPage page)
    {
        await page.GotoAsync("/desk/tasks/recurring/new");
        await page.FillAsync("[name='Input.Content']", "Báo cáo chuyển đổi số hằng tháng");
        await page.SelectOptionAsync("[name='Input.Field']", "digital-transformation");
        await page.SelectOptionAsync("[name='Input.Lead']", new SelectOptionValue { Index = 1 });
        await page.SelectOptionAsync("[name='Input.Every']", "Month");
        await page.FillAsync("[name='Input.Days']", "5");
        var day = TurnableTime.WorkingMonday.AddDays(8);
        foreach (var (part, number) in new[] { ("Day", day.Day), ("Month", day.Month), ("Year", day.Year) })
            await page.FillAsync($"[name='Input.First.{part}']", $"{number}");
        await page.ClickAsync(Form);
        await page.WaitForSelectorAsync("main table");
    }

    private static async Task PassFirstAsync(IPage page)
    {
        await page.Locator("main a[href$='/pass']").First.ClickAsync();
        await page.WaitForURLAsync("**/pass");
    }

    /// <summary>A task that is not there: the page of results, and the other rows still find what they urge.</summary>
    private static async Task SendTasksAsync(IPage page, string field)
    {
        using var file = new MemoryStream();
        IReadOnlyList<object?> row = ["Rà soát dữ liệu đất đai của xã", field, "phuong-duc-xuan", "15/12/2026"];
        await Xlsx.WriteAsync(file, "a", ["Nội dung nhiệm vụ", "Lĩnh vực", "Đơn vị chủ trì", "Hạn hoàn thành"],
            new[] { (IReadOnlyList<IReadOnlyList<object?>>)[row] }.ToAsyncEnumerable(), null, CancellationToken.None);
        await page.SetInputFilesAsync("input[type=file]", new FilePayload
        {
            Name = "ke-hoach.xlsx", MimeType = Xlsx.ContentType, Buffer = file.ToArray(),
        });
        await page.ClickAsync(Form);
    }

    private static async Task UrgeNobodyAsync(IPage page)
    {
        await page.Locator("[name='Input.Tasks']").EvaluateAsync("field => field.value = '1:NV-2026-0001'");
        await page.ClickAsync(Form);
    }

    /// <summary>Keeps the list as it stands, then opens the page of views.</summary>
    private static async Task KeepViewAsync(IPage page)
    {
        await page.ClickAsync(".op-views > summary");
        await page.FillAsync(".op-views input[name=name]", "Việc quá hạn của cả đơn vị");
        await page.ClickAsync(".op-views button");
        await page.GotoAsync("/desk/views");
    }

    private static async Task ChooseFirstAsync(IPage page)
    {
        await page.Locator("input[name=chon]:enabled").First.CheckAsync();
        await page.ClickAsync("[data-bulk-act='dossiers.approve']");
        await page.WaitForURLAsync("**/dossiers.approve");
    }

    private static async Task ChooseActAsync(IPage page)
    {
        await ChooseFirstAsync(page);
        await page.GotoAsync(page.Url[..page.Url.LastIndexOf('/')]);
    }

    private static async Task OpenFirstAsync(IPage page)
    {
        await page.Locator("tr[data-row] a").First.ClickAsync();
        await page.WaitForURLAsync("**/admin/staff/*");
    }

    private static async Task NewKeyAsync(IPage page)
    {
        await OpenFirstAsync(page);
        await page.ClickAsync("a[href^='/admin/keys/new']");
    }

    private static async Task NewPostAsync(IPage page)
    {
        await OpenFirstAsync(page);
        await page.Locator("a[href$='/posts/new']").ClickAsync();
        await page.WaitForURLAsync("**/posts/new");
    }

    private static async Task OpenPostAsync(IPage page)
    {
        await OpenFirstAsync(page);
        await page.Locator("a[href*='/posts?vi-tri=']").First.ClickAsync();
        await page.WaitForURLAsync("**/posts?*");
    }

    private static async Task OpenAwayAsync(IPage page)
    {
        await OpenFirstAsync(page);
        await page.Locator("a[href*='/desk/away/']").First.ClickAsync();
        await page.WaitForURLAsync("**/desk/away/*");
    }

    private static async Task OpenAgencyAsync(IPage page)
    {
        await page.Locator("tr[data-row] a").First.ClickAsync();
        await page.Locator("form[data-form] [name='Input.Address']").WaitForAsync();
    }

    /// <summary>One department goes on in another, next year: nothing moves while pages are read.</summary>
    private static async Task PreviewMergerAsync(IPage page, int agency)
    {
        await page.Locator("input[name='Input.Agencies']").Nth(agency).CheckAsync();
        await page.Locator("[name='Input.Receiver']").SelectOptionAsync(new SelectOptionValue { Index = 5 });
        await page.Locator("[name='Input.Number']").FillAsync("125/QĐ-UBND");
        await page.Locator("[name='Input.Issuer']").FillAsync("UBND tỉnh Mẫu");
        foreach (var (field, year) in new[] { ("Decided", 2025), ("Day", 2027) })
            foreach (var (part, value) in new[] { ("Day", "15"), ("Month", "6"), ("Year", $"{year}") })
                await page.Locator($"[name='Input.{field}.{part}']").FillAsync(value);
        await page.Locator("form[data-form] button[type=submit]").First.ClickAsync();
        await page.Locator("[name='Input.From']").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static async Task DecideMergerAsync(IPage page)
    {
        await PreviewMergerAsync(page, 3);
        await page.Locator("button[name='Input.Sure']").ClickAsync();
        await page.WaitForURLAsync("**/admin/agencies/succession/*");
        await page.Locator("[name='Input.Version']").WaitForAsync(new() { State = WaitForSelectorState.Attached });
    }

    private static async Task GiveOneAsync(IPage page)
    {
        await page.Locator("input[name='Input.Held'][value='cases.watch']").CheckAsync();
        await page.Locator("form[data-form] button[type=submit]").First.ClickAsync();
    }

    private static async Task SignInOverDraftAsync(IPage page)
    {
        await BeginAsync(page);
        await page.GotoAsync("/dang-nhap?ve=/ho-so-cua-toi");
        await page.FillSignInAsync("citizen2");
        await page.ClickAsync("a[href*='/nop-ho-so/1.004873/']");
    }

    private static Task BeginAsync(IPage page) => page.ClickAsync("form[action$='bat-dau'] button");

    private static async Task AnswerNothingAsync(IPage page)
    {
        await BeginAsync(page);
        await page.ClickAsync(Form);
    }

    private static async Task ForgetAsync(IPage page)
    {
        await BeginAsync(page);
        await page.GotoAsync("/ho-so-cua-toi");
        await page.ClickAsync("a[href$='/xoa']");
    }

    private static async Task DeclareNothingAsync(IPage page)
    {
        await AnswerAllAsync(page);
        await page.ClickAsync("form[action$='/nop'] button");
    }

    private static async Task AnswerAllAsync(IPage page)
    {
        await BeginAsync(page);
        await page.AnswerAllAsync();
    }
}
