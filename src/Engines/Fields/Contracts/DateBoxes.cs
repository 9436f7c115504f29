using OpenProvince.Ui;

namespace OpenProvince.Fields.Contracts;

/// <summary>Kept dates and refused ones back into the three boxes, as typed.</summary>
internal static class DateBoxes
{
    public static DayMonthYear Of(string? shown)
    {
        var parts = (shown ?? "").Split('-');
        if (parts.Length != 3) return new DayMonthYear { Day = shown };
        return parts[0].Length == 4
            ? new DayMonthYear { Day = parts[2].TrimStart('0'), Month = parts[1].TrimStart('0'), Year = parts[0] }
            : new DayMonthYear { Day = parts[0], Month = parts[1], Year = parts[2] };
    }
}
