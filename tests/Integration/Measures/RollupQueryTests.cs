using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Measures;

[StoredEvent("stocktest.entered", 1)]
public sealed record StockEntered(long Subject, string Procedure, int Channel, long Due) : IEvent;

[StoredEvent("stocktest.left", 1)]
public sealed record StockLeft(long Subject, string Procedure, int Channel, long Due) : IEvent;

internal sealed class StockMeasures : MeasureSource
{
    public static readonly MeasureDefinition Entered = new(9001, "stocktest.entered", MeasureKind.Flow) { ByHour = true };
    public static readonly MeasureDefinition Inside = new(9002, "stocktest.inside", MeasureKind.Stock);
    public static readonly MeasureDefinition Over = new(9003, "stocktest.over", MeasureKind.Timed);
    public static readonly MeasureDefinition DeskShare = new(9004, "stocktest.desk-share", MeasureKind.Derived)
    {
        Over = [new(Entered, ["desk"])], Under = [new(Entered)]
    };

    public override string Name => "stocktest";

    public override MeasureSplit Split { get; } = new("desk", "online", "portal", "post");

    public override IReadOnlyList<MeasureDefinition> Measures => [Entered, Inside, Over, DeskShare];

    public override IReadOnlyCollection<string> EventTypes => ["stocktest.entered", "stocktest.left"];

    public override void Map(RecordedEvent e, IEffects effects)
    {
        if (e.Body is StockEntered came)
        {
            var at = new Dimensions(e.Agency, came.Procedure, came.Channel - 1);
            effects.Count(Entered, at);
            effects.Count(Inside, at);
            effects.Schedule(Over, came.Subject, new Instant(came.Due), at);
        }
        else if (e.Body is StockLeft left)
        {
            var at = new Dimensions(e.Agency, left.Procedure, left.Channel - 1);
            effects.Count(Inside, at, -1);
            effects.Cancel(Over, left.Subject, new Instant(left.Due), at);
        }
    }
}

/// <summary>The engine on its own: thousands of events on a database, every figure against a count over the events.</summary>
public sealed class RollupQueryTests
{
    private const long Province = 1, North = 11, South = 12;
    private static readonly DateOnly First = new(2024, 12, 20);
    private static readonly Instant Now = new DateTime(2026, 3, 1, 12, 0, 0).ToInstant();

    private sealed record Life(long Unit, string Procedure, int Channel, Instant In, Instant? Out, Instant Due);

    [Theory, EachDatabase]
    public async Task Sums_and_stocks_agree_with_a_recount(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        var lives = Lives(new Random(7), 1500);
        await AppendAsync(services, lives);
        await CatchUpAsync(services);
        var measures = services.GetRequiredService<IMeasures>();

        foreach (var unit in new[] { Province, North, South })
        {
            var mine = lives.Where(life => unit == Province || life.Unit == unit).ToArray();
            foreach (var code in new[] { 0, 2025, 2026, 202502, 202601, 20250101, 20260115, 20260228 })
            {
                var period = new Period(code);
                var (from, to) = period.Grain == Grain.AllTime ? (DateOnly.MinValue, DateOnly.MaxValue) : (period.First, period.Next.First);
                Assert.Equal(
                    mine.Count(life => In(life.In, from, to)), (await measures.PeriodAsync(StockMeasures.Entered, unit, period)).Total);
                Assert.Equal(mine.Count(life => In(life.In, from, to) && life.Channel == 3),
                    (await measures.PeriodAsync(StockMeasures.Entered, unit, period))[2]);
                Assert.Equal(mine.Count(life => In(life.In, from, to) && life.Procedure == "b"),
                    (await measures.PeriodAsync(StockMeasures.Entered, unit, period, "b")).Total);
                var balance = await measures.BalanceAsync(StockMeasures.Inside, unit, period);
                Assert.Equal(period.Grain == Grain.AllTime ? 0 : mine.Count(life => InsideAt(life, from)), balance.Opening.Total);
                Assert.Equal(mine.Count(life => InsideAt(life, to)), balance.Closing.Total);
            }
            Assert.Equal(mine.Count(life => life.Due <= Now && (life.Out is null || life.Out > Now)),
                (await measures.NowAsync(StockMeasures.Over, unit)).Total);
            var day = new DateOnly(2026, 1, 15);
            Assert.Equal(mine.Count(life => life.In.LocalDay() == day && life.In.ToLocal().Hour == 9),
                (await measures.HoursAsync(StockMeasures.Entered, unit, day)).Where(hour => hour.Hour == 9).Sum(hour => hour.Counts.Total));
            var share = (double)mine.Count(life => life.Channel == 1) / mine.Length;
            Assert.Equal(share, (await measures.ShareAsync(StockMeasures.DeskShare, unit, Period.AllTime))!.Value, 9);
        }
        Assert.Null(await measures.ShareAsync(StockMeasures.DeskShare, Province, Period.Year(1999)));
        var months = await measures.SharesAsync(StockMeasures.DeskShare, Province, new Period(202501), new Period(202601));
        Assert.Equal(13, months.Count);
        foreach (var (month, byMonth) in months)
            Assert.Equal(DeskShare(lives.Where(life => In(life.In, month.First, month.Next.First))), byMonth);
        var units = await measures.UnitSharesAsync(StockMeasures.DeskShare, [North, South, 99], new Period(2025));
        foreach (var unit in new[] { North, South, 99 })
            Assert.Equal(DeskShare(lives.Where(life => life.Unit == unit && life.In.ToLocal().Year == 2025)), units[unit]);
        var procedures = await measures.KeySharesAsync(StockMeasures.DeskShare, North, new Period(2025));
        Assert.Equal(lives.Select(life => life.Procedure).Distinct().Order(), procedures.Keys.Order());
        foreach (var (procedure, byProcedure) in procedures)
            Assert.Equal(
                DeskShare(lives.Where(life => life.Unit == North && life.Procedure == procedure && life.In.ToLocal().Year == 2025)),
                byProcedure);
        Assert.Empty((await VerifyAsync(services)).Findings);
    }

