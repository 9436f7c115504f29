using System.Text.Json.Nodes;
using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace OpenProvince.EndToEnd.Dossiers;

/// <summary>Slips as the printer gets them: one A5 sheet each, with everything on it and nothing of the page around it.</summary>
public sealed class PrintedSlipsTests(Chromium chromium, Provinces provinces) : IClassFixture<Provinces>
{
    /// <summary>Points of A5, and what rounding to whole points makes of it.</summary>
    private const double Width = 419.5, Height = 595.3, Rounding = 1.5;

    [Fact]
    public async Task Every_slip_is_one_sheet()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var (desk, specialist) = (await chromium.OfficerAsync(province, "desk"), await chromium.OfficerAsync(province, "specialist"));
        var code = await desk.TakeInAsync("Lường Hoàng Phương Khánh Linh Mẫu");
        await PrintAsync(desk, "giay-hen", $"/desk/dossiers/{code}/in/giay-hen", "GIẤY TIẾP NHẬN HỒ SƠ", "Người tiếp nhận hồ sơ");
        await PrintAsync(desk, "kiem-soat", $"/desk/dossiers/{code}/in/kiem-soat", "PHIẾU KIỂM SOÁT", code);

        await desk.GotoAsync($"/desk/dossiers/{code}/hand-over");
        await desk.Locator("[name='Input.To']").First.CheckAsync();
        await desk.SendActAsync(code);
        await specialist.GotoAsync($"/desk/dossiers/{code}/supplement");
        var row = (await specialist.Locator("[name$='.name']").First.GetAttributeAsync("name"))!.Replace(".name", "",
            StringComparison.Ordinal);
        await specialist.FillAsync($"[name='{row}.name']", "Quyết định ly hôn");
        await specialist.FillAsync($"[name='{row}.c']", "1");
        await specialist.Locator("[name='Input.Reason']").FillAsync("Chưa rõ tình trạng hôn nhân trước đây");
        await specialist.SendActAsync(code);
        // While the clock stands still no slip names a day it will not keep.
        foreach (var slip in new[] { "giay-hen", "kiem-soat" })
            Assert.DoesNotContain("Hẹntrảkếtquả", await PrintAsync(desk, $"{slip}-paused", $"/desk/dossiers/{code}/in/{slip}",
                "Bạn cần gửi giấy tờ trước"), StringComparison.Ordinal);
        await PrintAsync(desk, "bo-sung", $"/desk/dossiers/{code}/in/bo-sung", "PHIẾU YÊU CẦU BỔ SUNG", "Người hướng dẫn");

