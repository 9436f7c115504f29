using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Integration.Citizen;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Verification;

/// <summary>A province in which every kind of row that <c>verify</c> proves has been written once, through the doors people use.</summary>
internal static class LivedProvince
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>One dossier went through supplement, payment, undo, result and return with papers and files; another was refused.</summary>
    /// <returns>The code of the one that was returned.</returns>
    public static async Task<string> LiveAsync(Province province)
    {
        using var office = await Office.OpenAsync(province);
        var filing = office.Filing();
        filing["submitter"] = new JsonObject { ["name"] = "Lý Mẫu Bình", ["phone"] = "0912345679" };
        var id = (await Office.PostAsync(office.Desk, "/api/dossiers", WithAgency(office, filing, await UploadAsync(office.Desk)))).Ok()
            .Text("id");
        await ActAsync(province, office.Desk, id, "request-supplement",
            new() { ["reason"] = "Thiếu giấy tờ", ["missing"] = new JsonArray(Paper("con-thieu", null)) });
        await ActAsync(
            province, office.Desk, id, "supply", new() { ["papers"] = new JsonArray(Paper("con-thieu", await UploadAsync(office.Desk))) });
        await ActAsync(province, office.Desk, id, "accept");
        await ActAsync(province, office.Desk, id, "hand-over", new() { ["to"] = office.Agency });
        await ActAsync(province, office.Specialist, id, "propose", new() { ["opinion"] = "Đủ điều kiện" });
        await ActAsync(province, office.Specialist, id, "undo");
        await ActAsync(province, office.Specialist, id, "propose", new() { ["opinion"] = "Đủ điều kiện" });
        await ActAsync(province, office.Leader, id, "approve", new() { ["reason"] = "Đồng ý" });
        await ActAsync(
            province, office.Specialist, id, "finish", new() { ["number"] = "12/XN", ["file"] = await UploadAsync(office.Specialist) });
        await ActAsync(province, office.Desk, id, "return", new() { ["note"] = "Đã trao tận tay" });
        var refused = await office.FiledAsync();
        await ActAsync(province, office.Desk, refused, "refuse", new() { ["reason"] = "Không thuộc thẩm quyền" });
        (await Office.PostAsync(office.Admin, "/api/closed-months", new() { ["month"] = 202610 })).Ok();
        using var leader = await province.SignInAsync("leader");
        await ConsentAsync(leader);
        return (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["code"]!.ToString();
    }

    /// <summary>A leader agrees to a late entry of 20/01/2026.</summary>
    public static async Task ConsentAsync(Visitor leader)
    {
        var form = (await leader.OpenAsync("/desk/nhap-lui")).FormWith("[name='Input.Day.Day']");
        (form["Input.Day.Day"], form["Input.Day.Month"], form["Input.Day.Year"]) = ("20", "1", "2026");
        Assert.NotEmpty((await form.SubmitAsync()).TextOf("[data-consent]"));
    }

    /// <summary>As the verb does while a server runs.</summary>
    public static Task<VerifyReport> VerifyAsync(Province province, VerifySettings? settings = null) =>
        province.Services.GetRequiredService<Verify>().RunAsync(settings ?? new(), (_, _) => { }, Ct);

    private static JsonObject WithAgency(Office office, JsonObject filing, string file)
    {
        filing["agency"] = office.Agency;
        filing["channel"] = "post";
        filing["papers"] = new JsonArray(Paper("to-khai", file), Paper("ban-sao", null));
        return filing;
    }

    private static JsonObject Paper(string component, string? file) =>
        new() { ["component"] = component, ["originals"] = 1, ["certifiedCopies"] = 0, ["photocopies"] = 2, ["file"] = file };

    private static async Task ActAsync(Province province, HttpClient who, string id, string verb, JsonObject? body = null)
    {
        province.Time.Advance(TimeSpan.FromSeconds(5));
        (await Office.ActAsync(who, id, verb, body)).Ok();
    }

    private static async Task<string> UploadAsync(HttpClient who)
    {
        using var form = new MultipartFormDataContent();
        var content = new ByteArrayContent(Applying.Pdf);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        form.Add(content, "tep", "giay-to.pdf");
        using var answer = await who.PostAsync("/api/dossiers/files", form);
        return (await Answer.ReadAsync(answer)).Ok().Text("id");
    }
}
