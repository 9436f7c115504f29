using System.Text.Json.Nodes;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>The result goes the way the citizen chose: an electronic one is a document that somebody can fetch.</summary>
public sealed class ResultWayTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Online = "online";

    [Theory, EachDatabase]
    public async Task An_electronic_result_has_its_file_and_number_or_there_is_none(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (id, code) = await DecidedAsync(office, Online);
        (await Office.ActAsync(office.Specialist, id, "finish")).Refused(400, "dossiers.result-number-missing", "number");
        (await Office.ActAsync(office.Specialist, id, "finish", new JsonObject { ["number"] = "12/XN-UBND" })).Refused(
            400, "dossiers.result-file-missing", "file");

        using var specialist = await Counter.OfAsync(province, "specialist");
        var page = (await specialist.ActPageAsync(code, "finish")).ShouldSay("Người nộp chọn nhận: Bản điện tử")
            .ShouldSay("Cần số văn bản và tệp kết quả");
        page = await Counter.ActForm(page).SubmitAsync();
        Assert.Equal(2, page.Document.QuerySelectorAll(".op-errsum li a").Length);
        Assert.NotNull(page.Document.QuerySelector("#f-ket-qua-e"));
        var form = Counter.ActForm(page);
        form["Input.Number"] = "12/XN-UBND";
        (await form.Attach("ket-qua", "ket-qua.pdf", Applying.Pdf, "application/pdf").SubmitAsync()).ShouldSay(
            $"Đã có kết quả hồ sơ {code}");

        using var desk = await Counter.OfAsync(province, "desk");
        var give = (await desk.ActPageAsync(code, "return")).ShouldSay("Người nộp chọn nhận: Bản điện tử");
        Assert.Equal("electronic", Counter.ActForm(give)["Input.Way"]);
        var other = Counter.ActForm(give);
        other["Input.Way"] = "desk";
        var refused = await other.SubmitAsync();
        Assert.Contains("lý do", refused.TextOf("#f-reason-e"), StringComparison.Ordinal);
        other = Counter.ActForm(refused);
        other["Input.Reason"] = "Người nộp đến quầy lấy bản giấy";
        (await other.SubmitAsync()).ShouldSay($"Đã trả kết quả hồ sơ {code}");
        (await desk.OpenAsync($"/desk/dossiers/{code}")).ShouldSay(
            "Người nộp đã chọn: Bản điện tử. Lý do trả khác: Người nộp đến quầy lấy bản giấy");
    }

    [Theory, EachDatabase]
    public async Task Who_stood_at_the_counter_without_an_account_is_not_promised_a_download(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        var code = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["code"]!.GetValue<string>();
        await DecideAsync(office, id);
        using var specialist = await Counter.OfAsync(province, "specialist");
        var form = Counter.ActForm(await specialist.ActPageAsync(code, "finish"));
        (await form.Attach("ket-qua", "ket-qua.pdf", Applying.Pdf, "application/pdf").SubmitAsync()).ShouldSay(
            $"Đã có kết quả hồ sơ {code}");

        using var stranger = province.Visitor();
        var track = (await stranger.OpenAsync("/tra-cuu")).FormWith("input[type=tel]");
        (track["Input.Code"], track["Input.Phone"]) = (code, "0912345678");
        Assert.DoesNotContain("Đăng nhập để tải", (await track.SubmitAsync()).Text, StringComparison.Ordinal);
        using var desk = await Counter.OfAsync(province, "desk");
        Assert.Null((await desk.ActPageAsync(code, "return")).Document.QuerySelector("[name='Input.Way'][value=electronic]"));
        var electronic = new JsonObject { ["way"] = "electronic", ["reason"] = "Người nộp đề nghị" };
        (await Office.ActAsync(office.Desk, id, "return", electronic)).Refused(400, "dossiers.result-not-claimable", "way");
        (await Office.ActAsync(office.Desk, id, "return", new JsonObject { ["way"] = "pigeon" })).Refused(
            400, "dossiers.result-way-unknown", "way");
        (await Office.ActAsync(office.Desk, id, "return")).Ok();
    }

    [Theory, EachDatabase]
    public async Task List_dossier_and_receipts_tell_the_same_way(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var desk = await Counter.OfAsync(province, "desk");
        using var citizen = await province.SignInAsync("citizen");

        var (id, code) = await DecidedAsync(office, Online);
        foreach (var receipt in new[]
        {
            await desk.OpenAsync($"/desk/dossiers/{code}/in/giay-hen"), await citizen.OpenAsync($"/ho-so/{code}/giay-hen")
        })
            Assert.Contains("bản điện tử", WaysOn(receipt), StringComparison.Ordinal);
        await IssueAsync(specialist, code);
        Assert.Contains("tải bản điện tử", await NextInListAsync(office, id), StringComparison.Ordinal);
        Assert.Contains("tải bản điện tử", await NextOnTrackAsync(office, code), StringComparison.Ordinal);
        // Chosen, and without a document: nothing to download.
        Assert.DoesNotContain("tải", await NextInListAsync(office, (await FinishedAtTheDeskAsync(office)).Id), StringComparison.Ordinal);

        // An officer filed online for somebody who has no account: nobody could fetch it.
        var filing = office.Filing();
        (filing["answers"]!["returnBy"], filing["channel"]) = (Online, "online");
        var stranger = (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
        (await Office.ActAsync(office.Desk, stranger.Text("id"), "accept")).Ok();
        Assert.DoesNotContain(
            "bản điện tử", WaysOn(await desk.OpenAsync($"/desk/dossiers/{stranger.Text("code")}/in/giay-hen")), StringComparison.Ordinal);
        await DecideAsync(office, stranger.Text("id"));
        await IssueAsync(specialist, stranger.Text("code"));
        Assert.StartsWith("Mời bạn đến", await NextOnTrackAsync(office, stranger.Text("code")), StringComparison.Ordinal);
    }

    /// <summary>Where the result is to be had, as the slip says it.</summary>
    private static string WaysOn(Page page) =>
        page.Document.QuerySelectorAll(".op-slip dt").Single(one => one.TextContent == "Nhận kết quả tại").NextElementSibling!.TextContent;

    private static async Task IssueAsync(Counter specialist, string code)
    {
        var form = Counter.ActForm(await specialist.ActPageAsync(code, "finish"));
        form["Input.Number"] = "12/XN-UBND";
        (await form.Attach("ket-qua", "ket-qua.pdf", Applying.Pdf, "application/pdf").SubmitAsync()).ShouldSay(
            $"Đã có kết quả hồ sơ {code}");
    }

    private static async Task<(string Id, string Code)> FinishedAtTheDeskAsync(Office office)
    {
        var decided = await DecidedAsync(office, "desk");
        (await Office.ActAsync(office.Specialist, decided.Id, "finish", new JsonObject { ["number"] = "13/XN-UBND" })).Ok();
        return decided;
    }

    private static async Task<string> NextInListAsync(Office office, string id) =>
        (string)(await Office.GetAsync(office.Citizen, "/api/dossiers/mine")).Ok().Body!["rows"]!.AsArray()
            .Single(row => (string)row!["id"]! == id)!["told"]!["next"]!;

    private static async Task<string> NextOnTrackAsync(Office office, string code) => (string)(await Office.PostAsync(
        office.Citizen, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = "0912345678" })).Ok().Body!["told"]!["next"]!;

    private static async Task<(string Id, string Code)> DecidedAsync(Office office, string returnBy)
    {
        var filing = office.Filing();
        filing["answers"]!["returnBy"] = returnBy;
        filing.Remove("owner");
        var filed = (await office.FileAsync(filing)).Ok();
        (await Office.ActAsync(office.Desk, filed.Text("id"), "accept")).Ok();
        await DecideAsync(office, filed.Text("id"));
        return (filed.Text("id"), filed.Text("code"));
    }

    private static async Task DecideAsync(Office office, string id)
    {
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new JsonObject { ["opinion"] = "Đủ điều kiện" })).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
    }
}
