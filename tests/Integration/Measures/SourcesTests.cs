using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenProvince.EventLog;
using OpenProvince.Integration.Log;
using OpenProvince.Kernel;
using OpenProvince.Measures;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Measures;

/// <summary>Two services that count the same events, each for itself.</summary>
public sealed class SourcesTests
{
    // The log records for agency 0.
    private const long Province = 1, Town = 0, Harbour = 12, Big = 3_000_000_000;

    /// <summary>Counts the fee of each entry at the harbour, in one value; for subject 13 it names a member its split has not.</summary>
    private class Fees : MeasureSource
    {
        public static readonly MeasureDefinition Paid = new(9001, "fees.paid", MeasureKind.Flow);
        public static readonly MeasureDefinition AtTheDesk = new(9002, "fees.at-the-desk", MeasureKind.Derived)
        {
            Over = [new(Paid)], Under = [new(StockMeasures.Entered, ["desk"])],
        };

        public override string Name => "fees";

        public override IReadOnlyList<MeasureDefinition> Measures => [Paid, AtTheDesk];

        public override IReadOnlyCollection<string> EventTypes => ["stocktest.entered"];

        public override void Map(RecordedEvent e, IEffects effects)
        {
            var came = (StockEntered)e.Body;
            effects.Count(Paid, new Dimensions(Harbour, came.Procedure, Member(came)), Big);
        }

        protected virtual int Member(StockEntered came) => came.Subject == 13 ? 1 : 0;
    }

    private sealed class MendedFees : Fees
    {
        protected override int Member(StockEntered came) => 0;
    }

    [Theory, EachDatabase]
    public async Task What_goes_wrong_in_one_source_stops_its_own_figures_only(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, With<Fees>());
        await log.StartAsync();
        await log.AppendAsync(Came(1));
        await TestLog.UntilAsync(
            () => log.Status("measures.stocktest")?.Seq == 1 && log.Status("measures.fees")?.Seq == 1, "one event in both");

        await log.AppendAsync(Came(13));
        await log.AppendAsync(Came(14));
        await TestLog.UntilAsync(() => log.Status("measures.stocktest")?.Seq == 3 && log.Status("measures.fees")?.Poison is not null,
            "the well one goes on, the other says why not");
        Assert.Contains("cannot apply event 2", log.Status("measures.fees")!.Poison);
        Assert.Equal((3, 1), await TotalsAsync(log));
        var ages = log.Services.GetRequiredService<ProjectionAges>();
        var (well, both) = (MeasureSource.ProjectionsOf([StockMeasures.Entered]), MeasureSource.ProjectionsOf([Fees.AtTheDesk]));
        var since = (await ages.ReadAsync(both, ct)).AppliedAllAt;
        await TestLog.UntilAsync(async () => (await ages.ReadAsync(well, ct)) is { Poison: null } age && age.AppliedAllAt > since, "fresh");
        var stale = await ages.ReadAsync(both, ct);
        Assert.Equal(since, stale.AppliedAllAt);
        Assert.NotNull(stale.Poison);

        await log.CloseAsync();
        await log.OpenAsync(With<MendedFees>());
        await log.StartAsync();
        await TestLog.UntilAsync(() => log.Status("measures.fees") is { Seq: 3, Poison: null }, "the mended one catches up");
        Assert.Equal((3, 3), await TotalsAsync(log));
    }

    [Theory, EachDatabase]
    public async Task Each_source_has_rows_units_and_a_rebuild_of_its_own(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, With<Fees>());
        await log.AppendTogetherAsync([Came(1), Came(2), Came(3, channel: 2)]);
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        var rebuild = log.Services.GetRequiredService<Rebuild>();
        await rebuild.CatchUpAsync((_, _, _) => { }, ct);
        var measures = log.Services.GetRequiredService<IMeasures>();

        // The events were recorded elsewhere: the fees count where their effects say.
        Assert.Equal((0, 3 * Big), ((await measures.NowAsync(Fees.Paid, Town, ct: ct)).Total,
            (await measures.NowAsync(Fees.Paid, Harbour, ct: ct)).Total));
        Assert.Equal((3, 0), ((await measures.NowAsync(StockMeasures.Entered, Town, ct: ct)).Total,
            (await measures.NowAsync(StockMeasures.Entered, Harbour, ct: ct)).Total));
        // Both have the id 9001, and a formula may divide the one by the other.
        var table = (await measures.TableAsync([Fees.Paid, StockMeasures.Entered], Province, Period.AllTime, Period.AllTime, ct: ct))[0];
        Assert.Equal([new Counts(3 * Big), new Counts(2, 1, 0, 0)], table.Counts);
        Assert.Equal(1.5 * Big, await measures.ShareAsync(Fees.AtTheDesk, Province, Period.AllTime, ct: ct));

        await log.ChangeAsync("update measures_fees_rollup set value = value + 1");
        await log.ChangeAsync("update measures_stocktest_rollup set desk = desk + 1");
        await rebuild.RunAsync("measures.fees", (_, _, _) => { }, ct);
        Assert.Equal(["measures_stocktest_rollup"], await DifferingAsync(log, ct));
        await rebuild.RunAsync("measures", (_, _, _) => { }, ct);
        Assert.Empty(await DifferingAsync(log, ct));
    }

    [Theory, EachDatabase]
    public async Task A_split_grows_by_a_member_and_keeps_its_rows(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var log = await TestLog.CreateAsync(engine, With<Fees>());
        await log.AppendAsync(Came(1));
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await log.Services.GetRequiredService<Rebuild>().CatchUpAsync((_, _, _) => { }, ct);

        await log.CloseAsync();
        await log.OpenAsync(With<SplitFees>());
        await log.AppendAsync(Came(13));
        await log.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await log.Services.GetRequiredService<Rebuild>().CatchUpAsync((_, _, _) => { }, ct);

        Assert.Equal(new Counts(Big, Big), await log.Services.GetRequiredService<IMeasures>().NowAsync(Fees.Paid, Province, ct: ct));
        Assert.Empty(await DifferingAsync(log, ct));
    }

    private sealed class SplitFees : Fees
    {
        public override MeasureSplit Split => base.Split.And("card");
    }

    private static StockEntered Came(long subject, int channel = 1) => new(subject, "a", channel, Due: long.MaxValue);

    private static Action<IServiceCollection> With<TFees>() where TFees : Fees => services =>
    {
        services.AddModule(new MeasuresModule()).AddMeasures<StockMeasures>().AddMeasures<TFees>();
        services.Replace(ServiceDescriptor.Singleton(new UnitChains(unit => unit == Province ? [] : [Province])));
    };

    private static async Task<(long Entered, long Fees)> TotalsAsync(TestLog log)
    {
        var measures = log.Services.GetRequiredService<IMeasures>();
        return ((await measures.NowAsync(StockMeasures.Entered, Province)).Total,
            (await measures.NowAsync(Fees.Paid, Province)).Total / Big);
    }

    private static async Task<IEnumerable<object?>> DifferingAsync(TestLog log, CancellationToken ct) =>
        (await log.Services.GetRequiredService<Verify>().RunAsync((_, _) => { }, ct)).Findings
            .Where(one => one.Code is "eventlog.row-differs" or "eventlog.row-extra" or "eventlog.row-missing")
            .SelectMany(one => one.Args).Where(arg => arg.Name == "table").Select(arg => arg.Value).Distinct();
}
