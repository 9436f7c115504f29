using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>What <c>verify</c> found. No findings: every event, head and projection row is what the log says.</summary>
public sealed record VerifyReport(long Events, long Rows, IReadOnlyList<Error> Findings);

/// <summary>
/// Freezes the log at one snapshot, checks every hash, link, place and head, recomputes every projection up to the
/// checkpoint and horizon it had in that snapshot, and names what differs. Writes only to a scratch folder.
/// </summary>
public sealed class Verify(
    Database database, LogReader log, IEnumerable<Projection> projections, IEnumerable<StreamHeads> heads,
    IEnumerable<SchemaSource> schemas, TimeProvider time)
{
    private const int StepSize = 10_000;

    public async Task<VerifyReport> RunAsync(Action<long, long> progress, CancellationToken ct = default)
    {
        var folder = Directory.CreateTempSubdirectory("openprovince-verify-");
        try
        {
            await using var scratch = new Database(DatabaseTarget.Sqlite(folder.FullName), new SqliteLaneOptions { Durable = false });
            await new Migrator(scratch, schemas, time).MigrateAsync(ct);
            await using var snapshot = await OpenSnapshotAsync(ct);
            var report = await RunAsync(snapshot, scratch, progress, ct);
            // A pooled connection must not go back with its transaction open: the next reader would see the past.
            await using var end = snapshot.CreateCommand("rollback");
            await end.ExecuteNonQueryAsync(CancellationToken.None);
            return report;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<VerifyReport> RunAsync(DbConnection snapshot, Database scratch, Action<long, long> progress, CancellationToken ct)
    {
        var findings = new List<Error>();
        var chain = new ChainCheck(findings);
        var twins = new List<Twin>();
        foreach (var projection in projections) twins.Add(await Twin.StartAsync(projection, snapshot, scratch, ct));

        var total = await log.HeadAsync(ct);
        long last = 0;
        while (await log.ReadAsync(snapshot, last, StepSize, ct) is { Count: > 0 } events)
        {
            foreach (var e in events) chain.Next(e, placed: true);
            foreach (var twin in twins) await twin.ApplyAsync(events, findings, ct);
            last = events[^1].Seq;
            progress(last, Math.Max(total, last));
        }
        foreach (var e in await log.ReadUnplacedAsync(snapshot, ct)) chain.Next(e, placed: false);
        foreach (var head in heads) await CompareHeadsAsync(head, snapshot, chain, ct);

        long rows = 0;
        foreach (var twin in twins) rows += await twin.CompareAsync(snapshot, database.Engine, findings, ct);
        return new VerifyReport(chain.Events, rows, findings);
    }

    private static async Task CompareHeadsAsync(StreamHeads head, DbConnection snapshot, ChainCheck chain, CancellationToken ct)
    {
        await using (var command = snapshot.CreateCommand(head.Sql))
        {
            command.CommandTimeout = 0; // all state rows
            await using var reader = await command.ExecuteReaderAsync(ct);
            while (await reader.ReadAsync(ct)) chain.CompareHead(reader.GetString(0), reader.Int(1), reader.Bytes(2));
        }
        chain.ReportOrphans(head);
    }

    private async Task<DbConnection> OpenSnapshotAsync(CancellationToken ct)
    {
        var connection = await database.OpenReadAsync(ct);
        await using var begin = connection.CreateCommand(database.Engine == DatabaseEngine.Postgres
            ? "begin isolation level repeatable read read only"
            : "begin");
        await begin.ExecuteNonQueryAsync(ct);
        return connection;
    }

    /// <summary>One projection, recomputed beside the real one.</summary>
    private sealed class Twin(Projection projection, Database scratch, Checkpoint target, Checkpoint start)
    {
        private readonly ProjectionStep step = new(projection, scratch);
        private Checkpoint at = start;
        private bool poisoned;

        public static async Task<Twin> StartAsync(Projection projection, DbConnection snapshot, Database scratch, CancellationToken ct)
        {
            var target = await ProjectionStep.ReadAsync(snapshot, projection.Name, ct);
            return new Twin(projection, scratch, target, await new ProjectionStep(projection, scratch).StartAsync(ct));
        }

        public async Task ApplyAsync(List<RecordedEvent> events, List<Error> findings, CancellationToken ct)
        {
            var mine = events[^1].Seq <= target.Seq ? events : events.FindAll(e => e.Seq <= target.Seq);
            if (mine.Count == 0 || poisoned) return;
            try
            {
                at = await step.ApplyAsync(at, mine, ct);
            }
            catch (PoisonEventException poison)
            {
                poisoned = true;
                findings.Add(Error.Invalid("eventlog.poison", ("projection", projection.Name), ("seq", poison.Seq)));
            }
        }

        public async Task<long> CompareAsync(DbConnection snapshot, DatabaseEngine engine, List<Error> findings, CancellationToken ct)
        {
            if (poisoned) return 0;
            at = await step.TickAsync(at, target.Horizon, ct);
            long rows = 0;
            await using var twin = await scratch.OpenReadAsync(ct);
            foreach (var table in projection.Tables)
            {
                var comparison = new TableComparison(table, findings);
                await comparison.RunAsync(snapshot, engine, twin, ct);
                rows += comparison.Rows;
            }
            return rows;
        }
    }
}
