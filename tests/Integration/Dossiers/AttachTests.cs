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

        // A text: the number of 59 bits would become another one in JavaScript.
        var shown = (await Office.GetAsync(office.Specialist, $"/api/dossiers/{id}")).Ok().Body!["result"]!["file"]!;
        Assert.Equal((System.Text.Json.JsonValueKind.String, mine), (shown.GetValueKind(), (string?)shown));
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
        // Nobody outside says where a file lies.
        var elsewhere = With(office, mine);
        elsewhere["papers"]![0]!["box"] = new JsonObject { ["kind"] = "dossiers.draft", ["id"] = 1 };
        (await office.FileAsync(elsewhere)).Refused(400, "ui.field-unknown", "papers[0].box");

        var id = (await office.FileAsync(With(office, mine))).Ok().Text("id");

        var papers = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["papers"]!.AsArray();
        Assert.Equal((System.Text.Json.JsonValueKind.String, mine),
            (papers.Single()!["file"]!.GetValueKind(), papers.Single()!["file"]!.ToString()));
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
        var waiting = await province.Database.FirstAsync(row => row.Int(0),
            "select max(id) from files_file where owner_kind = 'dossiers.draft'", [], TestContext.Current.CancellationToken);

        (await office.FileAsync(With(office, waiting.ToString(System.Globalization.CultureInfo.InvariantCulture)))).Refused(
            400, "dossiers.file-unknown", "papers");
    }

    [Theory, EachDatabase]
    public async Task Who_sent_a_file_reads_it_and_takes_it_back_until_a_dossier_has_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        foreach (var (sender, other) in new[] { (office.Citizen, office.Desk), (office.Specialist, office.Desk) })
        {
            var file = await UploadAsync(sender);
            Assert.Equal(200, await ReadAsync(sender, file));
            Assert.Equal(404, await ReadAsync(other, file));
            using var nobody = province.Client();
            Assert.Equal(404, await ReadAsync(nobody, file));
            Assert.Equal(401, (await DeleteAsync(nobody, file)).Status);
            (await DeleteAsync(other, file)).Refused(404, "files.not-found");
            Assert.Equal(200, await ReadAsync(sender, file));

            Assert.Equal(204, (await DeleteAsync(sender, file)).Status);
            Assert.Equal(404, await ReadAsync(sender, file));
            (await DeleteAsync(sender, file)).Refused(404, "files.not-found");
        }
        (await DeleteAsync(office.Desk, "12345")).Refused(404, "files.not-found");
        var used = await UploadAsync(office.Citizen);
        (await office.FileAsync(With(office, used))).Ok();
        (await DeleteAsync(office.Citizen, used)).Refused(404, "files.not-found");
        Assert.Equal(200, await ReadAsync(office.Citizen, used));
    }

    [Theory, EachDatabase]
    public async Task A_full_box_is_emptied_by_its_program(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var sent = new List<string>();
        for (var i = 0; i < 40; i++) sent.Add(await UploadAsync(office.Leader));
        using (var content = Content())
        using (var full = await office.Leader.PostAsync("/api/dossiers/files", content))
            (await Answer.ReadAsync(full)).Refused(400, "files.too-many");
        Assert.Equal(204, (await DeleteAsync(office.Leader, sent[0])).Status);
        await UploadAsync(office.Leader);
    }

    private static async Task<Answer> DeleteAsync(HttpClient who, string file)
    {
        using var response = await who.DeleteAsync($"/api/dossiers/files/{file}");
        return await Answer.ReadAsync(response);
    }

    private static async Task<int> ReadAsync(HttpClient who, string file)
    {
        using var response = await who.GetAsync($"/tep/{file}");
        return (int)response.StatusCode;
    }

    [Theory, EachDatabase]
    public async Task Nobody_uploads_without_a_key(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var nobody = province.Client();
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

    internal static JsonObject With(Office office, params string[] files)
    {
        var filing = office.Filing();
        filing["papers"] =
            new JsonArray([.. files.Select(file => new JsonObject { ["component"] = "to-khai", ["photocopies"] = 1, ["file"] = file })]);
        return filing;
    }

    internal static async Task<string> UploadAsync(HttpClient who)
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