        // The reason fills half a sheet, and the sheet stays one.
        using var office = await Office.OpenAsync(province);
        var why = new JsonObject { ["reason"] =
            $"{string.Concat(Enumerable.Repeat("Giấy tờ đã nộp chưa đúng quy định của pháp luật hộ tịch. ", 8))}Mời nộp lại." };
        var refused = (await office.FileAsync()).Ok();
        (await Office.ActAsync(office.Desk, refused.Text("id"), "refuse", (JsonObject)why.DeepClone())).Ok();
        await PrintAsync(desk, "tu-choi", $"/desk/dossiers/{refused.Text("code")}/in/tu-choi", "PHIẾU TỪ CHỐI TIẾP NHẬN", "Mời nộp lại.",
            "Người tiếp nhận hồ sơ", "khiếu nại");
        var stopped = (await office.FileAsync()).Ok();
        (await Office.ActAsync(office.Desk, stopped.Text("id"), "accept")).Ok();
        (await Office.ActAsync(office.Desk, stopped.Text("id"), "hand-over", new() { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, stopped.Text("id"), "stop", (JsonObject)why.DeepClone())).Ok();
        await PrintAsync(desk, "dung", $"/desk/dossiers/{stopped.Text("code")}/in/dung", "THÔNG BÁO DỪNG GIẢI QUYẾT", "Mời nộp lại.",
            "Người lập thông báo", "được trả lại");
        Assert.DoesNotContain("Hẹntrảkếtquả", await PrintAsync(desk, "kiem-soat-stopped",
            $"/desk/dossiers/{stopped.Text("code")}/in/kiem-soat", "Dừng giải quyết"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_appointment_of_a_full_folder_is_one_sheet()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var desk = await chromium.OfficerAsync(province, "desk");
        await desk.GotoAsync("/desk/tiep-nhan?procedure=1.001193");
        foreach (var (field, typed) in new[]
        {
            ("Input.Applicant.Name", "Lường Hoàng Phương Khánh Linh Mẫu"), ("Input.Applicant.Phone", "0912345678"),
            ("Input.Applicant.Address", "Số nhà 12, ngõ 345, đường Trường Chinh, tổ dân phố Đức Xuân 11B"),
            ("tk.childName", "Lường Hoàng Minh Khánh Mẫu"), ("tk.childBirthDate.Day", "20"), ("tk.childBirthDate.Month", "5"),
            ("tk.childBirthDate.Year", "2021"), ("tk.motherName", "Hoàng Mẫu Mai"), ("tk.fatherName", "Lường Mẫu Đức"),
        })
            await desk.FillAsync($"[name='{field}']", typed);
        var row = (await desk.Locator("[name$='.name']").First.GetAttributeAsync("name"))!.Replace(".name", "", StringComparison.Ordinal);
        await desk.FillAsync($"[name='{row}.name']", "Văn bản xác nhận của người làm chứng về việc sinh");
        await desk.FillAsync($"[name='{row}.o']", "1");
        await desk.ClickAsync("button[value=take]");
        await desk.WaitForURLAsync("**/in/giay-hen**");
        await PrintAsync(desk, "giay-hen-full", new Uri(desk.Url).AbsolutePath, "3. Văn bản xác nhận", "Hẹn trả kết quả",
            "Người tiếp nhận hồ sơ", "Lập thành 2 liên");
    }

    [Fact]
    public async Task The_citizens_receipt_is_one_sheet_for_an_english_reader_too()
    {
        var province = await provinces.OnAsync(DatabaseEngine.Sqlite);
        var page = await chromium.PhoneAsync(province);
        await page.GotoAsync("/nop-ho-so/1.001193");
        await page.ClickAsync("form[action$='bat-dau'] button");
        await page.AnswerAllAsync();
        await page.SignInAndFileAsync();
        var receipt = new Uri(page.Url).AbsolutePath;
        await PrintAsync(page, "giay-nhan", receipt, "Xác nhận đã nhận hồ sơ trực tuyến", "Người nộp hồ sơ");
        await page.GotoAsync("/giao-dien/ngon-ngu/en");
        await PrintAsync(page, "giay-nhan-en", receipt, "Xác nhận đã nhận hồ sơ trực tuyến", "Người nộp hồ sơ");
    }

    private static async Task<string> PrintAsync(IPage page, string name, string path, params string[] words)
    {
        await page.GotoAsync(path);
        await page.EvaluateAsync("() => document.fonts.ready.then(() => true)");
        var pdf = await page.PdfAsync(new() { PreferCSSPageSize = true, PrintBackground = true });
        await page.KeepAsync($"{name}.pdf", pdf);
        using var document = PdfDocument.Open(pdf);
        Assert.True(document.NumberOfPages == 1, $"{path} prints on {document.NumberOfPages} sheets");
        var sheet = document.GetPage(1);
        Assert.InRange(sheet.Width, Width - Rounding, Width + Rounding);
        Assert.InRange(sheet.Height, Height - Rounding, Height + Rounding);
        var text = string.Concat(sheet.Letters.Select(letter => letter.Value)).Normalize().Replace(" ", "", StringComparison.Ordinal);
        foreach (var word in words) Assert.Contains(word.Replace(" ", "", StringComparison.Ordinal), text,
            StringComparison.OrdinalIgnoreCase);
        // What is at the foot stands on the sheet, not behind its edge.
        Assert.All(sheet.Letters, letter => Assert.InRange(Bottom(letter), 0, sheet.Height));
        return text;
    }

    private static double Bottom(Letter letter) => letter.BoundingBox.Bottom;
}
