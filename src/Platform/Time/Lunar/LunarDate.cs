namespace OpenProvince.Time;

/// <summary>A day of the Vietnamese lunar calendar. <paramref name="IsLeap"/>: the inserted month with the same number.</summary>
public readonly record struct LunarDate(int Year, int Month, int Day, bool IsLeap = false);
