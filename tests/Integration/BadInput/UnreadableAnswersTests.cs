using System.Net;
using System.Text;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.BadInput;

/// <summary>Answers of a filing whose names or texts are no text: JSON that a parser lets pass and that throws when it is read.</summary>
public sealed class UnreadableAnswersTests(Provinces provinces) : IClassFixture<Provinces>
{
    /// <summary>Latin-1, so that the last one is sent as the byte it is.</summary>
    private static readonly string[] Bad =
        ["""  "\ud800":{}  """, """  "\udc00":"1"  """, """  "x":"\ud800"  """, """  "x":{"y":["\udfff\ud800"]}  """, "\"x\":\"\u00ff\""];

    [Theory, EachDatabase]
    public async Task Are_refused_and_nothing_is_kept(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var before = await CountAsync(office);
        foreach (var bad in Bad)
            foreach (var (who, filing) in new[] { (office.Citizen, office.Filing()), (office.Desk, office.AtTheCounter()) })
                foreach (var key in new[] { null, $"key-{Ids.Next()}" })
                    (await SendAsync(who, filing.ToJsonString(), bad, key)).Refused(400, "ui.form-unreadable", "answers");

        Assert.Equal(before, await CountAsync(office));
        // A whole pair, an escaped backslash before the letters of half a one, and NUL as an escape are text.
        (await SendAsync(office.Citizen, office.Filing().ToJsonString(), """ "submitterAddress":"\ud83d\udc69 \\ud800 \u0000" """)).Ok();
    }

    [Theory, EachDatabase]
    public async Task Stored_by_an_earlier_release_break_no_page(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.AcceptedAsync();
        var code = (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["code"]!;
        var work = new UnitOfWork(province.Database);
        work.AddChecked("update dossiers_answer set answers = $1 where dossier = $2", KernelErrors.Stale,
            """{"\ud800":{},"request":"Xin \ud83d\udc69 c\\ud800 \udfff h","returnBy":"\ud800"}""",
            long.Parse(id, System.Globalization.CultureInfo.InvariantCulture));
        Assert.False((await work.CommitAsync(TestContext.Current.CancellationToken)).IsError);

        using var desk = await province.SignInAsync("desk");
        foreach (var path in new[]
        {
            "/desk/ho-so", $"/desk/dossiers/{code}/hand-over", $"/desk/dossiers/{code}/supplement", $"/desk/dossiers/{code}/in/giay-hen"
        })
            (await desk.OpenAsync(path)).ShouldBe(HttpStatusCode.OK);
        (await desk.OpenAsync($"/desk/dossiers/{code}")).ShouldBe(HttpStatusCode.OK).ShouldSay("Xin 👩 c\\ud800 \uFFFD h");
    }

    private static Task<long> CountAsync(Office office) =>
        office.Province.Database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_dossier", []);

    private static async Task<Answer> SendAsync(HttpClient who, string filing, string answer, string? key = null)
    {
        const string Answers = "\"answers\":{";
        Assert.Contains(Answers, filing, StringComparison.Ordinal);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers");
        request.Content =
            new ByteArrayContent(Encoding.Latin1.GetBytes(filing.Replace(Answers, $"{Answers}{answer},", StringComparison.Ordinal)));
        request.Content.Headers.ContentType = new("application/json");
        if (key is not null) request.Headers.Add("Idempotency-Key", key);
        using var response = await who.SendAsync(request);
        return await Answer.ReadAsync(response);
    }
}
