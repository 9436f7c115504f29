using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>
/// What citizens read of a timeline, by code and phone or signed in: never who collected, what officers think, or their ids.
/// </summary>
public sealed class PrivacyTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Collector = "Ma Thị Mẫu Nhận", Opinion = "Ý kiến nội bộ của chuyên viên", Decision = "Ý kiến nội bộ của lãnh đạo",
        Missing = "Thiếu bản sao giấy ly hôn";

    [Theory, EachDatabase]
    public async Task A_returned_dossier_names_neither_the_collector_nor_officers_nor_their_opinions(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (id, code) = await ReturnedAsync(office);
        using var anybody = province.Client();

        var tracked = (await Office.PostAsync(anybody, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = "0912345678" }))
            .Ok();
        var shown = (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok();
        foreach (var answer in new[] { tracked, shown })
        {
            var steps = answer.Body!["timeline"]!.AsArray();
            Assert.Equal("returned", (string?)steps[0]!["kind"]);
            Assert.All(steps, step => Assert.Equal("", (string?)step!["actor"]));
            Assert.Equal([Missing], steps.Select(step => (string?)step!["reason"]).OfType<string>());
            ShowsNothing(
                answer.Body!.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }));
        }

        using var stranger = province.Visitor();
        var form = (await stranger.OpenAsync("/tra-cuu")).Form("form[data-form], main form[method=post]");
        form["Input.Code"] = code;
        form["Input.Phone"] = "0912345678";
        var page = (await form.SubmitAsync()).ShouldSay(Missing);
        Assert.Equal($"/ho-so/{code}", page.Address.AbsolutePath);
        ShowsNothing(page.Html);
    }

    [Theory, EachDatabase]
    public async Task Officers_still_read_everything(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var (id, _) = await ReturnedAsync(office);
        var steps = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["timeline"]!.AsArray();
        var reasons = steps.Select(step => (string?)step!["reason"]).OfType<string>().ToList();
        Assert.Contains(reasons, reason => reason.Contains(Collector, StringComparison.Ordinal));
        Assert.Contains(Opinion, reasons);
        Assert.Contains(Decision, reasons);
        Assert.All(steps, step => Assert.NotEqual("", (string?)step!["actor"]));
    }

    [Theory, EachDatabase]
    public async Task The_answer_to_a_citizens_own_act_names_the_unit_but_not_the_officer(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var id = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, id, "request-supplement", Office.Asking(Missing))).Ok();
        var moved = (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();
        Assert.Equal(office.Agency, (string?)moved.Body!["holder"]!["agency"]);
        Assert.Null(moved.Body["holder"]!["officer"]);
        Assert.Null((await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["holder"]!["officer"]);
    }

    private static void ShowsNothing(string text)
    {
        foreach (var secret in new[] { Collector, Opinion, Decision, "staff:" })
            Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
    }

    /// <summary>Filed online, asked for a paper once, decided, and collected at the counter by somebody else.</summary>
    private static async Task<(string Id, string Code)> ReturnedAsync(Office office)
    {
        var filed = (await office.FileAsync()).Ok();
        var (id, code) = (filed.Text("id"), filed.Text("code"));
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking(Missing))).Ok();
        (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new JsonObject { ["opinion"] = Opinion })).Ok();
        (await Office.ActAsync(office.Leader, id, "approve", new JsonObject { ["reason"] = Decision })).Ok();
        (await Office.ActAsync(office.Specialist, id, "finish")).Ok();
        using var counter = await Counter.OfAsync(office.Province, "desk");
        (await counter.ActAsync(code, "return", ("Input.Way", "desk"), ("Input.To", Collector), ("Input.Paper", "Giấy ủy quyền")))
            .ShouldSay(code);
        return (id, code);
    }
}
