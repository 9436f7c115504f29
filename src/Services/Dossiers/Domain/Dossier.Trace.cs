using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>What the events say about the dossier's rows, for whoever has to prove them (ADR 0013).</summary>
internal sealed partial class Dossier
{
    /// <summary>
    /// Columns of the state row that acts change, in the order of <see cref="Row"/>; what follows from them is not repeated.
    /// </summary>
    public static readonly IReadOnlyList<string> RowColumns =
    [
        "state", "holder_agency", "holder_officer", "next_action", "next_due", "due", "calendar_version", "rule_version", "accepted_at",
        "near_at",
        "paused_at", "pauses", "remaining", "supplement_limit", "supplied_at", "proposer", "approved_at", "finished_at", "timeliness",
        "returned_at",
    ];

    /// <summary>The same columns as events name them: nine events a dossier, so every letter counts.</summary>
    public static readonly IReadOnlyList<string> RowNames =
    [
        "state", "unit", "who", "next", "until", "due", "calendar", "rules", "accepted", "near",
        "paused", "pauses", "left", "limit", "supplied", "proposer", "approved", "finished", "timeliness", "returned",
    ];

    public const string ReasonSeal = "reason", AnswersSeal = "answers", PapersSeal = "papers", MissingSeal = "missing",
        ResultSeal = "result",
        OwnerSeal = "owner", SubmitterSeal = "submitter";

    private readonly Dictionary<string, string> seals = new(StringComparer.Ordinal);
    private Cell[] remembered = [.. RowNames.Select(name => name == "pauses" ? (Cell)0 : default)];

    /// <summary>Key of the seals of this dossier's words; null after it was forgotten.</summary>
    public byte[]? SealKey { get; init; }

    /// <summary>Its words and their key were destroyed.</summary>
    public bool IsForgotten => SealKey is null;

    /// <summary>
    /// Seals for an act's event to carry, by the name of what they close: all go with the last act, the words of a decision with their own.
    /// </summary>
    public IReadOnlyDictionary<string, string>? TakeSeals(bool last)
    {
        if (seals.Count == 0 || (!last && !seals.ContainsKey(ReasonSeal))) return null;
        if (last) return new Dictionary<string, string>(seals, StringComparer.Ordinal);
        seals.Remove(ReasonSeal, out var reason);
        return new Dictionary<string, string>(StringComparer.Ordinal) { [ReasonSeal] = reason! };
    }

    /// <summary>The act writes personal rows beside the state row: its event vouches for them.</summary>
    public void Vouch(string what, params ReadOnlySpan<Cell> values) => VouchSealed(what, Seal.Of(SealKey, what, values));

    /// <summary>The same for a row that has a key of its own.</summary>
    public void VouchSealed(string what, string seal) => seals[what] = seal;

    public Cell[] Row() =>
    [
        (int)State, Holder?.Agency, Holder?.Officer, (int?)Next?.Action, Next?.Due, Due, Promise?.CalendarVersion, Promise?.RuleVersion,
        AcceptedAt, NearAt,
        PausedAt, Pauses, Remaining, SupplementLimit, SuppliedAt, Proposer, ApprovedAt, FinishedAt, (int?)Timeliness, ReturnedAt,
    ];

    private RowChange Changes()
    {
        var row = Row();
        var changes = RowChange.Between(RowNames, remembered, row);
        remembered = row;
        return changes;
    }
}
