using System.Globalization;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Unit.Tasks;

/// <summary>On which day who is reminded of a task; 24/11/2026 is a public holiday.</summary>
public sealed class TaskReminderTests
{
    private static readonly TaskReminders Rule = TaskRules.Current.RemindersOn(new(2026, 11, 23));

    [Theory]
    // Given on Monday 23/11 for Thursday 10/12.
    [InlineData("2026-11-30", "2026-11-23", "2026-12-10", null)]
    [InlineData("2026-12-01", "2026-11-23", "2026-12-10", 7)]
    [InlineData("2026-12-04", "2026-11-23", "2026-12-10", 7)]
    [InlineData("2026-12-07", "2026-11-23", "2026-12-10", 3)]
    [InlineData("2026-12-09", "2026-11-23", "2026-12-10", 1)]
    [InlineData("2026-12-10", "2026-11-23", "2026-12-10", 1)]
    [InlineData("2026-12-11", "2026-11-23", "2026-12-10", null)]
    // Given for a day so near that the first reminder would have come before the task.
    [InlineData("2026-11-25", "2026-11-23", "2026-11-30", 3)]
    [InlineData("2026-11-23", "2026-11-23", "2026-11-30", null)]
    [InlineData("2026-11-24", "2026-11-23", "2026-11-30", null)]
    [InlineData("2026-11-25", "2026-11-25", "2026-11-26", null)]
    public void The_last_reminder_whose_day_has_come(string day, string from, string due, int? step) =>
        Assert.Equal(step, Rule.StepOn(Day(day), Day(from), Day(due), Some.Clock.Calendar));

    [Theory]
    // Due on Monday 23/11, before a holiday; and on Friday 27/11, before a weekend.
    [InlineData("2026-11-23", "2026-11-23", false, false)]
    [InlineData("2026-11-24", "2026-11-23", false, false)]
    [InlineData("2026-11-25", "2026-11-23", true, false)]
    [InlineData("2026-11-26", "2026-11-23", true, true)]
    [InlineData("2026-11-29", "2026-11-27", false, false)]
    [InlineData("2026-11-30", "2026-11-27", true, false)]
    [InlineData("2026-12-01", "2026-11-27", true, true)]
    public void Lateness_goes_to_the_units_leader_and_a_working_day_later_to_who_assigned(
        string day, string due, bool unit, bool assigner) =>
        Assert.Equal((unit, assigner), (Rule.TellsUnitLeader(Day(day), Day(due), Some.Clock.Calendar),
            Rule.TellsAssigner(Day(day), Day(due), Some.Clock.Calendar)));

    private static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);
}
