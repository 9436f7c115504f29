using OpenProvince.Time;

namespace OpenProvince.Tasks.Domain;

/// <summary>When people are told of a task's day, in force for some time; in working days of the unit that answers for it.</summary>
/// <param name="Before">Days before the due day on which whoever holds it is told.</param>
/// <param name="UnitLeader">Days after it on which the unit's leader is told that it is late.</param>
/// <param name="Assigner">The same for who assigned.</param>
internal sealed record TaskReminders(
    DateOnly From, DateOnly? To, string Basis, IReadOnlyList<int> Before, int UnitLeader, int Assigner)
{
    /// <summary>
    /// How many days before the due day the last reminder had its day; null before the first, once the day is over, and when the time
    /// began to run no sooner. A morning nobody was told on is so made up for by the next one.
    /// </summary>
    public int? StepOn(DateOnly day, DateOnly from, DateOnly due, WorkingCalendar calendar) => day > due ? null : Before.Order()
        .Where(days => calendar.AddWorkingDays(due, -days) is var at && at <= day && at > from).Select(days => (int?)days).FirstOrDefault();

    public bool TellsUnitLeader(DateOnly day, DateOnly due, WorkingCalendar calendar) => IsLateBy(UnitLeader, day, due, calendar);

    public bool TellsAssigner(DateOnly day, DateOnly due, WorkingCalendar calendar) => IsLateBy(Assigner, day, due, calendar);

    private static bool IsLateBy(int days, DateOnly day, DateOnly due, WorkingCalendar calendar) =>
        day > due && day >= calendar.AddWorkingDays(due, days);
}
