using System.Data.Common;
using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Measures.Data;

internal sealed class MeasureQueries(Database database, MeasureCatalogue catalogue) : IMeasures
{
    private const string Sums = "coalesce(sum(desk), 0), coalesce(sum(online), 0), coalesce(sum(portal), 0), coalesce(sum(post), 0)";
    private const string Key = "measure = $1 and unit = $2 and procedure = $3";

    public MeasureDefinition? Find(string name) => catalogue.Find(name);

    public Task<ChannelCounts> NowAsync(MeasureDefinition measure, long unit, string? procedure, CancellationToken ct) =>
        PeriodAsync(measure, unit, Period.AllTime, procedure, ct);

    public Task<ChannelCounts> PeriodAsync(MeasureDefinition measure, long unit, Period period, string? procedure, CancellationToken ct) =>
        database.FirstAsync(row => Counts(row, 0), $"select desk, online, portal, post from measures_rollup where {Key} and period = $4",
            [measure.Id, unit, procedure ?? "", period.Code], ct);

    public async Task<IReadOnlyList<(Period Period, IReadOnlyList<ChannelCounts> Counts)>> TableAsync(
        IReadOnlyList<MeasureDefinition> measures, long unit, Period first, Period last, string? procedure, CancellationToken ct)
    {
        if (first.Grain != last.Grain) throw new ArgumentException("Both ends of a series are periods of one grain", nameof(last));
        // The ids are the program's own numbers; each is one range of the key.
        var ids = string.Join(", ", measures.Select(measure => measure.Id.ToString(CultureInfo.InvariantCulture)));
        var rows = await database.QueryAsync(row => (Measure: (int)row.Int(0), Period: (int)row.Int(1), Counts: Counts(row, 2)),
            $"select measure, period, desk, online, portal, post from measures_rollup where measure in ({ids}) and unit = $1 and " +
            "procedure = $2 and period between $3 and $4",
            [unit, procedure ?? "", first.Code, last.Code], ct);
        var found = rows.ToDictionary(row => (row.Measure, row.Period), row => row.Counts);
        var table = new List<(Period, IReadOnlyList<ChannelCounts>)>();
        for (var period = first; period.Code <= last.Code; period = period.Next)
        {
            table.Add((period, [.. measures.Select(measure => found.GetValueOrDefault((measure.Id, period.Code)))]));
            if (period.Grain == Grain.AllTime) break;
        }
        return table;
    }

    public async Task<Balance> BalanceAsync(MeasureDefinition measure, long unit, Period period, string? procedure, CancellationToken ct)
    {
        var change = await PeriodAsync(measure, unit, period, procedure, ct);
        if (period.Grain == Grain.AllTime) return new Balance(default, change);
        var (year, month, day) = (period.First.Year, period.First.Month, period.First.Day);
        // Whole years, then whole months of the year, then days of the month: at most some 50 rows for any day.
        var opening = await database.FirstAsync(row => Counts(row, 0), $"""
            select {Sums} from measures_rollup where {Key}
              and (period between 1 and $4 or period between $5 and $6 or period between $7 and $8)
            """,
            [measure.Id, unit, procedure ?? "", year - 1, (year * 100) + 1, (year * 100) + month - 1,
                (year * 10_000) + (month * 100) + 1, (year * 10_000) + (month * 100) + day - 1], ct);
        return new Balance(opening, change);
    }

    public async Task<IReadOnlyList<HourCounts>> HoursAsync(MeasureDefinition measure, long unit, DateOnly day, CancellationToken ct) =>
        await database.QueryAsync(row => new HourCounts((int)(row.Int(0) % 100), Counts(row, 1)),
            "select hour, desk, online, portal, post from measures_hour where measure = $1 and unit = $2 and hour between $3 and $4 " +
            "order by hour",
            [measure.Id, unit, day.ToNumber() * 100L, (day.ToNumber() * 100L) + 23], ct);

    public async Task<IReadOnlyList<UnitCounts>> UnitsAsync(
        MeasureDefinition measure, IReadOnlyCollection<long> units, Period period, CancellationToken ct)
    {
        if (units.Count == 0) return [];
        var ids = string.Join(", ", units.Select(unit => unit.ToString(CultureInfo.InvariantCulture)));
        return await database.QueryAsync(row => new UnitCounts(row.Int(0), Counts(row, 1)),
            $"select unit, desk, online, portal, post from measures_rollup where measure = $1 and unit in ({ids}) and procedure = '' and " +
            "period = $2",
            [measure.Id, period.Code], ct);
    }

