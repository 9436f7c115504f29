using System.Text.Json.Nodes;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Identity numbers and the form as officers read them.</summary>
public sealed class IdentityTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Mother = "006 196 000 456", Hidden = "006 ••• ••• 456";
    private const int Page = 1, Identity = 256;

    [Theory, EachDatabase]
    public async Task Who_holds_the_dossier_reads_them_others_ask_and_some_are_told_why_not(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var code = await FiledBirthAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var admin = await Counter.OfAsync(province, "admin");

        // It waits for the desk's answer: the desk compares the card in the hand.
        (await desk.OpenAsync($"/desk/dossiers/{code}")).ShouldSay(Mother);
        var masked = (await specialist.OpenAsync($"/desk/dossiers/{code}")).ShouldSay(Hidden);
        Assert.DoesNotContain(Mother, masked.Text, StringComparison.Ordinal);
        Assert.Equal([Page | Identity, Page], await WaysAsync(province, code));

        var link = masked.Document.QuerySelector("a.op-reveal")!.GetAttribute("href")!;
        (await specialist.OpenAsync(link)).ShouldSay(Mother);
        Assert.Equal([Page | Identity, Page | Identity], await WaysAsync(province, code));

        var denied = (await admin.OpenAsync($"/desk/dossiers/{code}?hien=1")).ShouldSay(Hidden)
            .ShouldSay("Số đầy đủ chỉ dành cho người giải quyết hồ sơ");
        Assert.DoesNotContain(Mother, denied.Text, StringComparison.Ordinal);
        Assert.Null(denied.Document.QuerySelector("a.op-reveal"));
    }

    [Theory, EachDatabase]
    public async Task The_page_and_the_pane_show_child_and_parents_first_in_the_third_person(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var code = await FiledBirthAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var page = await desk.OpenAsync($"/desk/dossiers/{code}");
        Assert.Equal(
            ["Trẻ được khai sinh", "Mẹ", "Cha"], page.Document.QuerySelectorAll("h3.op-group").Take(3).Select(one => one.TextContent));
        page.ShouldSay("Họ tên trẻ").ShouldSay("Lường Minh Mẫu").ShouldSay("Họ tên mẹ").ShouldSay("Số định danh của mẹ").ShouldSay("Tày");
        Assert.DoesNotContain("Bạn nộp cho ai", page.Text, StringComparison.Ordinal);
        (await desk.OpenAsync($"/desk/dossiers/{code}/tom-tat")).ShouldSay("Lường Minh Mẫu").ShouldSay("Họ tên mẹ");
        // One person files for themselves: nobody is called a substitute.
        Assert.DoesNotContain("Người nộp thay", page.Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_parents_number_that_says_another_birth_year_is_pointed_out(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.Filing();
        filing["procedure"] = "1.001193";
        filing["answers"] = new JsonObject
        {
            ["childName"] = "Lường Minh Mẫu", ["childBirthDate"] = "2026-11-14", ["childSex"] = 2, ["childBirthPlace"] = "Trạm y tế",
            ["childEthnicity"] = "02",
            ["childOrigin"] = "Xã Mẫu", ["motherName"] = "Hoàng Thị Mẫu", ["motherIdentity"] = "006196000456",
            ["motherBirthDate"] = "1990-03-02",
            ["hasFather"] = "yes", ["fatherName"] = "Lường Mẫu Đức", ["fatherIdentity"] = "006094000021",
            ["fatherBirthDate"] = "1994-05-06", ["returnBy"] = "desk",
        };
        filing["papers"] = new JsonArray(new JsonObject { ["component"] = "giay-chung-sinh", ["photocopies"] = 1 });
        var code = (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok().Text("code");
        using var desk = await Counter.OfAsync(province, "desk");
        var odd = (await desk.OpenAsync($"/desk/dossiers/{code}")).Document.QuerySelectorAll("[data-identity] + small")
            .Select(one => one.TextContent).ToList();
        Assert.Contains("1996", Assert.Single(odd), StringComparison.Ordinal);
    }

    private static async Task<string> FiledBirthAsync(Province province)
    {
        using var citizen = await province.SignInAsync("citizen");
        var agency = (await citizen.OpenAsync("/nop-ho-so/1.001193")).Form("form[action$='bat-dau']");
        agency["noi"] = "phuong-duc-xuan";
        return Applying.CodeOf(await Applying.SubmitAsync(await Applying.FillAsync(await agency.SubmitAsync())));
    }

    private static Task<List<int>> WaysAsync(Province province, string code) => province.Database.QueryAsync(
        row => (int)row.Int(0) & (Page | Identity),
        $"select r.ways from cases_reading r join dossiers_dossier d on d.id = r.case_id where d.code = '{code}' order by r.id", []);
}
