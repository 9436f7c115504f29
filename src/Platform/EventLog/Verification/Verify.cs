using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>What <c>verify</c> found. No findings: every event, head and row is what the log says.</summary>
/// <param name="Events">Events whose bytes and links were checked.</param>
/// <param name="Rows">Rows compared.</param>
/// <param name="Erased">Dossiers and people whose words were forgotten on purpose.</param>
/// <param name="Findings">What does not fit; of every kind the first ones, and how many more.</param>
/// <param name="Notes">What was not looked at, and why.</param>
public sealed record VerifyReport(long Events, long Rows, long Erased, IReadOnlyList<Error> Findings, IReadOnlyList<Error> Notes);

/// <summary>
/// Asks the database engine, whose word comes first. Meanwhile freezes the log at one snapshot, checks every hash, link, place and
/// head, lets every module prove its rows, recomputes every projection up to the checkpoint and horizon it had in that snapshot, and
/// names what differs. Writes only to a scratch folder.
/// </summary>
public sealed class Verify(Database database, LogReader log, EngineCheck engine, Subjects subjects, ScratchDatabase scratch)
{
    private const int StepSize = 40_000;

    public Task<VerifyReport> RunAsync(Action<long, long> progress, CancellationToken ct = default) =>
        RunAsync(new VerifySettings(), progress, ct);

    public async Task<VerifyReport> RunAsync(VerifySettings settings, Action<long, long> progress, CancellationToken ct = default)
    {
        var (said, findings) = (new Findings(), new Findings());
        using var proving = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var asking = Task.Run(() => AskEngineAsync(said, proving, ct), CancellationToken.None);
        var proof = scratch.UseAsync(database => ProveAsync(database, settings, findings, progress, proving.Token), proving.Token);
        await Task.WhenAll(asking, proof).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await asking;
        // What damaged pages made of the rows, or how reading them ended, says nothing more.
        if (said.Count > 0) return new VerifyReport(0, 0, 0, said.Named, said.Notes);
        return new VerifyReport(await proof, findings.Rows, findings.Erased, findings.Named, [.. said.Notes, .. findings.Notes]);
    }

    /// <summary>Ends the proof unless the engine finds its pages sound.</summary>
    private async Task AskEngineAsync(Findings said, CancellationTokenSource proving, CancellationToken ct)
    {
        try
        {
            await engine.RunAsync(said, ct);
        }
        catch
        {
            await proving.CancelAsync();
            throw;
        }
        if (said.Count > 0) await proving.CancelAsync();
    }

    private async Task<long> ProveAsync(
        Database empty, VerifySettings settings, Findings findings, Action<long, long> progress, CancellationToken ct)
    {
        var chain = new ChainCheck(findings);
        try
        {
            var snapshot = new Snapshot(await OpenSnapshotAsync(ct), database.Engine, log);
            await using var connection = snapshot.Connection;
            await ProveAsync(snapshot, empty, chain, settings, findings, progress, ct);
            // A pooled connection must not go back with its transaction open: the next reader would see the past.
            await using var end = connection.CreateCommand("rollback");
            await end.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (DbException e) when (EngineCheck.IsDamage(e))
        {
            EngineCheck.Say(findings, e.Message);
        }
        return chain.Events;
    }

    private async Task ProveAsync(
        Snapshot snapshot, Database empty, ChainCheck chain, VerifySettings settings, Findings findings, Action<long, long> progress,
        CancellationToken ct)
    {
        var runs = subjects.Proofs.Select(proof => proof.Start(settings)).ToArray();
        var twins = new List<Twin>();
        foreach (var projection in subjects.Projections) twins.Add(await Twin.StartAsync(projection, snapshot, empty, ct));

        var total = await log.HeadAsync(ct);
        var events = await ReadAsync(snapshot, 0, ct);
        while (events.Count > 0)
        {
            var (now, last) = (events, events[^1].Seq);
            // While projections write, another thread checks the same events and then reads the next ones.
            var hear = Task.Run(async () =>
            {
                Hear(now, placed: true, chain, runs, findings);
                return await ReadAsync(snapshot, last, ct);
            }, ct);
            foreach (var twin in twins) await twin.ApplyAsync(now, findings, ct);
            events = await hear;
            progress(last, Math.Max(total, last));
        }
        Hear(await log.ReadUnplacedAsync(snapshot.Connection, ct), placed: false, chain, runs, findings);
        foreach (var head in subjects.Heads) await CompareHeadsAsync(head, snapshot, chain, ct);
        foreach (var run in runs) await run.CompareAsync(snapshot, findings, ct);
        foreach (var twin in twins) await twin.CompareAsync(snapshot, findings, ct);
    }

    /// <summary>Both threads need the facts: they are read once, here.</summary>
    private async Task<List<RecordedEvent>> ReadAsync(Snapshot snapshot, long after, CancellationToken ct)
    {
        var events = await log.ReadAsync(snapshot.Connection, after, StepSize, ct);
        foreach (var e in events) e.ReadBody();
        return events;
    }

    private static void Hear(List<RecordedEvent> events, bool placed, ChainCheck chain, IProofRun[] runs, Findings findings)
    {
        foreach (var e in events)
        {
            chain.Next(e, placed);
            try
            {
                foreach (var run in runs) run.Next(e);
            }
            // Bytes that no longer are an event: the chain has named them, the rows that go without it will be.
            catch (Exception cause) when (RecordedEvent.IsUnreadable(cause))
            {
                findings.Add("eventlog.unreadable-event", ("event", e.Id), ("seq", e.Seq));
            }
        }
    }

    private static async Task CompareHeadsAsync(StreamHeads head, Snapshot snapshot, ChainCheck chain, CancellationToken ct)
    {
        await using (var command = snapshot.Scan(head.Sql))
        {
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
}
