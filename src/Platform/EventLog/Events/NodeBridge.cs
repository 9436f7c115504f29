using Microsoft.Extensions.Logging;
using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Tells the other nodes on the same PostgreSQL database, by LISTEN and NOTIFY, that events were committed and that figures
/// changed. It speaks outside the commands' transactions, at most once a breath, so no commit waits for it. Everybody who is
/// woken by it also looks by themselves every half second: a lost word costs that much and nothing else.
/// </summary>
internal sealed partial class NodeBridge(Database database, ProjectionRunner runner, ILogger<NodeBridge> logger) : BackgroundWork
{
    private const string Channel = "openprovince_nodes";
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(50), Again = TimeSpan.FromSeconds(1);
    private readonly string node = Ids.Next().ToString(System.Globalization.CultureInfo.InvariantCulture);
    private readonly Word committed = new("committed", database.Committed), changed = new("changed", runner.Changed);

    /// <summary>One thing nodes tell each other. What was heard is not told on.</summary>
    private sealed class Word(string name, CommitSignal signal)
    {
        private long heard;
        private long told = signal.Count;

        public string Name => name;

        public CommitSignal Signal => signal;

        public void Hear()
        {
            Interlocked.Increment(ref heard);
            signal.Pulse();
        }

        /// <summary>True once for everything that happened here since the last time.</summary>
        public bool HasNews()
        {
            var own = signal.Count - Interlocked.Read(ref heard);
            if (own <= told) return false;
            told = own;
            return true;
        }
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        if (database.Engine != DatabaseEngine.Postgres) return;
        await Task.WhenAll(KeepAsync(ListenAsync, stopping), KeepAsync(ct => TellAsync(committed, ct), stopping),
            KeepAsync(ct => TellAsync(changed, ct), stopping));
    }

    private async Task KeepAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        while (!ct.IsCancellationRequested)
        {
            try
            {
                await work(ct);
            }
            catch (OperationCanceledException) when (ct.IsCancellationRequested)
            {
                return;
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                LogLost(logger, e);
                await Task.Delay(Again, ct).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await database.Postgres.OpenConnectionAsync(ct);
        connection.Notification += (_, said) => Hear(said.Payload);
        try
        {
            await using (var listen = new NpgsqlCommand($"listen {Channel}", connection)) await listen.ExecuteNonQueryAsync(ct);
            // Something may have been said before we listened.
            committed.Hear();
            changed.Hear();
            while (true) await connection.WaitAsync(ct);
        }
        finally
        {
            // Sessions of this pool are not reset: the next user of this one must not be spoken to.
            NpgsqlConnection.ClearPool(connection);
        }
    }

    private void Hear(string payload)
    {
        var parts = payload.Split(' ');
        if (parts.Length != 2 || parts[0] == node) return;
        if (parts[1] == committed.Name) committed.Hear();
        else if (parts[1] == changed.Name) changed.Hear();
    }

    private async Task TellAsync(Word word, CancellationToken ct)
    {
        while (true)
        {
            var ticket = word.Signal.Next;
            if (word.HasNews())
            {
                await using var connection = await database.Postgres.OpenConnectionAsync(ct);
                // A word needs no disk: nobody waits for it to be durable.
                await using var tell = new NpgsqlCommand(
                    $"select set_config('synchronous_commit', 'off', true), pg_notify('{Channel}', $1)",
                    connection) { Parameters = { new() { Value = $"{node} {word.Name}" } } };
                await tell.ExecuteNonQueryAsync(ct);
                await Task.Delay(Breath, ct);
                continue;
            }
            await ticket.WaitAsync(ct);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Lost touch with the other nodes; trying again")]
    private static partial void LogLost(ILogger logger, Exception e);
}
