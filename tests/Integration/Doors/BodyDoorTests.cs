using System.Net;
using System.Text;
using OpenProvince.Integration.Citizen;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>Bodies that are too large, too many or of a wrong kind are refused before they cost anything, with a true sentence.</summary>
[Collection(Alone.Name)]
public sealed class BodyDoorTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const long Kilobyte = 1024, Megabyte = 1024 * 1024;

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_page_without_file_fields_takes_no_files_at_all(DatabaseEngine engine, bool saysItsLength)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var (files, open) = (Directory.GetFiles(Path.GetTempPath()).Length, Directory.GetFiles("/proc/self/fd").Length);
        foreach (var path in new[] { "/dang-nhap", "/tra-cuu", "/nop-ho-so/2.000635/bat-dau" })
            for (var i = 0; i < 5; i++)
            {
                using var answer = await PostAsync(visitor, path, Bodies.Multipart(Bodies.FileParts(1500), saysItsLength));
                Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
                Assert.Contains("Trang này không nhận tệp", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
            }

        Assert.InRange(Directory.GetFiles("/proc/self/fd").Length, 0, open + 100);
        Assert.InRange(Directory.GetFiles(Path.GetTempPath()).Length, 0, files + 100);
    }

    [Theory, EachDatabase]
    public async Task A_text_part_before_a_file_is_not_kept_in_memory(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");
        var before = GC.GetTotalAllocatedBytes();

        using var answer = await PostAsync(visitor, $"{page.Address.AbsolutePath}/tep", Bodies.LongPart(128 * Megabyte));

        Assert.Contains("Tải lên bị gián đoạn", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        // The body alone as text would be 256 MB.
        Assert.InRange(GC.GetTotalAllocatedBytes() - before, 0, 64 * Megabyte);
        Assert.Empty(Directory.GetFiles(Path.Combine(province.Folder, "files", "incoming")));
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task Json_without_files_is_a_megabyte_at_most(DatabaseEngine engine, bool saysItsLength)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var visitor = province.Visitor();
        var long1 = Encoding.UTF8.GetBytes($$"""{"procedure":"{{new string('x', (int)Megabyte)}}"}""");
        // A field the verb has: an unknown one is named as soon as it is met, whatever comes behind it.
        var reason = Encoding.UTF8.GetBytes($$"""{"reason":"{{new string('x', (int)Megabyte)}}"}""");
        var long2 = Encoding.UTF8.GetBytes($$"""{"code":"{{new string('x', 20 * (int)Kilobyte)}}","phone":"0912345678"}""");

        foreach (var (who, path, body) in new[]
        {
            (office.Desk, "/api/dossiers", long1), (office.Citizen, "/api/dossiers/1/withdraw", reason),
            (visitor.Http, "/api/dossiers/track", long2)
        })
        {
            using var answer = await PostAsync(who, path, Bodies.Of("application/json", body, saysItsLength));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            if (saysItsLength) Assert.Equal("ui.body-too-large", (await Answer.ReadAsync(answer)).Code);
        }
        // What fits is looked at as ever.
        using var small = await PostAsync(
            office.Desk, "/api/dossiers", Bodies.Of("application/json", Encoding.UTF8.GetBytes("{}"), saysItsLength));
        Assert.Equal(HttpStatusCode.BadRequest, small.StatusCode);
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_program_that_sends_much_at_once_is_served(DatabaseEngine engine, bool saysItsLength)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filing = Encoding.UTF8.GetBytes(office.Filing().ToJsonString());

        var answers = await Task.WhenAll(Enumerable.Range(0, 64).Select(async _ =>
        {
            using var answer = await PostAsync(office.Citizen, "/api/dossiers", Bodies.Of("application/json", filing, saysItsLength));
            return answer.StatusCode;
        }));

        Assert.All(answers, status => Assert.Equal(HttpStatusCode.Created, status));
    }

    [Theory, EachDatabase]
    public async Task One_sender_who_fills_the_room_is_told_when_to_come_again_and_others_go_on(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with
        {
            Limits = options.Limits with { SenderInFlight = 64 * (int)Kilobyte, Turn = TimeSpan.FromMilliseconds(300) },
        });
        using var office = await Office.OpenAsync(province);
        using var stop = new CancellationTokenSource();
        // Held open: their bodies never end.
        var held = Enumerable.Range(0, 8).Select(_ => HoldAsync(office.Citizen, stop.Token)).ToList();
        HttpResponseMessage refused;
        var started = System.Diagnostics.Stopwatch.StartNew();
        do refused = await PostAsync(office.Citizen, "/api/dossiers", Bodies.Of("application/json", Encoding.UTF8.GetBytes("{}")));
        while (refused.StatusCode == HttpStatusCode.BadRequest && started.Elapsed < TimeSpan.FromSeconds(30));

        Assert.Equal((HttpStatusCode.TooManyRequests, "ui.too-much-at-once"), (refused.StatusCode, (await Answer.ReadAsync(refused)).Code));
        Assert.Equal(TimeSpan.FromSeconds(5), refused.Headers.RetryAfter?.Delta);
        await office.AcceptedAsync();
        await stop.CancelAsync();
        await Task.WhenAll(held);
        // Their room is free again.
        while (started.Elapsed < TimeSpan.FromMinutes(1) && (await office.FileAsync()).Status == 429)
            await Task.Delay(50, TestContext.Current.CancellationToken);
    }

    private static async Task HoldAsync(HttpClient http, CancellationToken stop)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = new StreamContent(new Stalled(stop)) };
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            using var answer = await http.SendAsync(request, stop);
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
        }
    }

    [Theory]
    [EachDatabase(true)]
    [EachDatabase(false)]
    public async Task A_form_that_is_too_long_gets_a_page_that_says_so(DatabaseEngine engine, bool saysItsLength)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var many = string.Join('&', Enumerable.Range(0, 2000).Select(i => $"f{i}=1"));
        foreach (var body in new[] { $"ma={new string('x', 300 * (int)Kilobyte)}", $"ma={new string('x', 100 * (int)Kilobyte)}", many })
        {
            using var answer = await PostAsync(
                visitor, "/tra-cuu", Bodies.Of("application/x-www-form-urlencoded", Encoding.ASCII.GetBytes(body), saysItsLength));
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
            Assert.Contains("chưa có gì thay đổi", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task An_officers_file_is_not_stored_before_the_token_of_the_page(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await province.SignInAsync("desk");
        var page = await desk.OpenAsync("/desk/tiep-nhan?procedure=1.004873");

        using var answer = await PostAsync(desk, "/desk/tiep-nhan", Bodies.Multipart(Bodies.FileParts(40), saysItsLength: false));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Empty(Directory.GetFiles(Path.Combine(province.Folder, "files", "incoming")));
        // With it, files come; but no more than any form of ours has.
        var form = Counter.ActForm(page);
        for (var i = 0; i < 70; i++) form.Attach($"f{i}", "giay.pdf", Applying.Pdf);
        (await form.SubmitAsync("button[value=take]")).ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Theory, EachDatabase]
    public async Task Two_files_in_one_upload_are_refused_together_instead_of_dropping_one(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");

        var answer = await page.Form("form[action$='/tep']").Attach("tep", "mot.pdf", Applying.Pdf).Attach("tep", "hai.pdf", Applying.Pdf)
            .SubmitAsync();

        answer.ShouldSay("Mỗi lần chỉ gửi được một tệp");
        Assert.Null(answer.Document.QuerySelector("a[href^='/tep/']"));
        using var office = await Office.OpenAsync(province);
        using var two = new MultipartFormDataContent
        {
            { new ByteArrayContent(Applying.Pdf), "tep", "mot.pdf" }, { new ByteArrayContent(Applying.Pdf), "tep", "hai.pdf" }
        };
        using var response = await office.Citizen.PostAsync("/api/dossiers/files", two, TestContext.Current.CancellationToken);
        Assert.Equal("files.one-at-a-time", (await Answer.ReadAsync(response)).Code);
        // At the counter, beside the field.
        using var counter = await Counter.OfAsync(province, "desk");
        var form = Counter.ActForm(await counter.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Vi Mẫu Hương";
        form["Input.Applicant.Phone"] = "0912345678";
        (await form.Attach("tep0", "mot.pdf", Applying.Pdf).Attach("tep0", "hai.pdf", Applying.Pdf).SubmitAsync("button[value=take]"))
            .ShouldSay("Mỗi lần chỉ gửi được một tệp");
    }

    [Theory, EachDatabase]
    public async Task Odd_charsets_and_boundaries_are_the_senders_mistake(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        using var office = await Office.OpenAsync(province);
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "1.001193"), "giay-giay-chung-sinh");
        var upload = $"{page.Address.AbsolutePath}/tep";
        var part =
            $"--{Bodies.Boundary}\r\nContent-Disposition: form-data; name=\"ban-nhap-khoa\"\r\nContent-Type: text/plain; " +
            $"charset=utf-7\r\n\r\n+AOk-\r\n--{Bodies.Boundary}--\r\n";
        foreach (var (who, path, type, body) in new[]
        {
            (visitor.Http, "/tra-cuu", "application/x-www-form-urlencoded; charset=utf-7", "ma=1"),
            (visitor.Http, "/tra-cuu", "application/x-www-form-urlencoded; charset=khong-co", "ma=1"),
            (visitor.Http, "/api/dossiers/track", "application/json; charset=khong-co", "{}"),
            (office.Desk, "/api/dossiers", "application/json; charset=utf-7", "{}"),
            (visitor.Http, upload, $"multipart/form-data; boundary={new string('b', 5000)}", "x"),
            (visitor.Http, upload, $"multipart/form-data; boundary={new string('b', 100)}", "x"),
            (visitor.Http, upload, "multipart/form-data", "x"),
            (visitor.Http, upload, $"multipart/form-data; boundary={Bodies.Boundary}", part),
            (visitor.Http, "/dang-nhap", $"multipart/form-data; boundary={Bodies.Boundary}", part),
        })
        {
            using var answer = await PostAsync(who, path, Bodies.Of(type, Encoding.ASCII.GetBytes(body)));
            Assert.True((int)answer.StatusCode < 500, $"{path} {type}: {(int)answer.StatusCode}");
        }
    }

    private static Task<HttpResponseMessage> PostAsync(Visitor visitor, string path, HttpContent content) =>
        PostAsync(visitor.Http, path, content);

    private static Task<HttpResponseMessage> PostAsync(HttpClient http, string path, HttpContent content) =>
        http.PostAsync(path, content, TestContext.Current.CancellationToken);
}
