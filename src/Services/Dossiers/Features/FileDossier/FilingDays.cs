using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// How many dossiers a citizen's account files on one day (<see cref="RequestLimits.FilingsPerAccount"/>), counted in the
/// filing's own transaction: exact for parallel requests, several nodes and over restarts. A repeat is not a filing.
/// </summary>
internal sealed class FilingDays(Database database, RequestLimits limits) : ICleanUp
{
    private const string CountUp = """
        insert into dossiers_filing_day (person, day, filed) values ($1, $2, 1)
        on conflict (person, day) do update set filed = dossiers_filing_day.filed + 1 where dossiers_filing_day.filed < $3
        """;

    /// <summary>Adds the count to the filing; one too many refuses all of it.</summary>
    public void Enter(UnitOfWork work, Actor actor, Instant now)
    {
        if (limits.FilingsPerAccount == 0 || actor is not { Kind: ActorKind.Citizen, PersonId: { } person }) return;
        var today = now.LocalDay();
        var tomorrow = today.AddDays(1).At(TimeOnly.MinValue) - now;
        work.AddChecked(CountUp, DossierErrors.TooManyFilings(tomorrow), person, today.DayNumber, limits.FilingsPerAccount);
    }

    /// <summary>Yesterday's counts say nothing any more.</summary>
    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var today = now.LocalDay().DayNumber;
        var old = await database.FirstAsync(row => (int)row.Int(0), "select count(*) from dossiers_filing_day where day < $1", [today], ct);
        if (old == 0) return 0;
        var work = new UnitOfWork(database);
        work.Add("delete from dossiers_filing_day where day < $1", today);
        return (await work.CommitAsync(ct)).IsError ? 0 : old;
    }
}
