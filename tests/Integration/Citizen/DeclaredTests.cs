using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

/// <summary>What the citizen saw and declared is what is filed: its case, its amount, its content, its name.</summary>
public sealed class DeclaredTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task The_case_and_its_fee_follow_from_the_birth_date(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var question = await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.001193"), "ngay-sinh");
        Assert.Null(
            (await citizen.OpenAsync(question.Address.AbsolutePath.Replace(
                "ngay-sinh", "truong-hop", StringComparison.Ordinal))).Document.QuerySelector("[name=case]"));
        var form = question.Form("main form[method=post]");
        (form["childBirthDate.Day"], form["childBirthDate.Month"], form["childBirthDate.Year"]) = ("1", "5", "2020");

        var check = await Applying.FillAsync(await form.SubmitAsync());

        check.ShouldSay("Đăng ký quá hạn, sau 60 ngày").ShouldSay("Theo ngày sinh bạn khai");
        Assert.Contains("Phí, lệ phí: 5.000 đ.", check.TextOf(".op-check__body > .op-note"), StringComparison.Ordinal);
        Assert.Equal("Trẻ được khai sinh", check.TextOf("main h2"));
        check.ShouldSay("Họ tên mẹ").ShouldSay("Tày");
        var receipt = (await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK).ShouldSay("5.000 đ");
        Assert.Equal(
            "late", await TextAsync(province, $"select case_code from dossiers_dossier where code = '{Applying.CodeOf(receipt)}'"));
    }

    [Theory, EachDatabase]
    public async Task A_program_cannot_say_another_case_than_the_date_makes(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.AtTheCounter();
        (filing["procedure"], filing["case"]) = ("1.001193", "on-time");
        filing["answers"] = new JsonObject { ["childName"] = "Lường Minh Mẫu", ["childBirthDate"] = "2020-05-01" };
        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Refused(400, "dossiers.case-contradicts", "case");
        filing.Remove("case");
        var taken = (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
        Assert.Equal("late", await TextAsync(province, $"select case_code from dossiers_dossier where id = {taken.Text("id")}"));
    }

    [Theory, EachDatabase]
    public async Task What_another_tab_changed_is_shown_again_before_it_is_filed(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen, "2.000815"));
        check.ShouldSay("12.000 đ (2 bản, mỗi bản 4 trang)");
        var other = (await citizen.OpenAsync(check.Address.AbsolutePath.Replace("kiem-tra", "so-luong", StringComparison.Ordinal))).Form(
            "main form[method=post]");
        other["copies"] = "9";
        await other.SubmitAsync();

        var again = (await Applying.SubmitAsync(check)).ShouldBe(HttpStatusCode.OK);

        Assert.EndsWith("/kiem-tra", again.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.Contains("đã được sửa ở nơi khác", again.TextOf(".op-errsum"), StringComparison.Ordinal);
        again.ShouldSay("54.000 đ (9 bản, mỗi bản 4 trang)");
        (await Applying.SubmitAsync(again)).ShouldBe(HttpStatusCode.OK).ShouldSay("54.000 đ (9 bản, mỗi bản 4 trang)");
    }

    [Theory, EachDatabase]
    public async Task A_fraction_is_refused_beside_its_field_and_by_the_program_door(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var question = await Applying.FillAsync(await Applying.BeginAsync(visitor, "2.000815"), "so-luong");
        var form = question.Form("main form[method=post]");
        (form["pages"], form["copies"]) = ("1.5", "2");
        var refused = await form.SubmitAsync();
        Assert.Contains("Bạn ghi “1.5”", refused.TextOf("#f-pages-e"), StringComparison.Ordinal);
        Assert.Equal("1.5", refused.Document.QuerySelector("[name=pages]")!.GetAttribute("value"));

        using var office = await Office.OpenAsync(province);
        foreach (var (pages, ok) in new (JsonNode, bool)[]
        {
            ("1.5", false), (1.5, false), (JsonNode.Parse("1.500")!, false), ("15", true), (15, true), ("1.000", true)
        })
        {
            var filing = office.AtTheCounter();
            filing["procedure"] = "2.000942";
            filing["answers"] = new JsonObject { ["pages"] = pages, ["copies"] = 1 };
            var answer = await Office.PostAsync(office.Desk, "/api/dossiers", filing);
            if (ok) answer.Ok();
            else answer.Refused(400, "fields.number", "answers.pages");
        }
    }

    [Theory, EachDatabase]
    public async Task A_draft_under_another_name_is_said_and_filed_under_one(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var form = (await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.004873"), "nguoi-nop")).Form("main form[method=post]");
        (form["submitterName"], form["submitterIdentity"], form["submitterPhone"], form["submitterAddress"]) =
            ("Lục Mẫu Quỳnh", "006094000123", "0912345679", "Tổ 9");

        var check = await Applying.FillAsync(await form.SubmitAsync());

        check.ShouldSay("Bạn đang đăng nhập bằng tài khoản của Hoàng Mẫu An, còn tờ khai ghi người nộp là Lục Mẫu Quỳnh.");
        Assert.Null(check.Document.QuerySelector("form[action$='/nop']"));
        var question = await check.FormWith("[name=cach][value=tai-khoan]").SubmitAsync();
        Assert.Equal("Hoàng Mẫu An", question.Form("main form[method=post]")["submitterName"]);

        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await question.Form("main form[method=post]").SubmitAsync()));
        receipt.ShouldBe(HttpStatusCode.OK).ShouldSay("Hoàng Mẫu An");
        Assert.DoesNotContain("Lục Mẫu Quỳnh", receipt.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Filing_for_the_typed_person_makes_them_the_owner(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var form = (await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.004873"), "nguoi-nop")).Form("main form[method=post]");
        (form["submitterName"], form["submitterIdentity"], form["submitterPhone"], form["submitterAddress"]) =
            ("Lục Mẫu Quỳnh", "006094000123", "0912345679", "Tổ 9");
        var check = await Applying.FillAsync(await form.SubmitAsync());
        var asked = await check.FormWith("[name=cach][value=nop-thay]").SubmitAsync();

        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await asked.Form("main form[method=post]").SubmitAsync()));

        receipt.ShouldBe(HttpStatusCode.OK).ShouldSay("Hồ sơ của: Lục Mẫu Quỳnh").ShouldSay("Người nộp: Hoàng Mẫu An");
    }

    private static Task<string> TextAsync(Province province, string sql) => province.Database.FirstAsync(row => row.GetString(0), sql, [])!;
}
