using System.Data.Common;
using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Codes, repeats, stale revisions and two people at once.</summary>
public sealed class ConcurrencyTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Codes_of_an_agency_and_day_are_one_to_n_whatever_fails_in_between(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var wrong = office.Filing(phone: "12");
        var clash = Ids.Next();
        await FileWithAsync(province, office, clash);

        var filings = Enumerable.Range(0, 48).Select(async i =>
        {
            // Every sixth is refused before the transaction, every seventh inside it: the id is taken, everything is undone.
            if (i % 6 == 5)
                return await office.FileAsync(wrong.DeepClone().AsObject()) is { Status: 400 } ? null : "accepted a wrong filing";
            if (i % 7 == 6)
            {
                try { return await FileWithAsync(province, office, clash) ? "used an id twice" : null; }
                catch (DbException e) when (IsTakenId(e)) { return null; }
            }
            return (await office.FileAsync()).Ok().Text("code");
        });
        var codes = (await Task.WhenAll(filings)).OfType<string>().ToArray();

        Assert.All(codes, code => Assert.StartsWith($"{office.Agency}-261123-", code, StringComparison.Ordinal));
        var numbers = await province.Database.QueryAsync(row => row.Int(0), "select number from dossiers_dossier order by number", []);
        Assert.Equal(Enumerable.Range(1, codes.Length + 1).Select(i => (long)i), numbers);
        Assert.Equal(
            codes.Length + 1L, await province.Database.FirstAsync(row => row.Int(0), "select last from dossiers_code_counter", []));
    }

    [Theory, EachDatabase]
    public async Task The_same_key_gets_the_same_answer(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var key = $"key-{Ids.Next()}";
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => office.FileAsync(key: key)));
        Assert.Single(answers.Select(answer => answer.Ok().Body!.ToJsonString()).Distinct());
        (await office.FileAsync(office.Filing(name: "Người Khác"), key)).Refused(409, "kernel.duplicate-request");

        var id = answers[0].Text("id");
        var first = (await Office.ActAsync(office.Desk, id, "accept", key: "a")).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        Assert.Equal(first.Body!.ToJsonString(), (await Office.ActAsync(office.Desk, id, "accept", key: "a")).Ok().Body!.ToJsonString());
        (await Office.ActAsync(office.Desk, id, "accept")).Refused(409, "dossiers.wrong-state");
    }

    [Theory, EachDatabase]
    public async Task A_stale_revision_is_a_conflict_and_changes_nothing(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filed = (await office.FileAsync()).Ok();
        var (id, seen) = (filed.Text("id"), filed.Number("revision"));
        (await Office.ActAsync(office.Desk, id, "accept", new JsonObject { ["revision"] = seen })).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency, ["revision"] = seen })).Refused(
            409, "kernel.stale");
        Assert.Equal(2, (int)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["state"]!);
    }

    [Theory, EachDatabase]
    public async Task Of_two_officers_accepting_at_once_one_is_refused(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        for (var round = 0; round < 5; round++)
        {
            var id = await office.FiledAsync();
            var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Office.ActAsync(office.Desk, id, "accept")));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200), answer =>
            {
                Assert.Equal(409, answer.Status);
                Assert.True(answer.Code is "kernel.stale" or "dossiers.wrong-state", answer.Code);
            });
            var steps = (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["timeline"]!.AsArray();
            Assert.Equal(2, steps.Count);
        }
    }

    [Theory]
    [EachDatabase("finish")]
    [EachDatabase("request-supplement")]
    [EachDatabase("supply")]
    public async Task Of_two_who_write_papers_or_a_result_at_once_one_is_refused(DatabaseEngine engine, string verb)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        for (var round = 0; round < 5; round++)
        {
            var (id, who, body) = await ReadyForAsync(office, verb);
            var answers =
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Office.ActAsync(who, id, verb, body.DeepClone().AsObject())));
            Assert.Single(answers, answer => answer.Status == 200);
            Assert.All(answers.Where(answer => answer.Status != 200),
                answer =>
                    Assert.True(answer is { Status: 409, Code: "kernel.stale" or "dossiers.wrong-state" or "dossiers.supplement-once" },
                        $"{answer.Status} {answer.Body}"));
        }
    }

    [Theory]
    [EachDatabase("finish")]
    [EachDatabase("request-supplement")]
    [EachDatabase("supply")]
    public async Task A_repeat_on_the_way_gets_the_answer_of_the_first(DatabaseEngine engine, string verb)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        for (var round = 0; round < 5; round++)
        {
            var (id, who, body) = await ReadyForAsync(office, verb);
            var key = $"key-{Ids.Next()}";
            var answers =
                await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Office.ActAsync(who, id, verb, body.DeepClone().AsObject(), key)));
            Assert.Single(answers.Select(answer => answer.Ok().Body!.ToJsonString()).Distinct());
        }
    }

    /// <summary>A dossier that waits for this act, who does it, and what it writes besides its step.</summary>
    private static async Task<(string Id, HttpClient Who, JsonObject Body)> ReadyForAsync(Office office, string verb)
    {
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        var papers = new JsonArray(new JsonObject { ["component"] = "ly-hon", ["certifiedCopies"] = 1 });
        if (verb == "request-supplement") return (id, office.Specialist, new() { ["reason"] = "Thiếu giấy ly hôn", ["missing"] = papers });
        if (verb == "supply")
        {
            (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
            return (id, office.Desk, new() { ["papers"] = papers });
        }
        (await Office.ActAsync(office.Specialist, id, "propose")).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        return (id, office.Specialist, new() { ["number"] = "12/XN-UBND" });
    }

    /// <summary>The one thing that may go wrong there: the primary key is taken.</summary>
    private static bool IsTakenId(DbException e) =>
        e is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } or SqliteException { SqliteErrorCode: 19 };

    private static Task<bool> FileWithAsync(Province province, Office office, long id) => province.InScopeAsync(async scope =>
    {
        var filing = new Filing
        {
            Id = new DossierId(id),
            Procedure = "1.004873",
            Channel = Channel.Post,
            ReceivedBy = scope.GetRequiredService<IAgencies>().FindByCode(office.Agency)!.Id,
            Owner = new PersonData(PersonKind.Citizen, "Lý Mẫu Bình", Phone: "0912345678"),
        };
        return !(await scope.GetRequiredService<FileDossier.Handler>()
            .HandleAsync(new(filing), Actor.System("test"), CancellationToken.None)).IsError;
    });
}
