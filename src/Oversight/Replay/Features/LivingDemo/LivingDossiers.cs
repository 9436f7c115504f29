using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Replay.Features;

/// <summary>
/// Dossiers of the last weeks, by the same acts as the pages, up to the present moment; <c>simulate</c> later plays on to the moment it
/// is run at. What officers did meanwhile stays: a dossier that refuses its next step is theirs.
/// </summary>
internal sealed class LivingDossiers(
    Desks play, ReplayUnits units, CalendarStore calendars, LivingSteps steps, IProvinceSeeder seeder) : IDemoData
{
    private static int Workers => Math.Max(2, Environment.ProcessorCount);

    public async Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct)
    {
        var accounts = await seeder.DemoAccountsAsync(ct);
        var (calendar, desks) = (await calendars.CurrentAsync(ct), units.All(days.From, days.Until.LocalDay()));
        var own = from account in accounts
                  where account.Citizen is not null
                  from desk in desks
                  where desk.Agency.Id == Shown(accounts)
                  from one in ShownCitizen.Filed(desk, account.Citizen!, calendar.For(desk.Agency.Id.Value), days.Until)
                  select (desk.Agency.Id.Value, one.At, one.Course);
        await PlayAsync(days.From.Start(), days.Until, [.. own], progress, letsGo: false, ct);
    }

    /// <summary>Plays on from where the demo stands.</summary>
    /// <returns>How many were filed; null where there is no living demo.</returns>
    public async Task<long?> GoOnAsync(Instant until, Action<long, long> progress, CancellationToken ct)
    {
        if (await steps.StandsAtAsync(ct) is not { } at) return null;
        var courses = await steps.ReadAsync(at.LocalDay(), ct);
        return await PlayAsync(at, until, courses, progress, letsGo: true, ct);
    }

    /// <summary>The unit anybody may sign in at.</summary>
    private static AgencyId? Shown(IEnumerable<DemoAccount> accounts) =>
        accounts.FirstOrDefault(one => one.Role == Roles.DeskOfficer)?.Agency;

    private async Task<long> PlayAsync(
        Instant after, Instant until, IReadOnlyList<(long Agency, Instant At, Course Course)> begun, Action<long, long> progress,
        bool letsGo, CancellationToken ct)
    {
        var (desks, calendar) = (units.All(after.LocalDay(), until.LocalDay()), await calendars.CurrentAsync(ct));
        var plan = new LivingPlan(desks, calendar, Shown(await seeder.DemoAccountsAsync(ct)));
        var open = begun.ToLookup(one => one.Agency, one => (one.At, one.Course));
        List<Shard> shards =
        [
            .. desks.Select((desk, i) => new Shard(
                desk, calendar.For(desk.Agency.Id.Value), [.. open[desk.Agency.Id.Value], .. plan.Filed(i, after, until)])),
        ];
        var total = shards.Sum(shard => shard.Courses.Count(one => one.Course.Next == CourseStep.File));
        long filed = 0;
        var played = await play.PlayAsync(
            shards, Workers, until, () => progress(Interlocked.Increment(ref filed), total), letsGo, ct);
        await steps.WriteAsync(until, played.Ahead, ct);
        return filed;
    }
}
