using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Replay.Features;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>What <c>./run</c> lays down in a new province: work in every queue, as of now, by the acts of the pages.</summary>
public sealed class LivingDemoTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_account_finds_work_and_the_days_go_on(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        var clock = new TurnableTime(TurnableTime.WorkingMonday);
        await using var province = new Province(database, "bac-kan", clock, ownsDatabase: false);
        await province.StartWithDemoAsync();

        // Every state of a dossier that waits for somebody, late ones among them, and most of what is done was on time.
        Assert.Equal(
            [DossierState.Registered, DossierState.Accepted, DossierState.Rejected, DossierState.Processing,
                DossierState.SupplementRequired, DossierState.Completed, DossierState.Returned],
            (await ColumnAsync(province, "select distinct state from dossiers_dossier order by state")).Select(one => (DossierState)one));
        var now = clock.Now().Micros;
        var late = await CountAsync(province, $"select count(*) from dossiers_dossier where bucket = 0 and due < {now}");
        Assert.InRange(late, 1, await CountAsync(province, "select count(*) from dossiers_dossier where bucket = 0") / 3);
        var done = await CountAsync(province, "select count(*) from dossiers_dossier where timeliness is not null");
        Assert.InRange(await CountAsync(province, "select count(*) from dossiers_dossier where timeliness = 3"), 1, done / 10);
        Assert.InRange(await CountAsync(province, "select count(distinct received_by) from dossiers_dossier"), 80, 300);
        Assert.True(await CountAsync(province, "select count(distinct state) from tasks_task where role = 1") >= 6);
        Assert.Equal(0, await CountAsync(province, $"select count(*) from dossiers_dossier where last_step_at > {now}"));
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);

        foreach (var user in new[] { "desk", "specialist", "leader", "clerk", "leader.ubnd-tinh" })
        {
            using var officer = await province.SignInAsync(user);
            var inbox = (await officer.OpenAsync("/desk")).ShouldBe(HttpStatusCode.OK).Document;
            Assert.True(inbox.QuerySelectorAll("tr[data-row]").Length > 0, $"{user} finds nothing to do");
        }
        using var citizen = await province.SignInAsync("citizen");
        Assert.Equal(6, await CountAsync(province, "select count(*) from dossiers_dossier where owner = 1001"));
        (await citizen.OpenAsync("/ho-so-cua-toi")).ShouldBe(HttpStatusCode.OK);

        // Two days later it goes on: what was open moves, what is new comes, nothing is done twice.
        var before = await CountAsync(province, "select count(*) from dossiers_dossier");
        clock.Advance(2 * Day);
        var filed = await province.InScopeAsync(
            scope => scope.GetRequiredService<LivingDossiers>().GoOnAsync(clock.Now(), (_, _) => { }, Ct));
        Assert.InRange(filed!.Value, 50, 400);
        Assert.Equal(before + filed, await CountAsync(province, "select count(*) from dossiers_dossier"));
        Assert.Equal(0, await province.InScopeAsync(
            scope => scope.GetRequiredService<LivingDossiers>().GoOnAsync(clock.Now(), (_, _) => { }, Ct)));
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    private static async Task<long> CountAsync(Province province, string sql) => (await ColumnAsync(province, sql))[0];

    private static async Task<IReadOnlyList<long>> ColumnAsync(Province province, string sql) =>
        await province.Database.QueryAsync(row => row.Int(0), sql, [], Ct);
}
