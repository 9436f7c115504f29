using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>What the state row of a dossier has to say, column by column.</summary>
internal sealed class ExpectedRow(Words words)
{
    private static readonly string[] Fixed =
    [
        "procedure", "procedure_version", "case_code", "channel", "door", "custody", "helped_at", "received_by", "competent", "submitter",
        "owner",
        "term_unit", "term_amount", "filed_at", "recorded_at", "day",
    ];

    /// <summary>All columns that follow from events alone; the daily number is given by the database.</summary>
    public static readonly IReadOnlyList<string> Columns = [.. Fixed, .. Dossier.RowColumns, "last_step_at", "bucket", "sort_at"];

    /// <summary>The rule of the work list is the aggregate's own; one is enough to ask it.</summary>
    private readonly Dossier rule = new()
    {
        Id = default, Procedure = "", ProcedureVersion = 0, Case = "", Channel = default, Door = default, Custody = default, HelpedAt = 0,
        ReceivedBy = 0,
        Competent = 0, Submitter = 0, Owner = 0, Term = default, FiledAt = default, RecordedAt = default, Duties = NoDuties.Instance,
    };

    public Cell[] Of(DossierTrail trail)
    {
        var changing = Enumerable.Range(0, Dossier.RowColumns.Count).Select(column => trail.At(column, words)).ToArray();
        rule.Restore(MemoryOf(changing, trail.LastStepAt));
        return
        [
            words.Of(trail.Procedure), trail.ProcedureVersion, words.Of(trail.Case), (int)trail.Channel, (int)trail.Door,
            (int)trail.Custody, trail.HelpedAt,
            trail.ReceivedBy, trail.Competent, trail.Submitter, trail.Owner, (int)trail.TermUnit, trail.TermAmount, trail.FiledAt.Micros,
            trail.RecordedAt.Micros, trail.Day, .. changing, trail.LastStepAt.Micros, rule.Bucket, rule.SortAt.Micros,
        ];
    }

    /// <summary>In the order of <see cref="Dossier.RowColumns"/>.</summary>
    private static DossierMemory MemoryOf(Cell[] row, Instant lastStepAt) => new()
    {
        State = (DossierState)(row[0].Number ?? 0),
        Holder = row[1].Number is { } agency ? new Holder(agency, row[2].Text) : null,
        Next = row[3].Number is { } action && row[4].At is { } until ? new Next((NextAction)action, until) : null,
        Promise = row[5].At is { } due ? new DuePromise(due, (int)(row[6].Number ?? 0), (int)(row[7].Number ?? 0)) : null,
        AcceptedAt = row[8].At,
        NearAt = row[9].At,
        PausedAt = row[10].At,
        Pauses = (int)(row[11].Number ?? 0),
        Remaining = row[12].Number,
        SupplementLimit = row[13].At,
        SuppliedAt = row[14].At,
        Proposer = row[15].Text,
        ApprovedAt = row[16].At,
        // A completed dossier without it is a finding of its own column, not a reason to stop.
        FinishedAt = row[17].At ?? lastStepAt,
        Timeliness = (Timeliness?)row[18].Number,
        ReturnedAt = row[19].At,
        LastStepAt = lastStepAt,
    };
}
