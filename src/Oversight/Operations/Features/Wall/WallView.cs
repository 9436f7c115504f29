using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>Everything the board of one unit shows at one moment.</summary>
/// <param name="Month">First day of the month its shares speak of: the one before on the first days of this one.</param>
internal sealed record WallView(
    AgencyInfo Unit, Instant At, DateOnly Today, DateOnly Month, Figures Figures, AgencyRanking Ranking, IReadOnlyList<StockBar> Stocks,
    bool ByProcedure, IReadOnlyList<AreaCell> Areas,
    IReadOnlyList<LateDossier> Late, HourChart Hours, DayChart Days, IReadOnlyList<Alert> Alerts);

/// <summary>The six figures read from eight metres.</summary>
internal sealed record Figures(
    long Received, IReadOnlyList<double> ReceivedByHour, Comparison? AgainstBefore,
    double? OnTime, double? OnTimeBefore, IReadOnlyList<double> OnTimeByMonth,
    long InProcess, long Paused, long DueToday, TimeSpan? LeftToday, long Overdue, int OverdueAgencies,
    DateOnly OnlineMonth, double? Online, long OnlineFiled, long FiledInMonth);

/// <summary>Today against the working day before, both up to the hour that is full.</summary>
internal readonly record struct Comparison(DateOnly Day, int UntilHour, long Difference);

/// <summary>Agencies by their share in time in the board's month.</summary>
internal sealed record AgencyRanking(IReadOnlyList<RankedAgency> Best, IReadOnlyList<RankedAgency> Last);

internal readonly record struct RankedAgency(int Rank, AgencyId Id, string Name, double Share);

/// <summary>A stock of a unit that has nobody below it to compare.</summary>
internal readonly record struct StockBar(string Label, long Value);

/// <summary>One part of the territory, or one procedure. Share is null when nothing was finished in the board's month.</summary>
internal readonly record struct AreaCell(string Href, string Name, double? Share, long InProcess, long Overdue);

internal readonly record struct LateDossier(string Agency, string Code, string Procedure, DueText Due);

internal readonly record struct HourBar(int Hour, long Online, long Desk, long Post, long? Before)
{
    public long Total => Online + Desk + Post;
}

/// <summary>Intake by hour with the last comparable day.</summary>
internal sealed record HourChart(IReadOnlyList<HourBar> Bars, int Now, DateOnly? Before);

internal readonly record struct DayBar(DateOnly Day, long Received, long Early, long OnTime, long Late, long InProcess, bool Off)
{
    public long Finished => Early + OnTime + Late;
}

/// <summary>What came and what was finished, day by day, and what was left.</summary>
internal sealed record DayChart(IReadOnlyList<DayBar> Bars);

internal enum AlertKind
{
    Danger,
    Near,
    Info,
}

internal readonly record struct Alert(AlertKind Kind, string Title, string Detail, string? Href, string? Time = null);
