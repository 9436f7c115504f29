using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Reads the aggregate in one query and writes it as part of one batch: chained events, timeline, reasons, then the state
/// row against the revision that was read. Inside a CommandBatch an aggregate is read once and then kept.
/// </summary>
internal sealed class DossierStore(Database database, UnitOfWork work, EventAppender log, Clock clock, IDuties duties)
{
    /// <summary>Who can do which next step; every aggregate of this store asks it.</summary>
    public IDuties Duties => duties;

    public async ValueTask<Dossier?> FindAsync(DossierId id, CancellationToken ct)
    {
        if (work.Tracked<Dossier>(id.Value) is { } tracked) return tracked;
        var found = await database.FirstAsync(Read, DossierSql.Find, [id.Value], ct);
        if (found is not null) work.Track(id.Value, found);
        return found;
    }

    public Task<Dossier?> FindByCodeAsync(string code, CancellationToken ct) =>
        database.FirstAsync(Read, DossierSql.FindByCode, [code], ct);

    /// <summary>A row of <see cref="DossierSql.Select"/> as an aggregate that can act.</summary>
    public Dossier Read(System.Data.Common.DbDataReader row) => DossierReader.Read(row, duties);

    /// <summary>
    /// Writes a new dossier. Its number is taken last, so nobody waits behind them longer than needed.
    /// </summary>
    /// <returns>The code, readable after the commit.</returns>
    public Returned Add(Dossier dossier, string codePrefix)
    {
        var day = dossier.FiledAt.LocalDay().ToNumber();
        Append(dossier);
        if (dossier.Submitter == dossier.Owner) work.Add(DossierSql.Party, dossier.Owner, dossier.Id.Value);
        else work.Add(DossierSql.TwoParties, dossier.Owner, dossier.Submitter, dossier.Id.Value);
        var together = database.Engine == DatabaseEngine.Postgres;
        if (!together) work.Add(DossierSql.CountUp, dossier.ReceivedBy, day);
        var code = work.AddReturning(together ? DossierSql.CountUpAndInsert : DossierSql.Insert,
        [
            dossier.Id.Value, dossier.Head.Version, dossier.Head.Hash, dossier.Procedure, dossier.ProcedureVersion, dossier.Case,
            (int)dossier.Channel, (int)dossier.Door, (int)dossier.Custody, dossier.HelpedAt, dossier.ReceivedBy, dossier.Competent,
            dossier.Submitter, dossier.Owner, (int)dossier.Term.Unit, dossier.Term.Amount, dossier.FiledAt.Micros,
            dossier.RecordedAt.Micros, day, .. Changing(dossier), codePrefix, dossier.SealKey,
        ]);
        work.OnUnique(DossierErrors.CodeTaken);
        work.AfterCommit(() => dossier.Code = code.Value as string);
        work.Track(dossier.Id.Value, dossier);
        return code;
    }

    /// <summary>Writes what was done; somebody else's act in between makes the command answer "stale".</summary>
    public void Save(Dossier dossier)
    {
        var read = dossier.Head.Version;
        Append(dossier);
        work.AddChecked(DossierSql.Update, KernelErrors.Stale,
            [dossier.Id.Value, read, dossier.Head.Version, dossier.Head.Hash, .. Changing(dossier)]);
    }

    /// <summary>The key of its seals goes, and the log says so; no act of the law, so the timeline has no line of it.</summary>
    public void Forget(Dossier dossier, Actor by, Instant now)
    {
        var forgotten = new DossierForgotten(dossier.Id.Value, dossier.Procedure, dossier.Channel);
        var head = log.Append(
            work, $"dossier-{dossier.Id.Value}", dossier.Head, new EventStamp(now, now, by.Id, dossier.ReceivedBy), forgotten);
        work.AddChecked("update dossiers_dossier set version = $3, head_hash = $4, seal_key = null where id = $1 and version = $2",
            KernelErrors.Stale,
            dossier.Id.Value, dossier.Head.Version, head.Version, head.Hash);
    }

    /// <summary>Where the dossier stood at an earlier revision: the answer a repeated request gets.</summary>
    public Task<Moved?> MovedAtAsync(DossierId id, long version, CancellationToken ct) =>
        database.FirstAsync(row => (Moved?)MovedOf(id, row), DossierSql.StepAt, [id.Value, version], ct);

    /// <summary>Where it stood when its filing had committed: whatever was done with it at once was recorded in the same instant.</summary>
    public Task<Moved?> FiledAsAsync(DossierId id, CancellationToken ct) =>
        database.FirstAsync(row => (Moved?)MovedOf(id, row), DossierSql.FiledAs, [id.Value], ct);

    private static Moved MovedOf(DossierId id, System.Data.Common.DbDataReader row) => new(
        id, row.GetString(0), row.Int(7), (DossierState)row.Int(1), Moment(row, 2), row.IntOrNull(3), row.TextOrNull(4),
        (NextAction?)row.IntOrNull(5), Moment(row, 6));

    private static Instant? Moment(System.Data.Common.DbDataReader row, int column) =>
        row.IntOrNull(column) is { } micros ? new Instant(micros) : null;

    private void Append(Dossier dossier)
    {
        var stream = $"dossier-{dossier.Id.Value}";
        // A filing was recorded when it was opened: its row and its event say the same instant.
        var (head, now) = (dossier.Head, dossier.Head.Version == 0 ? dossier.RecordedAt : clock.Now);
        foreach (var act in dossier.Acts)
        {
            var stamp = new EventStamp(act.At, now, act.By.Id, dossier.ReceivedBy);
            if (act.Reason is { } reason)
            {
                work.Add(DossierSql.Reason, reason.Id, dossier.Id.Value, reason.Text);
                dossier.Vouch(Dossier.ReasonSeal, reason.Id, reason.Text);
            }
            for (var i = 0; i < act.Events.Count; i++)
                head = log.Append(work, stream, head, stamp, i == act.Events.Count - 1
                    ? act.Events[i] with { Act = Trace(dossier, act) }
                    : act.Events[i]);
            work.Add(DossierSql.Step, dossier.Id.Value, head.Version, (int)act.Kind, act.By.Id, act.By.Agency, act.At.Micros,
                now.Micros, (int)act.State, act.Holder?.Agency, act.Holder?.Officer, (int?)act.Next?.Action, act.Next?.Due.Micros,
                act.Due?.Micros, act.Reason?.Id);
        }
        dossier.Stored(head);
    }

    private static DossierAct Trace(Dossier dossier, Act act) =>
        new((int)act.Kind, act.By.Agency, act.Row, act.Reason?.Id, DossierCode.NumberOf(dossier.Code),
            dossier.TakeSeals(last: ReferenceEquals(act, dossier.Acts[^1])));

    private static SqlValue[] Changing(Dossier dossier) =>
    [
        (int)dossier.State, dossier.Holder?.Agency, dossier.Holder?.Officer, (int?)dossier.Next?.Action, dossier.Next?.Due.Micros,
        dossier.Due?.Micros, dossier.Promise?.CalendarVersion, dossier.Promise?.RuleVersion, dossier.AcceptedAt?.Micros,
        dossier.NearAt?.Micros, dossier.PausedAt?.Micros, dossier.Pauses, dossier.Remaining, dossier.SupplementLimit?.Micros,
        dossier.SuppliedAt?.Micros, dossier.Proposer,
        dossier.ApprovedAt?.Micros, dossier.FinishedAt?.Micros, (int?)dossier.Timeliness, dossier.ReturnedAt?.Micros,
        dossier.LastStepAt.Micros, dossier.Bucket, dossier.SortAt.Micros,
    ];
}