    public async Task<IReadOnlyList<ProcedureCounts>> ProceduresAsync(
        MeasureDefinition measure, long unit, Period period, CancellationToken ct) =>
        await database.QueryAsync(row => new ProcedureCounts(row.GetString(0), Counts(row, 1)),
            "select procedure, desk, online, portal, post from measures_rollup where measure = $1 and unit = $2 and procedure <> '' and " +
            "period = $3 order by procedure",
            [measure.Id, unit, period.Code], ct);

    public async Task<double?> ShareAsync(MeasureDefinition derived, long unit, Period period, string? procedure, CancellationToken ct)
    {
        var parts = Formula.PartsOf(derived);
        return Formula.Evaluate(derived, parts, (await TableAsync(parts, unit, period, period, procedure, ct))[0].Counts);
    }

    public async Task<IReadOnlyList<(Period Period, double? Share)>> SharesAsync(
        MeasureDefinition derived, long unit, Period first, Period last, CancellationToken ct)
    {
        var parts = Formula.PartsOf(derived);
        return [.. (await TableAsync(parts, unit, first, last, null, ct))
            .Select(row => (row.Period, Formula.Evaluate(derived, parts, row.Counts)))];
    }

    public async Task<IReadOnlyDictionary<long, double?>> UnitSharesAsync(
        MeasureDefinition derived, IReadOnlyCollection<long> units, Period period, CancellationToken ct)
    {
        var parts = Formula.PartsOf(derived);
        var table = units.Distinct().ToDictionary(unit => unit, _ => new ChannelCounts[parts.Length]);
        for (var i = 0; i < parts.Length; i++)
            foreach (var row in await UnitsAsync(parts[i], units, period, ct)) table[row.Unit][i] = row.Counts;
        return table.ToDictionary(row => row.Key, row => Formula.Evaluate(derived, parts, row.Value));
    }

    public async Task<IReadOnlyDictionary<string, double?>> ProcedureSharesAsync(
        MeasureDefinition derived, long unit, Period period, CancellationToken ct)
    {
        var (parts, table) = (Formula.PartsOf(derived), new Dictionary<string, ChannelCounts[]>(StringComparer.Ordinal));
        for (var i = 0; i < parts.Length; i++)
        {
            foreach (var row in await ProceduresAsync(parts[i], unit, period, ct))
            {
                if (!table.TryGetValue(row.Procedure, out var counts)) table[row.Procedure] = counts = new ChannelCounts[parts.Length];
                counts[i] = row.Counts;
            }
        }
        return table.ToDictionary(row => row.Key, row => Formula.Evaluate(derived, parts, row.Value), StringComparer.Ordinal);
    }

    public async Task<ChannelCounts> AsKnownAsync(
        MeasureDefinition measure, long unit, Period period, DateOnly knownOn, string? procedure, CancellationToken ct)
    {
        var last = period.Grain == Grain.AllTime ? DateOnly.MaxValue : period.Next.First.AddDays(-1);
        var then = last <= knownOn
            ? await PeriodAsync(measure, unit, period, procedure, ct)
            : await UpToAsync(measure, unit, period, knownOn, procedure, ct);
        var later = await database.FirstAsync(row => Counts(row, 0),
            $"select {Sums} from measures_late where {Key} and day between $4 and $5 and recorded > $6",
            [measure.Id, unit, procedure ?? "", period.Grain == Grain.AllTime ? 0 : period.First.ToNumber(),
                Math.Min(last.ToNumber(), knownOn.ToNumber()), knownOn.ToNumber()], ct);
        return then - later;
    }

    // The part of the period up to a day: what lay before the next day, less what lay before the period.
    private async Task<ChannelCounts> UpToAsync(
        MeasureDefinition measure, long unit, Period period, DateOnly day, string? procedure, CancellationToken ct)
    {
        if (period.First > day) return default;
        var until = (await BalanceAsync(measure, unit, Period.Day(day), procedure, ct)).Closing;
        return period.Grain == Grain.AllTime ? until : until - (await BalanceAsync(measure, unit, period, procedure, ct)).Opening;
    }

    private static ChannelCounts Counts(DbDataReader row, int from) =>
        new(row.Int(from), row.Int(from + 1), row.Int(from + 2), row.Int(from + 3));
}
