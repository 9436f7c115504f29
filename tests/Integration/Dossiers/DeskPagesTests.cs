using System.Net;
using AngleSharp.Html.Parser;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>The officer pages through their forms: the whole way, and what is refused on it.</summary>
public sealed class DeskPagesTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Officers_carry_a_dossier_from_the_counter_to_its_result(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var leader = await Counter.OfAsync(province, "leader");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);

        var propose = await specialist.ActPageAsync(code, "propose");
        var leaders = propose.Document.QuerySelector("[name='Input.Leader']")!.GetAttribute("value")!;
        (await specialist.ActAsync(code, "propose", ("Input.Outcome", "du"), ("Input.Opinion", "Đúng hộ tịch"), ("Input.Leader", leaders)))
            .ShouldSay($"Đã trình hồ sơ {code}");
        (await leader.ActPageAsync(code, "approve")).ShouldSay("Đúng hộ tịch");
        (await leader.ActAsync(code, "approve")).ShouldSay($"Đã phê duyệt hồ sơ {code}");
        (await specialist.ActAsync(code, "finish", ("Input.Outcome", "cap"), ("Input.Number", "12/XN-UBND"))).ShouldSay(
            $"Đã có kết quả hồ sơ {code}");
        (await desk.OpenAsync("/desk/tra-ket-qua")).ShouldSay(code);
        (await desk.ActAsync(code, "return", ("Input.Way", "desk"), ("Input.To", "Lường Mẫu Đức"))).ShouldSay(
            $"Đã trả kết quả hồ sơ {code}");

        var shown = (await desk.OpenAsync($"/desk/dossiers/{code}")).ShouldSay("12/XN-UBND").ShouldSay("Người nhận: Lường Mẫu Đức")
            .ShouldSay("Trước hạn");
        Assert.Empty(shown.Document.QuerySelectorAll(".op-deskacts a"));
    }

    [Theory, EachDatabase]
    public async Task Everything_typed_comes_back_with_the_words_beside_the_fields(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Ma Mẫu <script>alert(1)</script> Ánh 🌾";
        form["Input.Applicant.IdentityNumber"] = "0060940000211";
        form["Input.Applicant.Phone"] = "12";
        form["Input.Applicant.Address"] = "Tổ 4, \u202Ephường";
        form["Input.Request"] = "Để đăng ký kết hôn";
        form["p0.o"] = "hai";
        var page = await form.SubmitAsync("button[value=take]");
        // The name, too: no door takes signs that stand in no name.
        Assert.Equal(4, page.Document.QuerySelectorAll(".op-errsum li").Length);
        Assert.Contains("12 chữ số", page.TextOf("#f-applicant-identitynumber-e"), StringComparison.Ordinal);
        Assert.Contains("từ 0 đến 1000", page.TextOf("#f-p0"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", page.Html, StringComparison.Ordinal);
        var again = Counter.ActForm(page);
        Assert.Equal("Ma Mẫu <script>alert(1)</script> Ánh 🌾", again["Input.Applicant.Name"]);
        Assert.Equal(("0060940000211", "Để đăng ký kết hôn", "hai"),
            (again["Input.Applicant.IdentityNumber"], again["Input.Request"], again["p0.o"]));
    }

    [Theory, EachDatabase]
    public async Task Numbers_of_papers_nobody_saw_are_not_taken_in(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Lục Mẫu Quỳnh";
        form["p1.o"] = "7";
        // The procedure is typed over, and the papers on the page are still those of the one before.
        form["Input.Procedure"] = Counter.BirthRegistration;
        var page = await form.SubmitAsync("button[value=take]");
        page.ShouldSay("Danh sách giấy tờ đã thay đổi");
        var other = Counter.ActForm(page);
        Assert.Equal("Lục Mẫu Quỳnh", other["Input.Applicant.Name"]);
        Assert.NotEqual("7", other["p1.o"]);
        Assert.Contains("/in/giay-hen", (await other.SubmitAsync("button[value=take]")).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Paper_from_the_register_needs_a_reason_and_a_past_moment(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Hoàng Mẫu Mai";
        form.Force("Input.FromPaper", "true")["Input.Time"] = "09:20";
        (form["Input.Day.Day"], form["Input.Day.Month"], form["Input.Day.Year"]) = ("24", "11", "2026");
        var refused = (await form.SubmitAsync("button[value=take]")).ShouldSay("Nhập lý do.");
        form = Counter.ActForm(refused);
        form["Input.Reason"] = "Mất điện";
        refused = (await form.SubmitAsync("button[value=take]")).ShouldSay("không được ở tương lai");
        form = Counter.ActForm(refused);
        form["Input.Day.Day"] = "20";
        var echo = await form.SubmitAsync("button[value=take]");
        Assert.Contains("cách đây 3 ngày", echo.TextOf("[data-echo]"), StringComparison.Ordinal);
        form = Counter.ActForm(echo)
            .Force("Input.Confirmed", echo.Document.QuerySelector("[name='Input.Confirmed']")!.GetAttribute("value")!);
        var slip = (await form.SubmitAsync("button[value=take]")).ShouldSay("09 giờ 20 phút, ngày 20/11/2026");
        (await desk.OpenAsync($"/desk/dossiers/{Counter.CodeOf(slip)}")).ShouldSay("Mất điện").ShouldSay("Nhập vào hệ thống");
    }

    [Theory, EachDatabase]
    public async Task A_program_named_pdf_is_refused_beside_its_field(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Vi Mẫu Hương";
        var page = await form.Attach("tep0", "to-khai.pdf", [.. "MZ"u8, .. new byte[200]], "application/pdf")
            .SubmitAsync("button[value=take]");
        Assert.Single(page.Document.QuerySelectorAll(".op-errsum li"));
        Assert.NotNull(page.Document.QuerySelector("#f-tep0-e"));
        form = Counter.ActForm(page);
        Assert.Equal("Vi Mẫu Hương", form["Input.Applicant.Name"]);
        var slip = await form.Attach("tep0", "to-khai.pdf", [.. "%PDF-1.7\n"u8, .. new byte[200], .. "\n%%EOF\n"u8], "application/pdf")
            .SubmitAsync("button[value=take]");
        var shown = (await desk.OpenAsync($"/desk/dossiers/{Counter.CodeOf(slip)}")).ShouldSay("to-khai.pdf");
        var file = await desk.OpenAsync(shown.Document.QuerySelector(".op-files a")!.GetAttribute("href")!);
        file.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_form_of_two_hundred_megabytes_keeps_what_was_typed_and_names_the_file(DatabaseEngine engine, bool saysItsLength)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync("desk");
        var form = Counter.ActForm(await visitor.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Vi Mẫu Hương";
        form["Input.Applicant.Phone"] = "0912345678";
        using var content = new MultipartFormDataContent();
        foreach (var name in form.Names) content.Add(new StringContent(form[name]), name);
        content.Add(new StringContent("take"), "Input.Do");
        content.Add(new StreamContent(new Endless(200L * 1024 * 1024, saysItsLength)), "tep0", "anh.pdf");
        content.Add(new ByteArrayContent(Applying.Pdf), "tep1", "nho.pdf");

        using var response = await visitor.Http.PostAsync("/desk/tiep-nhan", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Tệp lớn quá 20 MB", page.QuerySelector("#f-tep0-e")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll(".op-errsum li"));
        Assert.Equal("Vi Mẫu Hương", page.QuerySelector("[name='Input.Applicant.Name']")!.GetAttribute("value"));
        Assert.NotNull(page.QuerySelector("[name='giu:tep1']"));
    }

    [Theory, EachDatabase]
    public async Task A_form_that_never_has_files_answers_with_a_page_when_it_is_too_large(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        using var content = new StreamContent(new Endless(4L * 1024 * 1024, saysItsLength: true));
        content.Headers.ContentType = new("application/x-www-form-urlencoded");

        using var response = await visitor.Http.PostAsync("/dang-nhap", content, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
        var page = await new HtmlParser().ParseDocumentAsync(
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Nội dung gửi quá lớn", page.QuerySelector("h1")!.TextContent);
        // What to do, the way back and where to ask: a page as any other.
        Assert.Contains("chưa có gì thay đổi", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/']"));
    }

    [Theory, EachDatabase]
    public async Task Supplement_lists_all_items_and_the_counter_takes_them_in(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);
        var nothing = await specialist.ActAsync(code, "supplement");
        Assert.Equal(2, nothing.Document.QuerySelectorAll(".op-errsum li").Length);

        var form = Counter.ActForm(await specialist.ActPageAsync(code, "supplement"));
        var free = form.Names.First(name => name.EndsWith(".name", StringComparison.Ordinal));
        form[free] = "Quyết định ly hôn";
        form[free.Replace(".name", ".c", StringComparison.Ordinal)] = "1";
        form["Input.Reason"] = "Chưa rõ tình trạng hôn nhân trước đây";
        (await form.SubmitAsync()).ShouldSay("Yêu cầu bổ sung giấy tờ");
        (await desk.OpenAsync($"/desk/dossiers/{code}/in/bo-sung")).ShouldSay("1. Quyết định ly hôn").ShouldSay("Chưa rõ tình trạng");
        (await desk.OpenAsync("/desk/ho-so?tab=waiting")).ShouldBe(HttpStatusCode.OK);

        var supply = await desk.ActPageAsync(code, "supply");
        Assert.Equal("1", Counter.ActForm(supply)["p0.c"]);
        (await Counter.ActForm(supply).SubmitAsync()).ShouldSay($"Đã nhận giấy tờ bổ sung hồ sơ {code}");
    }

    [Theory, EachDatabase]
    public async Task A_paper_that_is_only_shown_is_not_said_to_be_in_a_database(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = (await office.FileAsync()).Ok().Text("code");

        var papers = (await desk.ActPageAsync(code, "accept")).Document.QuerySelector(".op-tablebox--cards")!;

        Assert.Contains("Xuất trình để đối chiếu", papers.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("cơ sở dữ liệu", papers.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.NotNull(papers.QuerySelector(".bi-eye"));
        Assert.Null(papers.QuerySelector(".bi-database"));
    }

    [Theory, EachDatabase]
    public async Task The_province_reads_but_cannot_act_and_is_told_who_can(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var admin = await Counter.OfAsync(province, "admin");
        var code = await desk.TakeInAsync();
        var shown = await admin.OpenAsync($"/desk/dossiers/{code}");
        Assert.Empty(shown.Document.QuerySelectorAll(".op-deskacts a"));
        Assert.Contains("Cần vai trò", shown.TextOf(".op-act-off small"), StringComparison.Ordinal);
        var blocked = (await admin.ActPageAsync(code, "hand-over")).ShouldSay("chưa làm được lúc này");
        Assert.Null(blocked.Document.QuerySelector("form[data-form]"));
        (await admin.OpenAsync("/desk/dossiers/H03.30.22-261123-9999")).ShouldBe(HttpStatusCode.NotFound);
        (await admin.OpenAsync("/desk/dossiers/khong-phai-ma")).ShouldBe(HttpStatusCode.BadRequest);
    }
}
