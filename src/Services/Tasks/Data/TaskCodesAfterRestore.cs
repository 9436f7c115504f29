using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Data;

/// <summary>
/// Codes given out after the restored moment stand in letters the province no longer knows: they must never name another task, so the
/// numbers of these years go on far behind any that may have been given.
/// </summary>
internal sealed class TaskCodesAfterRestore(Database database) : IRestoreStep
{
    /// <summary>More than a province gives in a year; a number jumps to the next multiple.</summary>
    public const int Jump = 10_000;

    private const string Skip = """
        insert into tasks_code_counter (year, last) values ($1, $2)
        on conflict (year) do update set last = (tasks_code_counter.last / $2 + 1) * $2
        """;

    public async Task RunAsync(Instant back, Instant now, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        for (var year = back.LocalDay().Year; year <= now.LocalDay().Year; year++) work.Add(Skip, year, Jump);
        var done = await work.CommitAsync(ct);
        if (done.IsError) throw new StartupException(done.Error);
    }
}
