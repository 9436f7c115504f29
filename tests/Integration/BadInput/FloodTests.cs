using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Integration.Citizen;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>What a stranger can make the program keep is bounded, and says so in plain words.</summary>
public sealed class FloodTests
{
    [Theory, EachDatabase]
    public async Task A_browser_has_twenty_drafts_and_an_address_two_hundred(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var draft = DraftOf(await Applying.BeginAsync(visitor));
        await CopyAsync(province, draft, 19, 1);

        (await Applying.BeginAsync(visitor)).ShouldBe(HttpStatusCode.OK).ShouldSay("Bạn đang có 20 hồ sơ viết dở.");
        using var neighbour = province.Visitor();
        Assert.NotNull((await Applying.BeginAsync(neighbour)).Document.QuerySelector("input[name='ban-nhap-khoa']"));

        await CopyAsync(province, draft, 180, 20);
        using var third = province.Visitor();
        (await Applying.BeginAsync(third)).ShouldSay("có quá nhiều hồ sơ viết dở");
        // Who signed in is known and not counted with the strangers of the address.
        using var citizen = await province.SignInAsync("citizen");
        Assert.NotNull((await Applying.BeginAsync(citizen)).Document.QuerySelector("input[name='ban-nhap-khoa']"));
    }

    [Theory, EachDatabase]
    public async Task Files_that_were_never_filed_have_room_together(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with { UnfiledGigabytes = 1 });
        using var visitor = province.Visitor();
        var question = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");
        var after = await Applying.UploadAsync(question, content: Applying.Pdf);
        Assert.Null(after.Document.QuerySelector(".op-errsum"));
        await province.ExecuteAsync("update files_file set size = 1073741824");

        (await Applying.UploadAsync(after, "hai.pdf", Applying.Pdf)).ShouldSay("tạm thời không nhận thêm");
        // The office works on: officers' boxes have room of their own, for pages and for programs.
        using var office = await Office.OpenAsync(province);
        Assert.Equal((503, "files.no-room"), await SendFileAsync(office.Citizen));
        Assert.Equal((201, null), await SendFileAsync(office.Specialist));
        using var counter = await Counter.OfAsync(province, "desk");
        var form = Counter.ActForm(await counter.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Vi Mẫu Hương";
        form["Input.Applicant.Phone"] = "0912345678";
        var slip = await form.Attach("tep0", "quet.pdf", Applying.Pdf).SubmitAsync("button[value=take]");
        Assert.Contains("/in/giay-hen", slip.Address.AbsolutePath, StringComparison.Ordinal);
    }

    private static async Task<(int Status, string? Code)> SendFileAsync(HttpClient who)
    {
        using var file = new MultipartFormDataContent { { new ByteArrayContent(Applying.Pdf), "tep", "quet.pdf" } };
        using var response = await who.PostAsync("/api/dossiers/files", file, TestContext.Current.CancellationToken);
        var answer = await Answer.ReadAsync(response);
        return (answer.Status, answer.Code);
    }

    [Theory, EachDatabase]
    public async Task A_stranger_who_posts_too_often_waits_while_accounts_go_on(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with { Limits = new() { Posts = 6 } });
        using var citizen = await province.SignInAsync("citizen");
        using var visitor = province.Visitor();
        var page = await visitor.OpenAsync("/tra-cuu");
        for (var i = 0; i < 40 && page.Status != HttpStatusCode.TooManyRequests; i++) page = await Applying.BeginAsync(visitor);

        page.ShouldBe(HttpStatusCode.TooManyRequests).ShouldSay("Bạn thử quá nhiều lần");
        Assert.InRange(page.Response.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1));
        var program = await visitor.Http.PostAsJsonAsync(
            "/api/dossiers/track", new { code = "H03.1-261123-0001", phone = "0912345678" }, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, program.StatusCode);
        Assert.Equal("application/problem+json", program.Content.Headers.ContentType?.MediaType);
        Assert.Equal("host.too-many-requests",
            (await program.Content.ReadFromJsonAsync<JsonObject>(TestContext.Current.CancellationToken))!["code"]!.GetValue<string>());

        // Reading goes on for everybody, writing for who is known.
        (await visitor.OpenAsync("/")).ShouldBe(HttpStatusCode.OK);
        for (var i = 0; i < 10; i++) Assert.NotEqual(HttpStatusCode.TooManyRequests, (await Applying.BeginAsync(citizen)).Status);
    }

    [Theory, EachDatabase]
    public async Task Guesses_and_request_keys_are_forgotten_when_they_no_longer_count(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen)));
        using var visitor = province.Visitor();
        await visitor.Http.PostAsJsonAsync(
            "/api/dossiers/track", new { code = "H03.1-261123-0001", phone = "0912345678" }, TestContext.Current.CancellationToken);
        Assert.Equal((3, 1), await KeptAsync(province)); // of the code, of the phone, of the address
        var job = province.Services.GetRequiredService<CleanUpJob>();

        Assert.Equal(0, await job.RunAsync(TestContext.Current.CancellationToken));
        province.Time.Advance(TimeSpan.FromMinutes(61));
        await job.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 1), await KeptAsync(province));
        province.Time.Advance(Idempotency.Kept);
        await job.RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, 0), await KeptAsync(province));
    }

    private static async Task<(int Guesses, int Keys)> KeptAsync(Province province) => (
        await province.Database.FirstAsync(row => (int)row.Int(0), "select count(*) from kernel_guess", []),
        await province.Database.FirstAsync(row => (int)row.Int(0), "select count(*) from kernel_idempotency", []));

    private static async Task CopyAsync(Province province, string draft, int copies, int from)
    {
        for (var i = 0; i < copies; i++)
        {
            var id = (long.Parse(draft, CultureInfo.InvariantCulture) + from + i).ToString(CultureInfo.InvariantCulture);
            await province.ExecuteAsync(
                "insert into dossiers_draft (id, device, procedure, procedure_version, answers, typed, revision, created_at, saved_at, " +
                "origin) " +
                $"select {id}, device, procedure, procedure_version, answers, typed, revision, created_at, saved_at, origin from " +
                $"dossiers_draft where id = {draft}");
        }
    }

    private static string DraftOf(Page page) => page.Address.Segments[3].TrimEnd('/');
}
