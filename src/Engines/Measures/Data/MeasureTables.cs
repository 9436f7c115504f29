using OpenProvince.EventLog;

namespace OpenProvince.Measures.Data;

internal static class MeasureTables
{
    private static readonly RowColumn[] Channels = ["desk", "online", "portal", "post"];

    public static readonly SumTable Rollup = new("measures_rollup", ["measure", "unit", RowColumn.Text("procedure"), "period"], Channels);

    public static readonly SumTable Hour = new("measures_hour", ["measure", "unit", "hour"], Channels);

    public static readonly SumTable Late = new(
        "measures_late", ["measure", "unit", RowColumn.Text("procedure"), "day", "recorded"], Channels);

    public static readonly SetTable Timed = new(
        "measures_timed", ["measure", "subject"], ["at", "unit", RowColumn.Text("procedure"), "channel"]);

    public static readonly RowTable[] All = [Rollup, Hour, Late, Timed];
}
