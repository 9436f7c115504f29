using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

public sealed class FollowTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Code_and_phone_open_the_dossier_and_hide_the_person(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var code = Applying.CodeOf(await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen))));
        using var stranger = province.Visitor();

        var ask = await stranger.OpenAsync($"/ho-so/{code}");
        Assert.Equal("/tra-cuu", ask.Address.AbsolutePath);
        var wrong = await TrackAsync(ask, code, "0987654321");
        wrong.ShouldSay("Không có hồ sơ nào khớp");
        var page = await TrackAsync(wrong, code.ToLowerInvariant(), "+84 912.345.678");

        Assert.Equal($"/ho-so/{code}", page.Address.AbsolutePath);
        Assert.StartsWith("Số liệu lúc 09:00:00", page.TextOf(".op-where .op-fresh"), StringComparison.Ordinal);
        Assert.DoesNotContain("Lường", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Lường", (await stranger.OpenAsync($"/ho-so/{code}/giay-hen")).Text, StringComparison.Ordinal);
        Assert.Equal("/dang-nhap", (await stranger.OpenAsync($"/ho-so/{code}/bo-sung")).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task Who_files_for_somebody_else_is_reached_as_they_wrote(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var page = await AnswerAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen), "nop-cho-ai"), ("actingFor", "other"));
        page = await AnswerAsync(page, ("submitterName", "Triệu Mẫu Lan"), ("submitterIdentity", "006194000123"), ("submitterPhone", "0977 123 456"), ("submitterAddress", "Tổ 7"));
        page = await AnswerAsync(page, ("ownerName", "Nông Mẫu Hiền"), ("ownerIdentity", "006150000789"));
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(page));
        var code = Applying.CodeOf(receipt);

        receipt.ShouldSay("Triệu Mẫu Lan").ShouldSay("Tổ 7");
        Assert.Contains("0977", receipt.TextOf(".op-slip").Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal);
        using var stranger = province.Visitor();
        var ask = await stranger.OpenAsync($"/ho-so/{code}");
        (await TrackAsync(ask, code, "0977 123 457")).ShouldSay("Không có hồ sơ nào khớp");
        Assert.Equal($"/ho-so/{code}", (await TrackAsync(ask, code, "0977.123.456")).Address.AbsolutePath);
        // The account stays the party.
        (await citizen.OpenAsync("/ho-so-cua-toi")).ShouldSay(code);
    }

    private static async Task<Page> AnswerAsync(Page page, params (string Field, string Value)[] answers)
    {
        var form = page.Form("main form[method=post]");
        foreach (var (field, value) in answers) form[field] = value;
        return await form.SubmitAsync();
    }

    [Theory, EachDatabase]
    public async Task The_citizen_supplies_what_is_missing(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        var id = filed.Text("id");
        (await Office.ActAsync(office.Desk, id, "request-supplement", new JsonObject { ["reason"] = "Thiếu giấy ly hôn" })).Ok();
        using var citizen = await province.SignInAsync("citizen");
        var code = filed.Text("code");

        var dossier = (await citizen.OpenAsync($"/ho-so/{code}")).ShouldSay("Thiếu giấy ly hôn");
        var page = await citizen.OpenAsync(dossier.Document.QuerySelector("aside a.op-btn--p")!.GetAttribute("href")!);
        page = await page.Form("form[action$='/tep']").Attach("tep", "ly-hon.pdf", Applying.Pdf).SubmitAsync();
        page.ShouldSay("ly-hon.pdf");
        var sent = await page.Form("form[action$='/gui']").SubmitAsync();

        Assert.Equal($"/ho-so/{code}", sent.Address.AbsolutePath);
        sent.ShouldSay("Đã bổ sung giấy tờ");
        Assert.Null(sent.Document.QuerySelector("aside a.op-btn--p"));
    }

    [Theory, EachDatabase]
    public async Task The_citizen_takes_the_dossier_back(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        var code = Applying.CodeOf(await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen))));
        var form = (await citizen.OpenAsync($"/ho-so/{code}")).Form("form[action$='/rut']");
        form["ly-do"] = "Nộp nhầm";

        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Đã rút hồ sơ");
    }

    private static async Task<Page> TrackAsync(Page page, string code, string phone)
    {
        var form = page.FormWith("input[type=tel]");
        form["Input.Code"] = code;
        form["Input.Phone"] = phone;
        return await form.SubmitAsync();
    }
}
