using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>What the events say about the case's rows, for whoever has to prove them (ADR 0013).</summary>
public abstract partial class Case
{
    /// <summary>Name of the seal of a decision's words.</summary>
    public const string ReasonSeal = "reason";

    private readonly Dictionary<string, string> seals = new(StringComparer.Ordinal);
    private Cell[]? remembered;

    /// <summary>Key of the seals of this case's words; null after it was forgotten.</summary>
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

    /// <summary>Takes up where a row left off.</summary>
    /// <param name="row">The cells of <see cref="ICaseRow.Changing"/>, in their order.</param>
    /// <param name="lastStepAt">When the last act was.</param>
    public void Restore(Cell[] row, Instant lastStepAt)
    {
        Columns.Restore(this, row);
        (LastStepAt, remembered) = (lastStepAt, row);
    }

    internal void RestoreShared(ReadOnlySpan<Cell> row)
    {
        StateNumber = (int)(row[0].Number ?? 0);
        Holder = row[1].Number is { } agency ? new Holder(agency, row[2].Text) : null;
        Next = row[3].Number is { } duty && row[4].At is { } until ? new Next((int)duty, until) : null;
        Promise = new Promise
        {
            Given = row[5].At is { } due ? new(due, (int)(row[6].Number ?? 0), (int)(row[7].Number ?? 0)) : null,
            From = row[8].At, NearAt = row[9].At, PausedAt = row[10].At, Pauses = (int)(row[11].Number ?? 0), Remaining = row[12].Number,
            JudgedAt = row[14].At, Judged = (Time.Timeliness?)row[15].Number,
        };
        NotBy = row[13].Text;
        HomeNow = row[16].Number;
    }

    internal void WriteShared(Span<Cell> row)
    {
        (row[0], row[1], row[2]) = (StateNumber, Holder?.Agency, Holder?.Officer);
        (row[3], row[4]) = (Next?.Duty, Next?.Due);
        (row[5], row[6], row[7]) = (Promise.Due, Promise.Given?.CalendarVersion, Promise.Given?.RuleVersion);
        (row[8], row[9], row[10], row[11], row[12]) =
            (Promise.From, Promise.NearAt, Promise.PausedAt, Promise.Pauses, Promise.Remaining);
        (row[13], row[14], row[15], row[16]) = (NotBy, Promise.JudgedAt, (int?)Promise.Judged, HomeNow);
    }

    private RowChange Changes()
    {
        var row = Columns.Cells(this);
        var changes = RowChange.Between(Columns.EventNames, remembered ?? Columns.Empty, row);
        remembered = row;
        return changes;
    }
}
