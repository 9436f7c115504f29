using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>A dossier from filing to result through the API, and everything that is refused on the way.</summary>
public sealed class LifeTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_dossier_lives_from_filing_to_result(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filed = (await office.FileAsync()).Ok();
        Assert.Matches($"^{System.Text.RegularExpressions.Regex.Escape(office.Agency)}-261123-[0-9]{{4}}$", filed.Text("code"));
        var id = filed.Text("id");

        var accepted = (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        Assert.Equal(2, accepted.Number("state"));
        // Three working days from Monday, with the holiday on Tuesday.
        Assert.Equal("2026-11-27T17:00:00+07:00", accepted.Text("due"));
        Assert.Equal("hand-over", (string?)accepted.Body!["next"]!["action"]);

        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new JsonObject { ["opinion"] = "Đủ điều kiện" })).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        Assert.Equal(
            9, (await Office.ActAsync(office.Specialist, id, "finish", new JsonObject { ["number"] = "12/XN-UBND" })).Ok().Number("state"));
        (await Office.ActAsync(office.Desk, id, "return")).Ok();

        var shown = (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok();
        Assert.Equal(10, (int)shown.Body!["dossier"]!["state"]!);
        Assert.Equal("early", (string?)shown.Body["dossier"]!["timeliness"]);
        Assert.Equal(["returned", "finished", "approved", "proposed", "handed-over", "accepted", "filed"],
            shown.Body["timeline"]!.AsArray().Select(step => (string)step!["kind"]!));
        Assert.Empty(shown.Body["acts"]!.AsArray());
    }

    [Theory, EachDatabase]
    public async Task What_a_citizens_key_files_its_account_can_read(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filing = office.Filing();
        filing["submitter"] = new JsonObject { ["name"] = "Vi Mẫu Hai", ["phone"] = "0912345673" };
        (await office.FileAsync(filing)).Refused(400, "dossiers.sender-not-party", "submitter");
        filing.Remove("submitter");
        var forOther = (await office.FileAsync(filing)).Ok().Text("id");
        filing.Remove("owner");
        filing["submitter"] = new JsonObject { ["name"] = "Vi Mẫu Hai", ["phone"] = "0912345673" };
        var own = (await office.FileAsync(filing)).Ok().Text("id");
        foreach (var id in new[] { forOther, own }) (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok();
    }

    [Theory, EachDatabase]
    public async Task A_supplement_pauses_and_the_citizen_brings_it_back(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "request-supplement")).Refused(400, "cases.reason-missing", "reason");
        Assert.Equal(5,
            (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok().Number("state"));
        var papers = new JsonArray(new JsonObject { ["component"] = "ly-hon", ["certifiedCopies"] = 1 });
        Assert.Equal(4, (await Office.ActAsync(office.Desk, id, "supply", new JsonObject { ["papers"] = papers })).Ok().Number("state"));
        var shown = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok();
        Assert.Equal("ly-hon", (string?)Assert.Single(shown.Body!["papers"]!.AsArray())!["component"]);
        Assert.Contains(shown.Body["timeline"]!.AsArray(), step => (string?)step!["reason"] == "Thiếu giấy ly hôn");
    }

    [Theory, EachDatabase]
    public async Task Every_wrong_field_is_named_at_once(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var wrong = office.Filing();
        wrong["procedure"] = "9.999999";
        wrong["agency"] = "H03.99.99";
        wrong["owner"] = new JsonObject { ["name"] = " ", ["phone"] = "12", ["identityNumber"] = "0060940000211" };
        var refused = await office.FileAsync(wrong);
        Assert.Equal(400, refused.Status);
        var fields = refused.Body!["errors"]!.AsArray().Select(one => (string)one!["field"]!).ToArray();
        Assert.Equal(["procedure", "agency", "owner.name", "owner.identityNumber", "owner.phone"], fields);
    }

    [Theory, EachDatabase]
    public async Task Odd_text_is_kept_harmless(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        Assert.Equal(400, (await office.FileAsync(office.Filing(name: "<script>alert(1)</script> Nguyễn Mẫu 👨‍👩‍👧"))).Status);
        var name = "Nguye\u0302\u0303n \u202eMẫu";
        var id = await office.FiledAsync(office.Filing(name: name));
        var owner = (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["owner"]!;
        Assert.Equal("Nguyễn Mẫu", owner);
    }

    [Theory, EachDatabase]
    public async Task Somebody_elses_dossier_is_not_found_for_a_citizen_and_forbidden_for_another_unit(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var id = await office.AcceptedAsync();
        (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Refused(404, "dossiers.not-found");
        (await Office.ActAsync(office.Citizen, id, "withdraw")).Refused(404, "dossiers.not-found");
        (await Office.ActAsync(office.Citizen, "12345", "withdraw")).Refused(404, "dossiers.not-found");
        using var nobody = office.Province.Client();
        Assert.True((await Office.ActAsync(nobody, id, "accept")).Status is 401 or 404);
        (await Office.ActAsync(office.Specialist, await office.FiledAsync(), "accept")).Refused(403, "cases.not-allowed");
        using var other = await office.ClientAsync("desk.so-tu-phap");
        (await Office.ActAsync(other, await office.FiledAsync(), "accept")).Refused(403, "cases.not-allowed");
    }

    [Theory, EachDatabase]
    public async Task Paper_is_entered_late_only_with_a_reason_and_never_into_a_closed_month(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        JsonObject At(string moment, string? reason)
        {
            var filing = office.AtTheCounter();
            filing["occurredAt"] = moment;
            filing["reason"] = reason;
            return filing;
        }
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-11-20T16:10:00+07:00", null))).Refused(
            400, "cases.reason-missing", "reason");
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-11-24T08:00:00+07:00", "Mất điện"))).Refused(
            400, "dossiers.in-future", "occurredAt");
        var late = (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-11-20T16:10:00+07:00", "Mất điện"))).Ok();
        Assert.Contains("-261120-", late.Text("code"), StringComparison.Ordinal);
        // Friday 16:10, three working days, the holiday in between: Thursday.
        Assert.Equal("2026-11-26T17:00:00+07:00", late.Text("due"));

        await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202610 });
        (await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202610 })).Refused(
            409, "dossiers.month-already-closed");
        (await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202611 })).Refused(
            400, "dossiers.month-not-over");
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-10-30T10:00:00+07:00", "Mất điện"))).Refused(
            400, "dossiers.month-closed", "occurredAt");
    }

    [Theory, EachDatabase]
    public async Task A_month_closed_while_an_intake_is_under_way_refuses_it_in_the_commit(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.AtTheCounter();
        filing["occurredAt"] = "2026-09-30T10:00:00+07:00";
        filing["reason"] = "Mất điện";
        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
        (await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202609 })).Ok();
        // As an intake sees it that asked a moment before the closing: the first look says open.
        await province.ExecuteAsync("delete from dossiers_closed_month");

        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Refused(400, "dossiers.month-closed", "occurredAt");

        Assert.Equal(1, await province.Database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_dossier", []));
        Assert.Equal(1, await province.Database.FirstAsync(row => row.Int(0), "select last from dossiers_code_counter", []));
    }

    [Theory, EachDatabase]
    public async Task After_the_closing_is_answered_no_intake_of_the_month_succeeds(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.AtTheCounter();
        filing["occurredAt"] = "2026-08-31T10:00:00+07:00";
        filing["reason"] = "Mất điện";
        var stop = new CancellationTokenSource();
        var desks = Enumerable.Range(0, 4).Select(async _ =>
        {
            var refused = 0;
            while (!stop.IsCancellationRequested || refused == 0)
                if (await Office.PostAsync(office.Desk, "/api/dossiers", filing.DeepClone().AsObject()) is { Status: not 201 } no)
                {
                    no.Refused(400, "dossiers.month-closed");
                    refused++;
                }
        }).ToArray();
        while (await CountAsync() < 5 && !desks.Any(desk => desk.IsCompleted)) await Task.Delay(20);

        (await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202608 })).Ok();
        var reported = await CountAsync();
        await Task.Delay(200);
        await stop.CancelAsync();
        await Task.WhenAll(desks);

        Assert.True(reported >= 5);
        Assert.Equal(reported, await CountAsync());

        Task<long> CountAsync() => province.Database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_dossier", []);
    }
}
