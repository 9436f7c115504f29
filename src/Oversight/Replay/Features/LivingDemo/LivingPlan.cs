using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>
/// What people file in a living demo, day by day: a desk and a day always give the same dossiers, so a day that was begun can be ended
/// later. Desks anybody may sign in at have more of everything.
/// </summary>
internal sealed class LivingPlan(IReadOnlyList<ReplayUnit> desks, CalendarSet calendars, AgencyId? shown)
{
    /// <summary>Filings of the whole province on a working day.</summary>
    private const double PerDay = 100;

    private const double OnlineShare = 0.55;
    private const double MoreShown = 4;
    private const double Late = 0.03, StuckElsewhere = 0.012, StuckShown = 0.05;
    private const ulong Seed = 2026;

    /// <summary>Below every id made by the clock, above those of replayed years.</summary>
    private const long FirstId = 2_000_000_000_000;
    private static readonly DateOnly FirstDay = new(2020, 1, 1);

    private readonly double deskWeight = desks.Sum(desk => desk.DeskWeight), onlineWeight = desks.Sum(desk => desk.OnlineWeight);

    /// <summary>What is filed at one desk after one moment, up to another.</summary>
    public IEnumerable<(Instant At, Course Course)> Filed(int desk, Instant after, Instant until)
    {
        for (var day = after.LocalDay(); day <= until.LocalDay(); day = day.AddDays(1))
            foreach (var one in OfDay(desk, day))
                if (one.At > after && one.At <= until) yield return one;
    }

    private IEnumerable<(Instant At, Course Course)> OfDay(int desk, DateOnly day)
    {
        var (unit, number) = (desks[desk], day.DayNumber - FirstDay.DayNumber);
        var (dice, calendar) = (Dice.For(Seed, unit.Agency.Id.Value, number), calendars.For(unit.Agency.Id.Value));
        var (isShown, works) = (unit.Agency.Id == shown, calendar.Counts(day));
        var atDesk = Count(PerDay * (1 - OnlineShare) * unit.DeskWeight / deskWeight + (isShown ? MoreShown : 0), works ? 1 : 0, dice);
        var online = Count(PerDay * OnlineShare * unit.OnlineWeight / onlineWeight + (isShown ? MoreShown : 0), works ? 1 : 0.25, dice);
        var plan = new FilingPlan(unit, new(day, day, Late, isShown ? StuckShown : StuckElsewhere), calendar, dice);
        var next = FirstId + (number * 1_000_000L) + (desk * 1_000L);
        // Made whole before it is read: half a day would roll other dice.
        return [.. plan.Make(atDesk, unit.OnlineWeight > 0 ? online : 0, () => new DossierId(next++))];
    }

    private static int Count(double mean, double share, Dice dice)
    {
        var exact = mean * share * (0.5 + dice.Share());
        return (int)exact + (dice.Happens(exact - (int)exact) ? 1 : 0);
    }
}
