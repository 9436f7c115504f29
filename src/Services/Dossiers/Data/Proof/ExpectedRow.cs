using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>What the state row of a dossier has to say, column by column.</summary>
internal sealed class ExpectedRow(Words words)
{
    /// <summary>All columns that follow from events alone; the daily number is given by the database.</summary>
    public static readonly IReadOnlyList<string> Columns =
        [.. Dossier.Map.Fixed.Concat(Dossier.Map.Changing).Select(column => column.Name), "last_step_at", "bucket", "sort_at"];

    /// <summary>The rule of the work list is the aggregate's own; one is enough to ask it.</summary>
    private readonly Dossier rule = new()
    {
        Id = default, Procedure = "", ProcedureVersion = 0, Case = "", Channel = default, Door = default, Custody = default, HelpedAt = 0,
        ReceivedBy = 0,
        Competent = 0, Submitter = 0, Owner = 0, Term = default, FiledAt = default, RecordedAt = default, Duties = NoDuties.Instance,
    };

    public Cell[] Of(DossierTrail trail)
    {
        var changing = Enumerable.Range(0, Dossier.Map.Changing.Count).Select(column => trail.At(column, words)).ToArray();
        rule.Restore(changing, trail.LastStepAt);
        return
        [
            words.Of(trail.Procedure), trail.ProcedureVersion, words.Of(trail.Case), (int)trail.Channel, (int)trail.Door,
            (int)trail.Custody, trail.HelpedAt,
            trail.ReceivedBy, trail.Competent, trail.Submitter, trail.Owner, (int)trail.TermUnit, trail.TermAmount, trail.FiledAt.Micros,
            trail.RecordedAt.Micros, trail.Day, .. changing, trail.LastStepAt.Micros, rule.Bucket, rule.SortAt.Micros,
        ];
    }
}
