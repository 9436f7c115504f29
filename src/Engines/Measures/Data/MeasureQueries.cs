using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Measures.Domain;

namespace OpenProvince.Measures.Data;

internal sealed class MeasureQueries(Database database, MeasureCatalogue catalogue) : IMeasures
{
    private const string One = "measure = $1 and unit = $2 and key = $3";
    private readonly FrozenDictionary<string, MeasureTables> tables = catalogue.Sources.ToFrozenDictionary(
        source => source.Name, source => new MeasureTables(source), StringComparer.Ordinal);

    public MeasureDefinition? Find(string name) => catalogue.Find(name);

    public Task<Counts> NowAsync(MeasureDefinition measure, long unit, string? key, CancellationToken ct) =>
        PeriodAsync(measure, unit, Period.AllTime, key, ct);

    public Task<Counts> PeriodAsync(MeasureDefinition measure, long unit, Period period, string? key, CancellationToken ct)
    {
        var its = Of(measure);
        return database.FirstAsync(row => Read(row, 0, its), $"select {its.Values} from {its.Rollup.Name} where {One} and period = $4",
            [measure.Id, unit, key ?? "", period.Code], ct);
    }

    public async Task<IReadOnlyList<(Period Period, IReadOnlyList<Counts> Counts)>> TableAsync(
        IReadOnlyList<MeasureDefinition> measures, long unit, Period first, Period last, string? key, CancellationToken ct)
    {
        if (first.Grain != last.Grain) throw new ArgumentException("Both ends of a series are periods of one grain", nameof(last));
        var found = new Dictionary<(string Source, int Measure, int Period), Counts>();
        foreach (var same in measures.GroupBy(measure => measure.Source, StringComparer.Ordinal))
            foreach (var row in await RowsAsync(same, tables[same.Key], unit, first, last, key, ct))
                found[(same.Key, row.Measure, row.Period)] = row.Counts;
        var table = new List<(Period, IReadOnlyList<Counts>)>();
        for (var period = first; period.Code <= last.Code; period = period.Next)
        {
            table.Add((period, [.. measures.Select(one => found.GetValueOrDefault((one.Source, one.Id, period.Code)))]));
            if (period.Grain == Grain.AllTime) break;
        }
        return table;
    }

    public async Task<Balance> BalanceAsync(MeasureDefinition measure, long unit, Period period, string? key, CancellationToken ct)
    {
        var (its, change) = (Of(measure), await PeriodAsync(measure, unit, period, key, ct));
        if (period.Grain == Grain.AllTime) return new Balance(default, change);
        var (year, month, day) = (period.First.Year, period.First.Month, period.First.Day);
        // Whole years, then whole months of the year, then days of the month: at most some 50 rows for any day.
        var opening = await database.FirstAsync(row => Read(row, 0, its), $"""
            select {its.Sums} from {its.Rollup.Name} where {One}
              and (period between 1 and $4 or period between $5 and $6 or period between $7 and $8)
            """,
            [measure.Id, unit, key ?? "", year - 1, (year * 100) + 1, (year * 100) + month - 1,
                (year * 10_000) + (month * 100) + 1, (year * 10_000) + (month * 100) + day - 1], ct);
        return new Balance(opening, change);
    }

    public async Task<IReadOnlyList<HourCounts>> HoursAsync(MeasureDefinition measure, long unit, DateOnly day, CancellationToken ct)
    {
        var its = Of(measure);
        return await database.QueryAsync(row => new HourCounts((int)(row.Int(0) % 100), Read(row, 1, its)),
            $"select hour, {its.Values} from {its.Hour.Name} where measure = $1 and unit = $2 and hour between $3 and $4 order by hour",
            [measure.Id, unit, day.ToNumber() * 100L, (day.ToNumber() * 100L) + 23], ct);
    }

    public async Task<IReadOnlyList<UnitCounts>> UnitsAsync(
        MeasureDefinition measure, IReadOnlyCollection<long> units, Period period, CancellationToken ct)
    {
        if (units.Count == 0) return [];
        var (its, ids) = (Of(measure), string.Join(", ", units.Select(unit => unit.ToString(CultureInfo.InvariantCulture))));
        return await database.QueryAsync(row => new UnitCounts(row.Int(0), Read(row, 1, its)),
            $"select unit, {its.Values} from {its.Rollup.Name} where measure = $1 and unit in ({ids}) and key = '' and period = $2",
            [measure.Id, period.Code], ct);
    }

    public async Task<IReadOnlyList<KeyCounts>> KeysAsync(MeasureDefinition measure, long unit, Period period, CancellationToken ct)
    {
        var its = Of(measure);
        return await database.QueryAsync(row => new KeyCounts(row.GetString(0), Read(row, 1, its)),
            $"select key, {its.Values} from {its.Rollup.Name} where measure = $1 and unit = $2 and key <> '' and period = $3 " +
            "order by key",
            [measure.Id, unit, period.Code], ct);
    }

