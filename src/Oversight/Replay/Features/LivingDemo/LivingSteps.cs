using System.Data.Common;
using System.Globalization;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Replay.Features;

/// <summary>Where a living demo stands, and which step each of its open dossiers takes next. Invented, so nothing proves it.</summary>
internal sealed class LivingSteps(Database database, ProcedureCatalogue catalogue)
{
    private const string Columns =
        "id, agency, procedure, channel, fate, supplement, stuck_at, luck, next_step, at, accepted_at, finish_at";

    /// <summary>The moment up to which it was played; null where there is none.</summary>
    public async Task<Instant?> StandsAtAsync(CancellationToken ct) =>
        (await database.QueryAsync(row => new Instant(row.Int(0)), "select until from replay_living", [], ct)) is [var at] ? at : null;

    /// <summary>Open dossiers with their next step.</summary>
    public async Task<IReadOnlyList<(long Agency, Instant At, Course Course)>> ReadAsync(DateOnly day, CancellationToken ct)
    {
        var known = catalogue.InForce(day).ToDictionary(one => one.Code, StringComparer.Ordinal);
        var rows = await database.QueryAsync(row => Read(row, known), $"select {Columns} from replay_step order by id", [], ct);
        // What a procedure that ended meanwhile began goes on by hand.
        return [.. rows.Where(row => row.Course is not null).Select(row => (row.Agency, row.At, row.Course!))];
    }

    /// <summary>Puts what is ahead now in the place of what was.</summary>
    public async Task WriteAsync(Instant until, IReadOnlyList<StepAhead> ahead, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add("delete from replay_step");
        work.Add("insert into replay_living (id, until) values (1, $1) on conflict (id) do update set until = $1", until.Micros);
        foreach (var (unit, at, one) in ahead)
            work.Add($"insert into replay_step ({Columns}) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)", one.Id.Value,
                unit.Agency.Id.Value, one.Procedure.Code, (int)one.Channel, (int)one.Fate, one.NeedsSupplement ? 1 : 0,
                (int?)one.StuckAt, string.Join(' ', one.Luck.Select(luck => luck.ToString("R", CultureInfo.InvariantCulture))),
                (int)one.Next, at.Micros, one.AcceptedAt.Micros, one.FinishAt.Micros);
        (await work.CommitAsync(ct)).OrThrow();
    }

    private static (long Agency, Instant At, Course? Course) Read(DbDataReader row, Dictionary<string, Procedure> known)
    {
        Course? course = known.TryGetValue(row.GetString(2), out var procedure) ? new()
        {
            Id = new(row.Int(0)), Procedure = procedure, Channel = (Channel)row.Int(3), Fate = (Fate)row.Int(4),
            NeedsSupplement = row.Int(5) == 1, StuckAt = row.IsDBNull(6) ? null : (CourseStep)row.Int(6),
            Luck = [.. row.GetString(7).Split(' ').Select(luck => double.Parse(luck, CultureInfo.InvariantCulture))],
            // It was filed: whose it is stands in the dossier.
            Owner = null!,
            Next = (CourseStep)row.Int(8), AcceptedAt = new(row.Int(10)), FinishAt = new(row.Int(11)),
        } : null;
        return (row.Int(1), new(row.Int(9)), course);
    }
}
