namespace OpenProvince.Time;

/// <summary>The calendar that comes with the program: version 1 of every province.</summary>
public static class BuiltInCalendar
{
    public const int Version = 1;

    public static CalendarDocument Document { get; } = CalendarDocument.Parse(BuiltInData.Read("calendar.json"));

    public static CalendarSet Set { get; } = new(Version, Document);
}