    private static double? DeskShare(IEnumerable<Life> lives)
    {
        var all = lives.ToArray();
        return all.Length == 0 ? null : (double)all.Count(life => life.Channel == 1) / all.Length;
    }

    [Theory, EachDatabase]
    public async Task Overdue_moves_with_no_event_also_across_a_stop(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        var time = services.GetRequiredService<TurnableTime>();
        var (opened, due) = (At(2026, 1, 5, 9), At(2026, 1, 7, 17));
        time.TurnTo(opened);
        await AppendAsync(services, [new Life(North, "a", 1, opened, null, due)]);
        await CatchUpAsync(services);
        var measures = services.GetRequiredService<IMeasures>();
        Assert.Equal(0, (await measures.NowAsync(StockMeasures.Over, Province)).Total);

        // Nothing ran for two months; the effect is dated where it belongs.
        time.TurnTo(Now);
        await CatchUpAsync(services);
        Assert.Equal(1, (await measures.NowAsync(StockMeasures.Over, Province)).Total);
        Assert.Equal(1, (await measures.PeriodAsync(StockMeasures.Over, Province, new Period(20260107))).Total);
        Assert.Equal(1, (await measures.BalanceAsync(StockMeasures.Over, Province, new Period(202602))).Opening.Total);
        Assert.Empty((await VerifyAsync(services)).Findings);

        await services.GetRequiredService<Rebuild>().RunAsync(null, (_, _, _) => { });
        Assert.Equal(1, (await measures.PeriodAsync(StockMeasures.Over, North, new Period(20260107))).Total);
    }

