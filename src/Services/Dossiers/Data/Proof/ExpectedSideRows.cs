using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Data.Proof;

/// <summary>What an act's event says about the rows beside the state row.</summary>
internal static class ExpectedSideRows
{
    private static readonly int[] StepColumns =
        [.. new[] { "state", "holder_agency", "holder_officer", "next_action", "next_due", "due" }
            .Select(name => Dossier.Map.Changing.Select(column => column.Name).ToList().IndexOf(name))];

    public static IEnumerable<SideRow> Parties(DossierTrail trail)
    {
        yield return new SideRow(SideRows.Parties, trail.Id, trail.Owner, [], false);
        if (trail.Submitter != trail.Owner) yield return new SideRow(SideRows.Parties, trail.Id, trail.Submitter, [], false);
    }

    /// <param name="e">The last event of the act.</param>
    /// <param name="act">Its traces.</param>
    /// <param name="trail">The dossier after it.</param>
    /// <param name="words">Codes kept once.</param>
    public static IEnumerable<SideRow> Of(RecordedEvent e, CaseAct act, DossierTrail trail, Words words)
    {
        yield return new SideRow(SideRows.Steps, trail.Id, e.Version,
        [
            act.Kind, e.Stamp.Actor, act.By, e.OccurredAt.Micros, e.Stamp.RecordedAt.Micros,
            .. StepColumns.Select(column => trail.At(column, words)), act.Reason,
        ], false);
        foreach (var (name, seal) in act.Seals ?? new Dictionary<string, string>())
            if (TableOf(name) is { } table) yield return new SideRow(table, trail.Id, KeyOf(name, e, act), [seal], true);
    }

    private static string? TableOf(string seal) => seal switch
    {
        Case.ReasonSeal => SideRows.Reasons,
        Dossier.AnswersSeal => SideRows.Answers,
        Dossier.PapersSeal => SideRows.Papers,
        Dossier.MissingSeal => SideRows.Missing,
        Dossier.ResultSeal => SideRows.Results,
        _ => null,
    };

    private static long KeyOf(string seal, RecordedEvent e, CaseAct act) => seal switch
    {
        Case.ReasonSeal => act.Reason ?? 0,
        Dossier.AnswersSeal => 0,
        Dossier.ResultSeal => 1,
        _ => e.Version,
    };
}
