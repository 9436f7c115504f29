using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>Finds everything wrong with a decision at once, so that its author corrects the file in one go.</summary>
internal sealed class CalendarCheck(CalendarDocument current, CalendarDecision decision)
{
    private readonly List<Error> errors = [];

    /// <summary>The refusal, or null when the decision can be taken over.</summary>
    public Error? Run()
    {
        if (string.IsNullOrWhiteSpace(decision.Decision)) errors.Add(CalendarErrors.Missing("decision"));
        if (decision.Adopted is null) errors.Add(CalendarErrors.Missing("adopted"));
        Days();
        Years();
        for (var i = 0; i < decision.Profiles.Length; i++)
            ProfileCheck.Run(decision.Profiles[i], $"profiles[{i}]", current, errors);
        Unique(decision.Profiles.Select(p => p.Code), "profiles");
        Profiles();
        return Error.All(errors);
    }

    private void Days()
    {
        for (var i = 0; i < decision.Days.Length; i++)
        {
            var (day, where) = (decision.Days[i], $"days[{i}]");
            if (string.IsNullOrWhiteSpace(day.Name)) errors.Add(CalendarErrors.Missing($"{where}.name"));
            if (day.Date < current.From || day.Date > current.To) errors.Add(CalendarErrors.OutOfRange(where, day.Date, current));
            else if (!Fits(day)) errors.Add(CalendarErrors.WrongKind(where, day.Date, day.Kind));
        }

        Unique(decision.Days.Select(d => $"{DayWords.Date(d.Date)} {string.Join(',', d.Units ?? [])}".Trim()), "days");
        for (var i = 0; i < decision.Withdrawn.Length; i++)
        {
            var date = decision.Withdrawn[i];
            if (!Array.Exists(current.Days, d => d.Date == date && d.Units is null))
                errors.Add(CalendarErrors.NotWithdrawable($"withdrawn[{i}]", date));
        }
    }

    /// <summary>A swap moves work between a rest day and a weekday; only a rest day is weekly rest.</summary>
    private bool Fits(DecidedDayEntry day)
    {
        var rest = current.WeeklyRest.Contains(day.Date.DayOfWeek);
        return day.Kind switch
        {
            DayKind.SwapWork or DayKind.WeeklyRest => rest,
            DayKind.SwapOff or DayKind.Compensatory or DayKind.Working => !rest,
            _ => true,
        };
    }

    private void Years()
    {
        for (var i = 0; i < decision.Years.Length; i++)
        {
            var year = decision.Years[i];
            if (year.Year < current.From.Year || year.Year > current.To.Year || year.TetDaysBefore is < 0 or > 4
                || year.NationalDayAdjacent is not (null or 1 or -1) || string.IsNullOrWhiteSpace(year.LegalBasis))
                errors.Add(CalendarErrors.BadYear($"years[{i}]"));
        }

        Unique(decision.Years.Select(y => (object)y.Year), "years");
    }

    private void Profiles()
    {
        var codes = current.Profiles.Concat(decision.Profiles).Select(p => p.Code).ToHashSet();
        if (decision.DefaultProfile is { } code && !codes.Contains(code)) errors.Add(CalendarErrors.NoProfile("defaultProfile", code));
        for (var i = 0; i < decision.Units.Length; i++)
        {
            if (decision.Units[i].Profile is { } profile && !codes.Contains(profile))
                errors.Add(CalendarErrors.NoProfile($"units[{i}].profile", profile));
        }

        Unique(decision.Units.Select(u => u.Code), "units");
    }

    private void Unique(IEnumerable<object> values, string where)
    {
        foreach (var twice in values.GroupBy(v => v).Where(g => g.Count() > 1))
            errors.Add(CalendarErrors.Twice(where, twice.Key));
    }
}
