using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>How fresh a projection is, on whichever node the reader sits.</summary>
/// <param name="AppliedAllAt">Last instant at which it had applied everything committed.</param>
/// <param name="Mark">Changes whenever its rows may have changed.</param>
/// <param name="Poison">Why it stopped, or null.</param>
public readonly record struct ProjectionAge(Instant AppliedAllAt, long Mark, string? Poison);

/// <summary>
/// Ages of projections. On the node that owns the log, and while it owns it, the runner knows. Another node asks the database: its
/// checkpoints against the order of the log, in one snapshot, so a figure read after that snapshot holds everything committed before it.
/// </summary>
public sealed class ProjectionAges(ProjectionRunner runner, IEnumerable<Projection> projections, Database database, TimeProvider time)
{
    // Events the owner has not placed yet. It places within milliseconds, so only the last stretch is searched; when it
    // is down the stretch begins at the last placed event and nothing is missed.
    private const string Poll = """
        select c.seq, c.horizon, c.version,
          (select count(*) from (select 1 from eventlog_order o join eventlog_event e on e.position = o.position
            where o.seq > c.seq and :its-types limit 1) its_own),
          (select count(*) from eventlog_event e
            where e.position > (select coalesce(max(position), 0) - 1000 from eventlog_order)
              and not exists (select 1 from eventlog_order o where o.position = e.position))
        from eventlog_checkpoint c where c.name = $1
        """;

    // A projection's checkpoint moves with events of its own; that it has looked through the others is written now and then.
    private readonly Dictionary<string, (Projection Of, string Sql)> polls = projections.ToDictionary(
        one => one.Name, one => (one, Poll.Replace(":its-types", one.Reads.Sql, StringComparison.Ordinal)), StringComparer.Ordinal);

    private readonly Dictionary<string, ProjectionAge> polled = new(StringComparer.Ordinal);

    /// <summary>The oldest of some projections.</summary>
    public async Task<ProjectionAge> ReadAsync(IReadOnlyList<string> projections, CancellationToken ct = default)
    {
        ProjectionAge? oldest = null;
        foreach (var name in projections)
        {
            var age = runner.Status(name) is { } status
                ? Known(name, new(status.AppliedAllAt, Mark(status.At), status.Poison))
                : await PollAsync(name, ct);
            oldest = oldest is { } known
                ? new(known.AppliedAllAt < age.AppliedAllAt ? known.AppliedAllAt : age.AppliedAllAt, known.Mark + age.Mark,
                    known.Poison ?? age.Poison)
                : age;
        }
        return oldest ?? new ProjectionAge(time.Now(), 0, null);
    }

    /// <summary>Kept while the log changes hands: figures that held everything up to an instant still do, whoever wrote them.</summary>
    private ProjectionAge Known(string name, ProjectionAge age)
    {
        lock (polled)
        {
            var before = polled.GetValueOrDefault(name).AppliedAllAt;
            return polled[name] = before > age.AppliedAllAt ? age with { AppliedAllAt = before } : age;
        }
    }

    private async Task<ProjectionAge> PollAsync(string name, CancellationToken ct)
    {
        if (database.Engine != DatabaseEngine.Postgres) return default;
        var (asked, poll) = (time.Now(), polls[name]);
        var rows = await database.QueryAsync(row => (Kept: new Checkpoint(row.Int(0), new(row.Int(1))),
            Other: OtherVersion.Of(poll.Of, (int)row.Int(2)), Ahead: row.Int(3), Unplaced: row.Int(4)), poll.Sql, [name], ct);
        lock (polled)
        {
            var known = polled.GetValueOrDefault(name);
            if (rows.Count == 0) return known;
            var row = rows[0];
            var caughtUp = row.Ahead == 0 && row.Unplaced == 0 && row.Other is null;
            return polled[name] = new ProjectionAge(caughtUp ? asked : known.AppliedAllAt, Mark(row.Kept), row.Other?.ToString());
        }
    }

    // Neither ever goes back, so their sum moves whenever one of them does.
    private static long Mark(Checkpoint at) => at.Seq + at.Horizon.Micros;
}
