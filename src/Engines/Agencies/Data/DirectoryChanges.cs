using System.Data.Common;
using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>
/// Lets a change of an officer, a role or a key, or the end of a session, made on one node be seen by the others within about
/// a second: it counts up a number in its own transaction, and every node looks at those two rows. A folder of SQLite has one
/// server only.
/// </summary>
internal sealed partial class DirectoryChanges(
    Database database, Directories directories, ApiTokens tokens, Sessions sessions, ILogger<DirectoryChanges> logger) : BackgroundWork
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Adds to a command that changes what the directories or the keys hold.</summary>
    public static void Announce(UnitOfWork work) => work.Add("update agencies_change set number = number + 1 where id = 1");

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        if (database.Engine != DatabaseEngine.Postgres) return;
        long? known = null;
        using var timer = new PeriodicTimer(Look);
        do
        {
            try
            {
                var numbers = await database.QueryAsync(row => row.Int(0), "select number from agencies_change order by id", [], stopping);
                await sessions.LookAsync(numbers[1], stopping);
                if (numbers[0] is var number && number == known) continue;
                // Also the first time: something may have changed between loading and looking.
                await directories.RefreshAsync(stopping);
                await tokens.LookAsync(stopping);
                known = number;
            }
            catch (Exception e) when (e is DbException or InvalidOperationException or TimeoutException)
            {
                LogFailed(logger, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stopping));
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Could not look for changed officers and keys; trying again")]
    private static partial void LogFailed(ILogger logger, Exception e);
}
