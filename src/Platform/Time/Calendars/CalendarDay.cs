namespace OpenProvince.Time;

public enum DayKind { Working, WeeklyRest, Holiday, Compensatory, SwapOff, SwapWork }

public enum DayScope { National, Province, Unit }

/// <summary>One day of a decided calendar with its reason: every day can say why it is worked or not.</summary>
public sealed record CalendarDay(
    DateOnly Date,
    DayKind Kind,
    string Name,
    string LegalBasis,
    DayScope Scope = DayScope.National,
    bool Uncertain = false)
{
    /// <summary>A working day of the state: it counts towards deadlines.</summary>
    public bool IsWorking => Kind is DayKind.Working or DayKind.SwapWork;
}
