using System.Text;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

/// <summary>Fills a form page by page as a person would: what each question asks decides what is typed.</summary>
internal static class Applying
{
    public static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.4\nmau\n%%EOF\n");

    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["actingFor"] = "self", ["submitterName"] = "Hoàng Mẫu An", ["submitterIdentity"] = "006190000001",
        ["submitterPhone"] = "0912 345 678",
        ["submitterAddress"] = "Tổ 1", ["childName"] = "Lường Minh Mẫu", ["childBirthDate.Day"] = "14", ["childBirthDate.Month"] = "11",
        ["childBirthDate.Year"] = "2026", ["childSex"] = "2", ["childBirthPlace"] = "Bệnh viện đa khoa tỉnh", ["childEthnicity"] = "02",
        ["childOrigin"] = "Xã Mẫu", ["motherName"] = "Hoàng Thị Mẫu", ["motherIdentity"] = "006196000456", ["motherBirthDate.Day"] = "2",
        ["motherBirthDate.Month"] = "3", ["motherBirthDate.Year"] = "1996", ["hasFather"] = "no", ["returnBy"] = "desk",
        ["request"] = "Đề nghị giải quyết",
        ["documentName"] = "Bằng tốt nghiệp", ["pages"] = "4", ["copies"] = "2", ["originalShown"] = "desk",
    };

    /// <summary>Begins a draft and stops at the first question.</summary>
    public static async Task<Page> BeginAsync(Visitor visitor, string procedure = "2.000635") =>
        await (await visitor.OpenAsync($"/nop-ho-so/{procedure}")).Form("form[action$='bat-dau']").SubmitAsync();

    /// <summary>Answers everything up to check-answers, or up to the page of <paramref name="until"/>.</summary>
    public static async Task<Page> FillAsync(Page page, string? until = null)
    {
        for (var step = 0; step < 40; step++)
        {
            var path = page.Address.AbsolutePath;
            if (path.EndsWith("/kiem-tra", StringComparison.Ordinal)
                || (until is not null && path.EndsWith($"/{until}", StringComparison.Ordinal)))
                return page;
            page = page.Document.QuerySelector("input[name=tep][type=file]") is null ? await AnswerAsync(page) : await UploadAsync(page);
        }

        throw new InvalidOperationException($"The form does not end: {page.Address}");
    }

    public static async Task<Page> AnswerAsync(Page page)
    {
        var form = page.Form("main form[method=post]");
        foreach (var control in page.Document.QuerySelectorAll("main form[method=post] [name]").Select(c => c.GetAttribute("name")!)
            .Distinct().ToList())
        {
            if (Answers.TryGetValue(control, out var answer)) form[control] = answer;
            else if (control == "agency")
                form[control] = page.Document.QuerySelector("option[value]:not([value=''])")!.GetAttribute("value")!;
            else if (control == "case") form[control] = page.Document.QuerySelector("input[name=case]")!.GetAttribute("value")!;
        }

        return await form.SubmitAsync();
    }

    public static async Task<Page> UploadAsync(Page page, string name = "giay-to.pdf", byte[]? content = null)
    {
        var after = await page.Form("form[action$='/tep']").Attach("tep", name, content ?? Pdf).SubmitAsync();
        return content is null ? await ContinueAsync(after) : after;
    }

    /// <summary>Chooses a file, or none, and presses the main button: a link leads on without what was chosen.</summary>
    public static Task<Page> ContinueAsync(Page page, string? name = null, byte[]? content = null)
    {
        if (page.Document.QuerySelector("main a.op-btn--p") is { } link) return page.Visitor.OpenAsync(link.GetAttribute("href")!);
        var form = page.Form("form[action*='/tep']");
        return (name is null ? form : form.Attach("tep", name, content ?? Pdf)).SubmitAsync("button.op-btn--p");
    }

    /// <summary>Says of a draft that was written before the sign-in whose it is.</summary>
    public static Task<Page> ClaimAsync(Page page, bool mine = true)
    {
        Assert.EndsWith("/cua-toi", page.Address.AbsolutePath, StringComparison.Ordinal);
        return page.Form("form[action$='/cua-toi']").SubmitAsync(mine ? "button[value=cua-toi]" : "button[value=nguoi-khac]");
    }

    public static async Task<Page> SubmitAsync(Page check)
    {
        var form = check.Form("form[action$='/nop']").Force("cam-doan", "true");
        return await form.SubmitAsync();
    }

    /// <summary>The code on a receipt page.</summary>
    public static string CodeOf(Page receipt) => receipt.Address.Segments[^2].TrimEnd('/');
}
