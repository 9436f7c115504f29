using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>What the citizen anybody may sign in as filed in a living demo: one dossier at each place where one can be.</summary>
internal static class ShownCitizen
{
    /// <summary>Certified copies: the one form whose whole answers are short.</summary>
    private const string Procedure = "2.000815";

    private const string Answers =
        """{"documentName":"Bằng tốt nghiệp (minh họa)","pages":"4","copies":"2","originalShown":"desk","returnBy":"desk"}""";

    /// <summary>Below those of all days.</summary>
    private const long FirstId = 1_900_000_000_000;

    // Working days before now, and where it waits.
    private static readonly (int Day, CourseStep? StuckAt)[] Stories =
        [(24, null), (15, null), (4, CourseStep.Return), (3, CourseStep.Approve), (2, CourseStep.Propose), (1, CourseStep.Answer)];

    public static IEnumerable<(Instant At, Course Course)> Filed(ReplayUnit desk, Actor citizen, WorkingCalendar calendar, Instant until)
    {
        if (desk.Procedures.FirstOrDefault(one => one.Code == Procedure) is not { } procedure) yield break;
        foreach (var (i, (day, stuckAt)) in Stories.Index())
            yield return (calendar.OpeningOf(calendar.AddWorkingDays(until.LocalDay(), -day)) + TimeSpan.FromMinutes(10 + i), new Course
            {
                Id = new DossierId(FirstId + i), Procedure = procedure, Channel = Channel.Online, Fate = Fate.OnTime,
                // Theirs by the account.
                Owner = null!, Account = (citizen, Answers), NeedsSupplement = false, Luck = [0.2, 0.1, 0.1, 0.5], StuckAt = stuckAt,
            });
    }
}
