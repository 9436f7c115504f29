using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>
/// Each filing is a duty of an office: an account that anybody can make files so many a day, and only what the form asks.
/// </summary>
public sealed class FilingLimitTests
{
    [Theory, EachDatabase]
    public async Task An_account_files_so_many_a_day_and_goes_on_the_next(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, with: options => options with { Limits = new() { FilingsPerAccount = 3, FilingsPerAddress = 0 } });
        using (var office = await Office.OpenAsync(province))
        {
            var first = (await office.FileAsync(key: "mot")).Ok().Text("code");
            await office.FiledAsync();
            // A repeat is not a filing, and a refused one is not counted.
            Assert.Equal(first, (await office.FileAsync(key: "mot")).Ok().Text("code"));
            Assert.Equal(400, (await office.FileAsync(new JsonObject { ["procedure"] = "khong-co" })).Status);
            var both = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.FileAsync()));
            Assert.Equal((1, 5),
                (both.Count(one => one.Status == 201), both.Count(one => one is { Status: 429, Code: "dossiers.too-many-filings" })));
            Assert.Equal(first, (await office.FileAsync(key: "mot")).Ok().Text("code"));
            // The office is not counted.
            for (var i = 0; i < 5; i++) await office.AcceptedAsync();
        }

        await province.RestartAsync();
        using var after = await Office.OpenAsync(province);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = JsonContent.Create(after.Filing()) };
        using var refused = await after.Citizen.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        // Until midnight in Vietnam.
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromHours(1), TimeSpan.FromHours(24));
        using (var citizen = await province.SignInAsync("citizen"))
        {
            var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));
            var page = await Applying.SubmitAsync(check);
            page.ShouldSay("đã nộp đủ số hồ sơ của một ngày");
            Assert.Equal(check.Address.AbsolutePath, page.Address.AbsolutePath);
        }
        province.Time.Advance(refused.Headers.RetryAfter.Delta.Value);
        await after.FiledAsync();
    }

    [Theory, EachDatabase]
    public async Task Accounts_of_one_address_share_what_the_address_may_file(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, with: options => options with { Limits = new() { FilingsPerAddress = 2 } });
        using var office = await Office.OpenAsync(province);
        await office.FiledAsync();
        await office.FiledAsync();

        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers") { Content = JsonContent.Create(office.Filing()) };
        using var refused = await office.Citizen.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Equal(
            (HttpStatusCode.TooManyRequests, "host.too-many-filings"), (refused.StatusCode, (await Answer.ReadAsync(refused)).Code));
        Assert.NotNull(refused.Headers.RetryAfter?.Delta);
        // A desk behind the same address works on.
        await office.AcceptedAsync();
        using var citizen = await province.SignInAsync("citizen");
        (await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen)))).ShouldBe(HttpStatusCode.TooManyRequests)
            .ShouldSay("đã nộp quá nhiều hồ sơ");
    }

    [Theory, EachDatabase]
    public async Task What_the_form_does_not_ask_is_refused_at_every_door(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        foreach (var (who, filing) in new[] { (office.Citizen, office.Filing()), (office.Desk, office.AtTheCounter()) })
        {
            filing["answers"]!["khong-hoi"] = "x";
            (await Office.PostAsync(who, "/api/dossiers", filing)).Refused(400, "fields.answer-unknown", "answers.khong-hoi");
            filing["answers"]!.AsObject().Remove("khong-hoi");
            filing["answers"]!["submitterEmail"] = new JsonObject { ["sau"] = "x" };
            (await Office.PostAsync(who, "/api/dossiers", filing)).Refused(400, "ui.form-unreadable", "answers.submitterEmail");
            filing["answers"]!.AsObject().Remove("submitterEmail");
            // Many strange names are not all repeated.
            for (var i = 0; i < 50; i++) filing["answers"]![i.ToString(CultureInfo.InvariantCulture)] = "x";
            Assert.Equal(5, (await Office.PostAsync(who, "/api/dossiers", filing)).Body!["errors"]!.AsArray().Count);
        }
        Assert.Equal(0, await province.Database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_dossier", []));
    }
}
