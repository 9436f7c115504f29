using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Receipts given out after the restored moment are in people's hands, though the province no longer knows them. Their codes must
/// never name another dossier: numbers of the days since then go on far behind any that may have been given.
/// </summary>
internal sealed class CodesAfterRestore(Database database, IAgencies agencies) : IRestoreStep
{
    /// <summary>
    /// More than an agency takes in on a day, even from programs that file without pause; a number jumps to the next multiple.
    /// </summary>
    public const int Jump = 100_000;

    private const string Skip = """
        insert into dossiers_code_counter (agency, day, last) values ($1, $2, $3)
        on conflict (agency, day) do update set last = (dossiers_code_counter.last / $3 + 1) * $3
        """;

    public async Task RunAsync(Instant back, Instant now, CancellationToken ct)
    {
        for (var day = back.LocalDay(); day <= now.LocalDay(); day = day.AddDays(1))
        {
            var work = new UnitOfWork(database);
            foreach (var agency in agencies.All) work.Add(Skip, agency.Id.Value, (long)day.ToNumber(), (long)Jump);
            var done = await work.CommitAsync(ct);
            if (done.IsError) throw new StartupException(done.Error);
        }
    }
}
