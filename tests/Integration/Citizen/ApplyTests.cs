using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

public sealed class ApplyTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory]
    [EachDatabase("1.001193")]
    [EachDatabase("2.000815")]
    [EachDatabase("1.004873")]
    public async Task A_citizen_files_and_gets_a_receipt(DatabaseEngine engine, string procedure)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");

        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen, procedure));
        check.ShouldBe(HttpStatusCode.OK);
        var receipt = (await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK);

        var code = Applying.CodeOf(receipt);
        Assert.Matches(@"^H03[.0-9]*-261123-\d{4}$", code);
        Assert.NotNull(receipt.Document.QuerySelector("svg.op-qr path"));
        (await citizen.OpenAsync("/ho-so-cua-toi")).ShouldSay(code);
        (await citizen.OpenAsync($"/ho-so/{code}")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Who_confirms_what_the_account_says_is_no_second_person(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var people = await CountAsync(province, "select count(*) from agencies_person");
        var question = await Applying.FillAsync(await Applying.BeginAsync(citizen), "nguoi-nop");

        var check = await Applying.FillAsync(await question.Form("main form[method=post]").SubmitAsync());
        Applying.CodeOf((await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK));

        Assert.Equal(people, await CountAsync(province, "select count(*) from agencies_person"));
        Assert.Equal(1, await CountAsync(province, "select count(*) from dossiers_dossier where owner = submitter"));
    }

    [Theory, EachDatabase]
    public async Task The_receipt_has_the_term_the_fee_and_the_way_of_the_result(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");

        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.004873")));

        receipt.ShouldSay("Phí, lệ phí").ShouldSay("8.000 đ").ShouldSay("Nhận kết quả tại").ShouldSay("3 ngày làm việc");
    }

    [Theory]
    [EachDatabase('\0', 1)]
    [EachDatabase('x', 100_000)]
    public async Task What_cannot_be_read_is_refused_with_a_sentence_and_nothing_is_saved(DatabaseEngine engine, char letter, int times)
    {
        var province = await provinces.OnAsync(engine);
        using var stranger = province.Visitor();
        var question = await Applying.FillAsync(await Applying.BeginAsync(stranger), "nguoi-nop");
        var form = question.Form("main form[method=post]");
        form["submitterName"] = $"Lường {new string(letter, times)} Mẫu";

        var answer = await form.SubmitAsync();
        if (times == 1) answer.ShouldBe(HttpStatusCode.BadRequest).ShouldSay("chưa có gì được lưu");
        else answer.ShouldBe(HttpStatusCode.RequestEntityTooLarge);

        var again = await stranger.OpenAsync(question.Address.AbsolutePath);
        Assert.Equal("", again.Form("main form[method=post]")["submitterName"]);
    }

    [Theory, EachDatabase]
    public async Task Without_the_declaration_the_page_says_so_first(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));
        Assert.Null(check.Document.QuerySelector(".op-errsum"));

        var answer = (await check.Form("form[action$='/nop']").SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        Assert.Equal("Đánh dấu vào ô cam đoan rồi nộp", answer.TextOf(".op-check__body > .op-errsum:first-child a[href='#f-cam-doan']"));
        Assert.Single(answer.Document.QuerySelectorAll("[data-error-summary]"));
        Assert.NotNull(answer.Document.QuerySelector("#f-cam-doan[aria-invalid=true]"));
        Assert.StartsWith("Cần sửa: ", answer.Document.Title, StringComparison.Ordinal);
        Assert.EndsWith("/giay-hen", (await Applying.SubmitAsync(answer)).Address.AbsolutePath, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_deleted_after_a_question_and_not_before(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");
        await Applying.UploadAsync(page);

        var mine = await visitor.OpenAsync("/ho-so-cua-toi");
        Assert.Null(mine.Document.QuerySelector("main form"));
        var question = await visitor.OpenAsync(mine.Document.QuerySelector("a[href$='/xoa']")!.GetAttribute("href")!);
        question.ShouldBe(HttpStatusCode.OK).ShouldSay("1 tệp đã tải lên sẽ mất");
        (await visitor.OpenAsync(page.Address.AbsolutePath)).ShouldBe(HttpStatusCode.OK).ShouldSay("giay-to.pdf");

        var after = await question.Form("form[action$='/xoa']").SubmitAsync();
        Assert.Equal("/ho-so-cua-toi", after.Address.AbsolutePath);
        Assert.Null(after.Document.QuerySelector("a[href$='/xoa']"));
        (await visitor.OpenAsync(page.Address.AbsolutePath)).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync(question.Address.AbsolutePath)).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task Sent_twice_it_is_one_dossier_and_the_same_receipt(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Applying.SubmitAsync(check)));

        Assert.All(answers, one => one.ShouldBe(HttpStatusCode.OK));
        Assert.Single(answers.Select(Applying.CodeOf).Distinct());
        // The back button shows the check page again: pressing once more leads to the same receipt.
        Assert.Equal(Applying.CodeOf(answers[0]), Applying.CodeOf(await Applying.SubmitAsync(check)));
    }

    [Theory, EachDatabase]
    public async Task What_was_typed_wrongly_comes_back_with_the_reason_beside_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var question = await Applying.FillAsync(await Applying.BeginAsync(visitor), "nguoi-nop");
        var form = question.Form("main form[method=post]");
        form["submitterName"] = "<script>alert(1)</script>";
        form["submitterIdentity"] = "0060940001234";
        form["submitterPhone"] = "0912345678";
        form["submitterAddress"] = "Tổ 1";

        var answer = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);

        answer.ShouldSay("Số định danh phải có 12 chữ số. Bạn ghi 13 chữ số.");
        Assert.Equal(2, answer.Document.QuerySelectorAll(".op-errsum li a").Length);
        Assert.Equal("0060940001234", answer.Document.QuerySelector("[name=submitterIdentity]")!.GetAttribute("value"));
        Assert.Equal("<script>alert(1)</script>", answer.Document.QuerySelector("[name=submitterName]")!.GetAttribute("value"));
        Assert.Equal("0912345678", answer.Document.QuerySelector("[name=submitterPhone]")!.GetAttribute("value"));
        Assert.Equal("true", answer.Document.QuerySelector("[name=submitterIdentity]")!.GetAttribute("aria-invalid"));
    }

    [Theory, EachDatabase]
    public async Task A_birth_in_the_future_is_refused_in_plain_words(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var question = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "ngay-sinh");
        var form = question.Form("main form[method=post]");
        form["childBirthDate.Day"] = "14";
        form["childBirthDate.Month"] = "12";
        form["childBirthDate.Year"] = "2026";

        var answer = await form.SubmitAsync();

        answer.ShouldSay("Ngày sinh phải là hôm nay hoặc trước hôm nay. Bạn ghi 14/12/2026, sau hôm nay 21 ngày.");
        Assert.Equal("12", answer.Document.QuerySelector("[name='childBirthDate.Month']")!.GetAttribute("value"));
    }

    [Theory, EachDatabase]
    public async Task A_sign_in_that_ends_mid_form_loses_nothing(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var question = await Applying.FillAsync(await Applying.BeginAsync(citizen), "nguoi-nop");
        foreach (var cookie in citizen.Cookies.GetCookies(province.Address).Where(c => c.Name is not ("op-ban-nhap" or "op-form")))
            cookie.Expired = true;

        var after = (await Applying.AnswerAsync(question)).ShouldBe(HttpStatusCode.OK);

        Assert.DoesNotContain("/nguoi-nop", after.Address.AbsolutePath, StringComparison.Ordinal);
        (await citizen.OpenAsync(question.Address.AbsolutePath)).ShouldBe(HttpStatusCode.OK);
        var check = await Applying.FillAsync(after);
        check.ShouldSay("Hoàng Mẫu An");
        // Filing needs the sign-in; the way back leads to the whole draft.
        var signIn = await Applying.SubmitAsync(check);
        Assert.Equal("/dang-nhap", signIn.Address.AbsolutePath);
        Assert.Contains("kiem-tra", signIn.Address.Query, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_nobody_elses(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var owner = province.Visitor();
        using var other = province.Visitor();
        var page = await Applying.BeginAsync(owner);
        await Applying.BeginAsync(other);

        (await other.OpenAsync(page.Address.AbsolutePath)).ShouldBe(HttpStatusCode.NotFound);
        var tampered = page.Form("main form[method=post]").Force("ban-nhap-khoa", "AAAA");
        (await tampered.SubmitAsync()).ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<long> CountAsync(Province province, string sql) => province.Database.FirstAsync(row => row.Int(0), sql, []);

    [Theory, EachDatabase]
    public async Task The_account_finds_its_draft_on_another_device(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var phone = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(phone, "1.001612"), "nguoi-nop");
        await phone.SignInAsync("citizen");
        await Applying.ClaimAsync(await phone.OpenAsync(page.Address.AbsolutePath));

        using var desktop = await province.SignInAsync("citizen");
        var draft = string.Join('/', page.Address.AbsolutePath.Split('/')[..4]);
        Assert.Contains(draft, (await desktop.OpenAsync("/ho-so-cua-toi")).Html, StringComparison.Ordinal);
        (await desktop.OpenAsync(draft)).ShouldBe(HttpStatusCode.OK);
    }
}
