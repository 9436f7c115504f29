using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Replay.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>A small sample of the published years, replayed; then everything <c>verify</c> has to name.</summary>
public sealed class ReplayVerifyTests
{
    private static readonly ReplayRequest Sample = new("bac-kan", 2018, 2021, Seed: 5, Sample: 0.0008, Workers: 2);

    [Theory, EachDatabase]
    public async Task Replays_the_published_years_exactly_and_alike_whatever_the_workers(DatabaseEngine engine)
    {
        await using var one = await ReplayAsync(engine, Sample);
        await using var other = await ReplayAsync(engine, Sample with { Workers = 4 });

        var table = await YearsAsync(one);
        Assert.Equal([(2018, 59, 6), (2019, 107, 18), (2020, 133, 26), (2021, 47, 8)], table);
        Assert.Equal(await DossiersAsync(one), await DossiersAsync(other));
    }

    [Theory, EachDatabase]
    public async Task Verify_finds_nothing_after_a_replay_and_names_whatever_is_changed(DatabaseEngine engine)
    {
        await using var province = await ReplayAsync(engine, Sample);
        Assert.Empty(await VerifyAsync(province));

        await ChangeAsync(province, "update eventlog_event set data = replace(data, '\"channel\":1', '\"channel\":4') where " + AtADesk);
        Assert.Contains("eventlog.changed-event", await VerifyAsync(province));
        await ChangeAsync(province, "update eventlog_event set data = replace(data, '\"channel\":4', '\"channel\":1') where " + AtADesk);
        Assert.Empty(await VerifyAsync(province));

        await ChangeAsync(
            province, "update measures_dossiers_rollup set desk = desk + 1 where period = 2019 and key = '' and measure = 101");
        Assert.Contains("eventlog.row-differs", await VerifyAsync(province));
        await ChangeAsync(
            province, "update measures_dossiers_rollup set desk = desk - 1 where period = 2019 and key = '' and measure = 101");

        await ChangeAsync(
            province, "delete from measures_dossiers_rollup where period = 2018 and key = '' and measure = 101");
        Assert.Contains("eventlog.row-missing", await VerifyAsync(province));
        await RebuildAsync(province);
        Assert.Empty(await VerifyAsync(province));
    }

    [Theory, EachDatabase]
    public async Task Verify_names_a_cut_tail(DatabaseEngine engine)
    {
        await using var province = await ReplayAsync(engine, Sample);
        if (engine == DatabaseEngine.Postgres)
            await ChangeAsync(province, "delete from eventlog_order where seq = (select max(seq) from eventlog_order)");
        await ChangeAsync(province, engine == DatabaseEngine.Postgres
            ? "delete from eventlog_event e where not exists (select 1 from eventlog_order o where o.position = e.position)"
            : "delete from eventlog_event where position = (select max(position) from eventlog_event)");

        Assert.Contains("eventlog.tail-differs", await VerifyAsync(province));
    }

    /// <summary>The filing of the first dossier that came in at a desk.</summary>
    private const string AtADesk =
        "stream = (select 'dossier-' || cast(min(id) as text) from dossiers_dossier where channel = 1) and version = 1";

    private static async Task<Province> ReplayAsync(DatabaseEngine engine, ReplayRequest request)
    {
        var province = await Province.StoppedAsync(engine);
        var ct = TestContext.Current.CancellationToken;
        var replayed = await province.Services.GetRequiredService<IReplay>().RunAsync(request, (_, _) => { }, ct);
        Assert.Null(replayed.Error);
        await province.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await province.Services.GetRequiredService<Rebuild>().CatchUpAsync((_, _, _) => { }, ct);
        return province;
    }

    private static async Task<IEnumerable<(int, long, long)>> YearsAsync(Province province)
    {
        var unit = province.Services.GetRequiredService<IAgencies>().Province.Id.Value;
        var rows = await province.Services.GetRequiredService<IMeasures>()
            .TableAsync([DossierFigures.Filed], unit, Period.Year(2018), Period.Year(2021));
        return rows.Select(row => (row.Period.Code, row.Counts[0].Total, row.Counts[0].Electronic));
    }

    private static Task<List<string>> DossiersAsync(Province province) => province.Database.QueryAsync(
        row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(row.GetValue)),
        "select code, procedure, channel, state, filed_at, due, finished_at, timeliness, last_step_at from dossiers_dossier order by code",
        []);

    private static async Task<List<string>> VerifyAsync(Province province) =>
        [.. (await province.Services.GetRequiredService<Verify>()
            .RunAsync((_, _) => { }, TestContext.Current.CancellationToken)).Findings.Select(finding => finding.Code)];

    private static async Task RebuildAsync(Province province) =>
        await province.Services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken);

    private static async Task ChangeAsync(Province province, string sql)
    {
        var work = new UnitOfWork(province.Database);
        work.AddChecked(sql, Error.Invalid("test.nothing-changed"));
        Assert.Null((await work.CommitAsync()).Error);
    }
}
