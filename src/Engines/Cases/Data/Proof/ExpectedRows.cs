using OpenProvince.Cases.Contracts;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Data.Proof;

/// <summary>What an act's event says about the engine's own rows: its line, and the words of its decision.</summary>
internal static class ExpectedRows
{
    // All of them shared columns, so they stand at the same places in every kind.
    private static readonly int[] StepColumns =
        [.. new[] { "state", "holder_agency", "holder_officer", "next_action", "next_due", "due" }
            .Select(name => CaseColumns.Shared.Select(one => one.Column.Name).ToList().IndexOf(name))];

    /// <param name="e">The last event of the act.</param>
    /// <param name="act">Its traces.</param>
    /// <param name="trail">The case after it.</param>
    /// <param name="words">Codes kept once.</param>
    public static IEnumerable<CaseSideRow> Of(RecordedEvent e, CaseAct act, CaseTrail trail, CodesOnce words)
    {
        yield return new CaseSideRow(CaseTables.Steps, trail.Id, e.Version,
        [
            act.Kind, e.Stamp.Actor, act.By, e.OccurredAt.Micros, e.Stamp.RecordedAt.Micros,
            .. StepColumns.Select(column => trail.At(column, words)), act.Reason,
        ], false);
        if (act.Seals is { } seals && seals.TryGetValue(Case.ReasonSeal, out var seal))
            yield return CaseSideRow.Sealed(CaseTables.Reasons, trail.Id, act.Reason ?? 0, seal);
    }
}
