namespace OpenProvince.Time;

/// <summary>The calendar in force plus a checked decision gives the next calendar, whole.</summary>
internal static class CalendarMerge
{
    public static CalendarDocument Apply(CalendarDocument current, CalendarDecision decision, IReadOnlyDictionary<string, long> agencies)
    {
        var days = decision.Days.Select(d => d.ToDay(decision.Decision!)).ToArray();
        var replaced = days.Select(Key).Concat(decision.Withdrawn.Select(d => (d, ""))).ToHashSet();
        return current with
        {
            Decision = decision.Decision!,
            Name = decision.Name ?? current.Name,
            Adopted = decision.Adopted!.Value,
            Days = [.. current.Days.Where(d => !replaced.Contains(Key(d))).Concat(days).OrderBy(d => d.Date)],
            Years = [.. Merge(current.Years, decision.Years, y => y.Year).OrderBy(y => y.Year)],
            Profiles = Merge(current.Profiles, decision.Profiles, p => p.Code),
            DefaultProfile = decision.DefaultProfile ?? current.DefaultProfile,
            Units = Units(current, decision, agencies),
        };
    }

    /// <summary>A day for all and a day for some agencies may stand on the same date.</summary>
    private static (DateOnly, string) Key(DecidedDay day) => (day.Date, string.Join(',', day.Units ?? []));

    /// <summary>Agencies with a profile, and those a decided day names.</summary>
    private static UnitProfile[] Units(CalendarDocument current, CalendarDecision decision, IReadOnlyDictionary<string, long> agencies)
    {
        var named = decision.Days.SelectMany(d => d.Units ?? []).Distinct()
            .Where(code => !current.Units.Concat(decision.Units).Any(u => u.Code == code))
            .Select(code => new UnitProfile { Code = code });
        return [.. Merge(current.Units, [.. decision.Units, .. named], u => u.Code)
            .Select(u => agencies.TryGetValue(u.Code, out var agency) ? u with { Agency = agency } : u)];
    }

    private static T[] Merge<T, TKey>(T[] old, T[] added, Func<T, TKey> key) where TKey : notnull
    {
        var keys = added.Select(key).ToHashSet();
        return [.. old.Where(o => !keys.Contains(key(o))), .. added];
    }
}
