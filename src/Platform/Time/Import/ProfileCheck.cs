using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>A session profile must give every day of the calendar orderly sessions.</summary>
internal static class ProfileCheck
{
    private const int MaxSessions = 6;

    public static void Run(SessionProfile profile, string where, CalendarDocument current, List<Error> errors)
    {
        if (string.IsNullOrWhiteSpace(profile.Code)) errors.Add(CalendarErrors.Missing($"{where}.code"));
        if (string.IsNullOrWhiteSpace(profile.Name)) errors.Add(CalendarErrors.Missing($"{where}.name"));
        var before = errors.Count;
        for (var i = 0; i < profile.Seasons.Length; i++)
        {
            var (season, place) = (profile.Seasons[i], $"{where}.seasons[{i}]");
            if (!Orderly(season.Sessions)) errors.Add(CalendarErrors.BadSessions($"{place}.sessions"));
            foreach (var day in new[] { season.From, season.To })
            {
                if (!YearDay.TryParse(day, out _, out _)) errors.Add(CalendarErrors.BadYearDay(place, day));
            }
        }

        if (profile.RestDay is { } rest)
        {
            if (!current.WeeklyRest.Contains(rest.Day)) errors.Add(CalendarErrors.BadRestDay($"{where}.restDay"));
            if (!Orderly(rest.Sessions)) errors.Add(CalendarErrors.BadSessions($"{where}.restDay.sessions"));
        }

        if (errors.Count == before && Uncovered(profile, current) is { } date) errors.Add(CalendarErrors.NoSessions(where, date));
    }

    private static DateOnly? Uncovered(SessionProfile profile, CalendarDocument current)
    {
        for (var date = current.From; date <= current.To; date = date.AddDays(1))
        {
            if (!Array.Exists(profile.Seasons, s => s.Holds(date))) return date;
        }

        return null;
    }

    private static bool Orderly(Session[] sessions) =>
        sessions.Length is > 0 and <= MaxSessions && sessions.Zip(sessions.Skip(1)).All(pair => pair.First.End <= pair.Second.Start);
}
