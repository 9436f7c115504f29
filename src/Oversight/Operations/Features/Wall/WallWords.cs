using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>A figure in words, for the first view and for the stream.</summary>
/// <param name="Mark">Class of the words below it: good news, or nothing to warn of and so no colour; null for neither.</param>
internal sealed record FigureTile(
    string Key, string Label, string Value, string? Unit, string Detail, string? Mark, WallTileKind Kind, string Tab,
    IReadOnlyList<double>? Spark);

/// <summary>Turns the board's numbers into what people read.</summary>
internal sealed class WallWords(Texts texts, DayWords days, DeadlineWords deadlines)
{
    private const string Good = "op-up", Calm = "op-calm";

    public IReadOnlyList<FigureTile> Tiles(WallView view)
    {
        var f = view.Figures;
        var (month, online) = (IsBefore(view.Month, view), IsBefore(f.OnlineMonth, view));
        return
        [
            new("received-today", texts["operations.figure.received"], Number(f.Received), null, Against(f.AgainstBefore), null,
                WallTileKind.Plain, "received-today", f.ReceivedByHour),
            new("on-time", texts["operations.figure.on-time", ("month", view.Month.Month)], Percent(f.OnTime), f.OnTime is null
                ? null
                : "%",
                month ? texts["operations.figure.on-time.not-yet", ("month", view.Today.Month)] : Change(f.OnTime, f.OnTimeBefore),
                !month && f.OnTime > f.OnTimeBefore ? Good : null, WallTileKind.Plain, month ? "finished-before" : "finished",
                f.OnTimeByMonth),
            new("in-process", texts["operations.figure.in-process"], Number(f.InProcess), null,
                texts["operations.figure.paused", ("n", Number(f.Paused))], null, WallTileKind.Plain, "in-process", null),
            new("due-today", texts["operations.figure.due-today"], Number(f.DueToday), null, Left(f.LeftToday), f.DueToday == 0
                ? Calm
                : null, WallTileKind.Near, "due-today", null),
            new("overdue", texts["operations.figure.overdue"], Number(f.Overdue), null,
                f.OverdueAgencies == 0
                    ? texts["operations.figure.overdue.none"]
                    : texts["operations.figure.overdue.at", ("n", f.OverdueAgencies)], f.Overdue == 0 ? Calm : null, WallTileKind.Over,
                    "overdue", null),
            new("online", texts["operations.figure.online", ("month", f.OnlineMonth.Month)], Percent(f.Online), f.Online is null
                ? null
                : "%",
                texts["operations.figure.online.of", ("n", Number(f.OnlineFiled)), ("all", Number(f.FiledInMonth))], null,
                WallTileKind.Plain, online ? "received-before" : "received-month", null),
        ];
    }

    /// <summary>"Thứ Hai 23/11/2026"</summary>
    public string Date(WallView view)
    {
        var day = days.Long(view.Today);
        return char.ToUpper(day[0], CultureInfo.CurrentCulture) + day[1..];
    }

    /// <summary>The panel of agencies shows the unit's stocks as long as there is nobody to rank.</summary>
    public string AgenciesTitle(WallView view) =>
        view.Stocks.Count > 0 ? texts["operations.stock.title"] : texts["operations.agencies.title", ("month", view.Month.Month)];

    public string AreasTitle(WallView view) =>
        texts[view.ByProcedure ? "operations.areas.procedures" : "operations.areas.title", ("month", view.Month.Month)];

    public static string Number(long value) => value.ToString("N0", CultureInfo.CurrentCulture);

    /// <summary>One decimal, cut and not rounded up to a perfect 100; a dash when there is nothing to divide by.</summary>
    public static string Percent(double? share) =>
        share is { } known ? (Math.Floor(known * 1000) / 10).ToString(known >= 1 ? "0" : "0.0", CultureInfo.CurrentCulture) : "–";

    private string Against(Comparison? comparison)
    {
        if (comparison is not { } known) return texts["operations.figure.received.first"];
        var key = Math.Sign(known.Difference) switch { > 0 => "more", < 0 => "less", _ => "same" };
        return texts[$"operations.figure.received.{key}", ("n", Number(Math.Abs(known.Difference))), ("day", days.Weekday(known.Day)),
            ("hour", known.UntilHour)];
    }

    private string Change(double? now, double? before)
    {
        if (now is not { } mine || before is not { } theirs) return texts["operations.figure.on-time.none"];
        var points = Math.Round((mine - theirs) * 100, 1);
        var key = Math.Sign(points) switch { > 0 => "up", < 0 => "down", _ => "same" };
        return texts[$"operations.figure.on-time.{key}", ("n", Math.Abs(points).ToString("0.0", CultureInfo.CurrentCulture))];
    }

    private static bool IsBefore(DateOnly month, WallView view) => month.Month != view.Today.Month;

    private string Left(TimeSpan? left) => left is { } span
        ? texts["operations.figure.left", ("amount", deadlines.Amount(new WorkingSpan(0, (int)span.TotalMinutes)))]
        : texts["operations.figure.left.closed"];
}
