using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Domain;

internal enum PeriodKind { Week, Month, Quarter, Year }

/// <summary>A week, month, quarter or year of the civil calendar: <c>2026-W48</c>, <c>2026-11</c>, <c>2026-Q4</c>, <c>2026</c>.</summary>
internal sealed record Period(PeriodKind Kind, DateOnly First, DateOnly Last)
{
    public Instant From => First.Start();

    /// <summary>Not in it any more.</summary>
    public Instant To => Last.AddDays(1).Start();

    public Period Before => Of(Kind, First.AddDays(-1));

    public Period After => Of(Kind, Last.AddDays(1));

    /// <summary>As addresses write it.</summary>
    public string Code => Kind switch
    {
        PeriodKind.Week => string.Create(CultureInfo.InvariantCulture,
            $"{ISOWeek.GetYear(First.ToDateTime(default))}-W{ISOWeek.GetWeekOfYear(First.ToDateTime(default)):00}"),
        PeriodKind.Month => First.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        PeriodKind.Quarter => string.Create(CultureInfo.InvariantCulture, $"{First.Year}-Q{Quarter}"),
        _ => First.Year.ToString(CultureInfo.InvariantCulture),
    };

    public int Quarter => ((First.Month - 1) / 3) + 1;

    public static Period Of(PeriodKind kind, DateOnly day)
    {
        var first = kind switch
        {
            PeriodKind.Week => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)),
            PeriodKind.Month => new DateOnly(day.Year, day.Month, 1),
            PeriodKind.Quarter => new DateOnly(day.Year, ((day.Month - 1) / 3 * 3) + 1, 1),
            _ => new DateOnly(day.Year, 1, 1),
        };
        return new(kind, first, (kind switch
        {
            PeriodKind.Week => first.AddDays(7),
            PeriodKind.Month => first.AddMonths(1),
            PeriodKind.Quarter => first.AddMonths(3),
            _ => first.AddYears(1),
        }).AddDays(-1));
    }

    /// <summary>The period an address names; null when it names none.</summary>
    public static Period? Read(string? code) => (code ?? "").Trim().Split('-') switch
    {
        [{ Length: 4 } year, ['W' or 'w', .. var week]] when Number(year, 2000, 2100) is { } y && Number(week, 1, 53) is { } w =>
            Of(PeriodKind.Week, DateOnly.FromDateTime(ISOWeek.ToDateTime(y, w, DayOfWeek.Monday))),
        [{ Length: 4 } year, ['Q' or 'q', .. var quarter]] when Number(year, 2000, 2100) is { } y && Number(quarter, 1, 4) is { } q =>
            Of(PeriodKind.Quarter, new DateOnly(y, (q * 3) - 2, 1)),
        [{ Length: 4 } year, { Length: 2 } month] when Number(year, 2000, 2100) is { } y && Number(month, 1, 12) is { } m =>
            Of(PeriodKind.Month, new DateOnly(y, m, 1)),
        [{ Length: 4 } year] when Number(year, 2000, 2100) is { } y => Of(PeriodKind.Year, new DateOnly(y, 1, 1)),
        _ => null,
    };

    private static int? Number(string text, int least, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most
            ? number
            : null;
}
