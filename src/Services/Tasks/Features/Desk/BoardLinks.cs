using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>The lists behind the figures of the board: each has as many rows as the figure says.</summary>
internal static class BoardLinks
{
    /// <summary>What ended in the period.</summary>
    /// <param name="board">Of which agency and period.</param>
    /// <param name="unit">Of one unit; null of all.</param>
    /// <param name="field">Of one field of work.</param>
    /// <param name="kept">Whether it kept its day.</param>
    /// <param name="grade">Of one class.</param>
    public static string Done(Board board, long? unit, string? field = null, bool? kept = null, string? grade = null) =>
        TaskLinks.Listed(TaskTab.Done, ("unit", unit is { } id ? ApiJson.Id(id) : null), ("field", field), ("period", board.Period.Code),
            ("kept", kept is { } day ? day ? TaskList.InTime : TaskList.Late : null), ("grade", grade), ("home", ApiJson.Id(board.Home)));

    /// <summary>What stands so now, whatever the period.</summary>
    public static string Now(Board board, TaskTab tab, long? unit) =>
        TaskLinks.Listed(tab, ("unit", unit is { } id ? ApiJson.Id(id) : null), ("home", ApiJson.Id(board.Home)));
}
