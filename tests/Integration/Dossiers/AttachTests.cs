using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>A file id in an act: only a file of this actor, waiting for this purpose, is taken.</summary>
public sealed class AttachTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_result_takes_only_a_file_the_actor_uploaded_and_only_once(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await ApprovedAsync(office);
        var theirs = await UploadAsync(office.Desk);
        foreach (var file in new[] { "12345", "khong-phai-so", "-1", theirs })
            (await FinishAsync(office, id, file)).Refused(400, "dossiers.file-unknown", "file");
        Assert.Equal(4, (int)(await Office.GetAsync(office.Specialist, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["state"]!);

        var mine = await UploadAsync(office.Specialist);
        (await FinishAsync(office, id, mine)).Ok();

        using var result = await office.Specialist.GetAsync($"/tep/{mine}");
        Assert.Equal(Applying.Pdf, await result.Content.ReadAsByteArrayAsync());
        (await FinishAsync(office, await ApprovedAsync(office), mine)).Refused(400, "dossiers.file-unknown", "file");
    }

    [Theory, EachDatabase]
    public async Task A_filing_takes_only_files_of_its_sender_and_leaves_nothing_when_refused(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var (mine, theirs) = (await UploadAsync(office.Citizen), await UploadAsync(office.Desk));
        (await office.FileAsync(With(office, mine, theirs))).Refused(400, "dossiers.file-unknown", "papers");
        (await office.FileAsync(With(office, mine, mine))).Refused(400, "dossiers.file-unknown", "papers");

        var id = (await office.FileAsync(With(office, mine))).Ok().Text("id");

        var papers = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["papers"]!.AsArray();
        Assert.Equal(mine, papers.Single()!["file"]!.ToString());
        using var shown = await office.Desk.GetAsync($"/tep/{mine}");
        Assert.Equal(Applying.Pdf, await shown.Content.ReadAsByteArrayAsync());
    }

    [Theory, EachDatabase]
    public async Task A_file_waiting_in_a_draft_cannot_be_taken_by_a_program(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var citizen = await province.SignInAsync("citizen");
        await Applying.UploadAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen, "1.001193"), "giay-giay-chung-sinh"));
        var waiting = await province.Database.FirstAsync(row => row.Int(0), "select max(id) from files_file where owner_kind = 'dossiers.draft'", [], TestContext.Current.CancellationToken);

        (await office.FileAsync(With(office, waiting.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Refused(400, "dossiers.file-unknown", "papers");
    }

    [Theory, EachDatabase]
    public async Task Nobody_uploads_without_a_key(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var nobody = new HttpClient { BaseAddress = province.Address };
        using var content = Content();
        using var response = await nobody.PostAsync("/api/dossiers/files", content);
        Assert.Equal(System.Net.HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Theory, EachDatabase]
    public async Task A_scan_that_is_gone_is_said_beside_its_field_and_nothing_is_done(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Vi Mẫu Hương";
        form["Input.Applicant.Phone"] = "0912345678";

        var page = await form.Force("giu:tep0", "99").SubmitAsync("button[value=take]");

        page.ShouldSay("Tải tệp lên lại rồi gửi");
        Assert.NotNull(page.Document.QuerySelector("#f-tep0-e"));
    }

    private static async Task<string> ApprovedAsync(Office office)
    {
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose")).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        return id;
    }

    private static Task<Answer> FinishAsync(Office office, string id, string file) =>
        Office.ActAsync(office.Specialist, id, "finish", new JsonObject { ["number"] = "12/XN-UBND", ["file"] = file });

    private static JsonObject With(Office office, params string[] files)
    {
        var filing = office.Filing();
        filing["papers"] = new JsonArray([.. files.Select(file => new JsonObject { ["component"] = "to-khai", ["photocopies"] = 1, ["file"] = file, ["box"] = new JsonObject { ["kind"] = "dossiers.draft", ["id"] = 1 } })]);
        return filing;
    }

    private static async Task<string> UploadAsync(HttpClient who)
    {
        using var content = Content();
        using var response = await who.PostAsync("/api/dossiers/files", content);
        return (await Answer.ReadAsync(response)).Ok().Text("id");
    }

    private static MultipartFormDataContent Content()
    {
        var file = new ByteArrayContent(Applying.Pdf);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return new() { { file, "tep", "ket-qua.pdf" } };
    }
}
