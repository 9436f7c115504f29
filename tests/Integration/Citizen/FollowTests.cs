using System.Globalization;
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
        page = await AnswerAsync(page, ("submitterName", "Hoàng Mẫu An"), ("submitterIdentity", "006190000001"),
            ("submitterPhone", "0977 123 456"), ("submitterAddress", "Tổ 7"));
        page = await AnswerAsync(page, ("ownerName", "Nông Mẫu Hiền"), ("ownerIdentity", "006150000789"));
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(page));
        var code = Applying.CodeOf(receipt);

        receipt.ShouldSay("Hồ sơ của: Nông Mẫu Hiền").ShouldSay("Người nộp: Hoàng Mẫu An").ShouldSay("Tổ 7");
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
        (await Office.ActAsync(office.Desk, id, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        using var citizen = await province.SignInAsync("citizen");
        var code = filed.Text("code");

        var dossier = (await citizen.OpenAsync($"/ho-so/{code}")).ShouldSay("Thiếu giấy ly hôn");
        var page = await citizen.OpenAsync(dossier.Document.QuerySelector(".op-told a.op-btn--p")!.GetAttribute("href")!);
        page = await page.Form("form[action*='/bo-sung/tep']").Attach("tep", "ly-hon.pdf", Applying.Pdf).SubmitAsync();
        page.ShouldSay("ly-hon.pdf");
        // One that may not be sent keeps the page and what is there.
        page = await SendAsync(page, "ho-khau.pdf", [(byte)'M', (byte)'Z', 0x90, 0, .. new byte[500]]);
        Assert.Equal($"/ho-so/{code}/bo-sung", page.Address.AbsolutePath);
        Assert.NotNull(page.Document.QuerySelector(".op-field .op-error"));
        // Chosen and not uploaded first: it goes along.
        var sent = await SendAsync(page, "khai-tu.pdf", Applying.Pdf);

        Assert.Equal($"/ho-so/{code}", sent.Address.AbsolutePath);
        sent.ShouldSay("Đã bổ sung giấy tờ").ShouldSay("Đã nhận giấy tờ bổ sung lúc 09:00 thứ Hai 23/11/2026.");
        Assert.Null(sent.Document.QuerySelector(".op-told a.op-btn--p"));
        Assert.Equal(["khai-tu.pdf", "ly-hon.pdf"], await province.Database.QueryAsync(row => row.GetString(0),
            "select name from files_file where owner_kind = 'dossiers.dossier' and owner_id = $1 order by name",
            [long.Parse(id, CultureInfo.InvariantCulture)]));
    }

    [Theory, EachDatabase]
    public async Task Only_our_own_page_sends_papers(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        (await Office.ActAsync(office.Desk, filed.Text("id"), "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        using var citizen = await province.SignInAsync("citizen");
        var page = await (await citizen.OpenAsync($"/ho-so/{filed.Text("code")}/bo-sung")).Form("form[action*='/bo-sung/tep']")
            .Attach("tep", "ly-hon.pdf", Applying.Pdf).SubmitAsync();

        foreach (var with in new[] { true, false })
        {
            var form = page.Form("form[action*='/bo-sung/tep']").Without("__RequestVerificationToken");
            if (with) form.Attach("tep", "khai-tu.pdf", Applying.Pdf);
            await form.SubmitAsync("button[formaction*='/gui']");
        }

        (await citizen.OpenAsync($"/ho-so/{filed.Text("code")}/bo-sung")).ShouldSay("Gửi giấy tờ bổ sung").ShouldSay("ly-hon.pdf");
    }

    /// <summary>Chooses a file and presses the main button, whichever form holds it.</summary>
    private static Task<Page> SendAsync(Page page, string name, byte[] content)
    {
        var form = page.FormWith("button.op-btn--p");
        return (page.Document.QuerySelector("form:has(button.op-btn--p) input[name=tep]") is null
            ? form
            : form.Attach("tep", name, content)).SubmitAsync("button.op-btn--p");
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