    [Theory, EachDatabase]
    public async Task Verify_names_a_changed_row(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await AppendAsync(services, Lives(new Random(3), 40));
        await CatchUpAsync(services);
        await WriteAsync(services,
            "update measures_stocktest_rollup set desk = desk + 1 where measure = $1 and unit = $2 and key = '' and period = 0",
            StockMeasures.Entered.Id, Province);
        var finding = Assert.Single((await VerifyAsync(services)).Findings);
        Assert.Equal("eventlog.row-differs", finding.Code);
        Assert.Contains(finding.Args,
            arg => arg.Value is string key && key.StartsWith($"{StockMeasures.Entered.Id}, {Province}", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task A_past_figure_is_also_known_as_it_was_known_then(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await AppendAsync(
            services, [new Life(North, "a", 1, At(2026, 1, 5, 9), null, Now), new Life(North, "a", 1, At(2026, 1, 20, 9), null, Now)]);
        // Worked on paper on the 5th, written down on the 9th.
        await AppendAsync(services, [new Life(North, "a", 1, At(2026, 1, 5, 10), null, Now)], recorded: At(2026, 1, 9, 8), first: 100);
        await CatchUpAsync(services);
        var measures = services.GetRequiredService<IMeasures>();
        var day = new Period(20260105);
        Assert.Equal(2, (await measures.PeriodAsync(StockMeasures.Entered, Province, day)).Total);
        Assert.Equal(1, (await measures.AsKnownAsync(StockMeasures.Entered, Province, day, new DateOnly(2026, 1, 8))).Total);
        Assert.Equal(2, (await measures.AsKnownAsync(StockMeasures.Entered, Province, day, new DateOnly(2026, 1, 9))).Total);
        Assert.Equal(1, (await measures.AsKnownAsync(StockMeasures.Entered, Province, new Period(202601), new DateOnly(2026, 1, 8))).Total);
        Assert.Equal(2, (await measures.AsKnownAsync(StockMeasures.Entered, Province, new Period(2026), new DateOnly(2026, 1, 15))).Total);
        Assert.Equal(3, (await measures.AsKnownAsync(StockMeasures.Entered, Province, Period.AllTime, new DateOnly(2026, 2, 1))).Total);
    }

    private static Instant At(int year, int month, int day, int hour) => new DateTime(year, month, day, hour, 0, 0).ToInstant();

    private static bool In(Instant at, DateOnly from, DateOnly to) => at.LocalDay() >= from && at.LocalDay() < to;

    private static bool InsideAt(Life life, DateOnly start) =>
        life.In.LocalDay() < start && (life.Out is not { } left || left.LocalDay() >= start);

    private static Life[] Lives(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var came = new Instant(First.Start().Micros + (random.NextInt64(430 * 24) * Instant.PerHour));
        Instant? left = random.Next(4) == 0 ? null : came + TimeSpan.FromHours(random.Next(1, 700));
        return new Life(random.Next(2) == 0 ? North : South, random.Next(2) == 0 ? "a" : "b", random.Next(1, 5), came, left > Now
            ? null
            : left, came + TimeSpan.FromHours(random.Next(1, 500)));
    })];

    private static Task<ServiceProvider> ServicesAsync(EmptyDatabase database) => database.ServicesAsync(services =>
    {
        var time = new TurnableTime(Now.ToDateTimeOffset());
        services.AddSingleton(time).AddSingleton<TimeProvider>(time);
        services.AddKernel().AddEventLog().AddEvents(typeof(StockEntered).Assembly).AddModule(new MeasuresModule())
            .AddMeasures<StockMeasures>();
        services.Replace(
            ServiceDescriptor.Singleton(new UnitChains(unit => unit == Province ? [] : unit is North or South ? [Province] : null)));
    });

    private static async Task AppendAsync(ServiceProvider services, Life[] lives, Instant? recorded = null, int first = 1)
    {
        var appender = services.GetRequiredService<EventAppender>();
        var work = new UnitOfWork(services.GetRequiredService<Database>());
        for (var i = 0; i < lives.Length; i++)
        {
            var (life, stream) = (lives[i], $"stocktest-{first + i}");
            var head = appender.Append(work, stream, StreamHead.None, new(life.In, recorded ?? life.In, "test", life.Unit),
                new StockEntered(first + i, life.Procedure, life.Channel, life.Due.Micros));
            if (life.Out is { } left)
                appender.Append(work, stream, head, new(left, left, "test", life.Unit),
                    new StockLeft(first + i, life.Procedure, life.Channel, life.Due.Micros));
        }
        Assert.False((await work.CommitAsync()).IsError);
    }

    private static async Task CatchUpAsync(ServiceProvider services)
    {
        await services.GetRequiredService<PlaceEvents>().RunAsync();
        await services.GetRequiredService<Rebuild>().CatchUpAsync((_, _, _) => { });
    }

    private static Task<VerifyReport> VerifyAsync(ServiceProvider services) =>
        services.GetRequiredService<Verify>().RunAsync((_, _) => { });

    private static async Task WriteAsync(ServiceProvider services, string sql, params SqlValue[] args)
    {
        var work = new UnitOfWork(services.GetRequiredService<Database>());
        work.Add(sql, args);
        Assert.False((await work.CommitAsync()).IsError);
    }
}