    public async Task<double?> ShareAsync(MeasureDefinition derived, long unit, Period period, string? key, CancellationToken ct)
    {
        var formula = catalogue.FormulaOf(derived);
        return formula.Evaluate((await TableAsync(formula.Parts, unit, period, period, key, ct))[0].Counts);
    }

    public async Task<IReadOnlyList<(Period Period, double? Share)>> SharesAsync(
        MeasureDefinition derived, long unit, Period first, Period last, CancellationToken ct)
    {
        var formula = catalogue.FormulaOf(derived);
        var table = await TableAsync(formula.Parts, unit, first, last, null, ct);
        return [.. table.Select(row => (row.Period, formula.Evaluate(row.Counts)))];
    }

    public async Task<IReadOnlyDictionary<long, double?>> UnitSharesAsync(
        MeasureDefinition derived, IReadOnlyCollection<long> units, Period period, CancellationToken ct)
    {
        var formula = catalogue.FormulaOf(derived);
        var table = units.Distinct().ToDictionary(unit => unit, _ => new Counts[formula.Parts.Length]);
        for (var i = 0; i < formula.Parts.Length; i++)
            foreach (var row in await UnitsAsync(formula.Parts[i], units, period, ct)) table[row.Unit][i] = row.Counts;
        return table.ToDictionary(row => row.Key, row => formula.Evaluate(row.Value));
    }

    public async Task<IReadOnlyDictionary<string, double?>> KeySharesAsync(
        MeasureDefinition derived, long unit, Period period, CancellationToken ct)
    {
        var (formula, table) = (catalogue.FormulaOf(derived), new Dictionary<string, Counts[]>(StringComparer.Ordinal));
        for (var i = 0; i < formula.Parts.Length; i++)
        {
            foreach (var row in await KeysAsync(formula.Parts[i], unit, period, ct))
            {
                if (!table.TryGetValue(row.Key, out var counts)) table[row.Key] = counts = new Counts[formula.Parts.Length];
                counts[i] = row.Counts;
            }
        }
        return table.ToDictionary(row => row.Key, row => formula.Evaluate(row.Value), StringComparer.Ordinal);
    }

    public async Task<Counts> AsKnownAsync(
        MeasureDefinition measure, long unit, Period period, DateOnly knownOn, string? key, CancellationToken ct)
    {
        var its = Of(measure);
        var last = period.Grain == Grain.AllTime ? DateOnly.MaxValue : period.Next.First.AddDays(-1);
        var then = last <= knownOn
            ? await PeriodAsync(measure, unit, period, key, ct)
            : await UpToAsync(measure, unit, period, knownOn, key, ct);
        var later = await database.FirstAsync(row => Read(row, 0, its),
            $"select {its.Sums} from {its.Late.Name} where {One} and day between $4 and $5 and recorded > $6",
            [measure.Id, unit, key ?? "", period.Grain == Grain.AllTime ? 0 : period.First.ToNumber(),
                Math.Min(last.ToNumber(), knownOn.ToNumber()), knownOn.ToNumber()], ct);
        return then - later;
    }

    // The part of the period up to a day: what lay before the next day, less what lay before the period.
    private async Task<Counts> UpToAsync(
        MeasureDefinition measure, long unit, Period period, DateOnly day, string? key, CancellationToken ct)
    {
        if (period.First > day) return default;
        var until = (await BalanceAsync(measure, unit, Period.Day(day), key, ct)).Closing;
        return period.Grain == Grain.AllTime ? until : until - (await BalanceAsync(measure, unit, period, key, ct)).Opening;
    }

    private Task<List<(int Measure, int Period, Counts Counts)>> RowsAsync(IEnumerable<MeasureDefinition> measures, MeasureTables its,
        long unit, Period first, Period last, string? key, CancellationToken ct)
    {
        // The ids are the program's own numbers; each is one range of the key.
        var ids = string.Join(", ", measures.Select(measure => measure.Id.ToString(CultureInfo.InvariantCulture)));
        return database.QueryAsync(row => ((int)row.Int(0), (int)row.Int(1), Read(row, 2, its)),
            $"select measure, period, {its.Values} from {its.Rollup.Name} where measure in ({ids}) and unit = $1 and key = $2 and " +
            "period between $3 and $4",
            [unit, key ?? "", first.Code, last.Code], ct);
    }

    private MeasureTables Of(MeasureDefinition measure) => tables[measure.Source];

    private static Counts Read(DbDataReader row, int from, MeasureTables its)
    {
        var parts = new long[its.Width];
        for (var i = 0; i < parts.Length; i++) parts[i] = row.Int(from + i);
        return new Counts(parts);
    }
}
