using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.EventLog;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// What a service proves of its cases beside what the engine proves of every kind: state row, timeline, words of decisions.
/// </summary>
public interface ICaseProof
{
    ICaseKind Kind { get; }

    /// <summary>A fresh run; <c>verify</c> starts one each time.</summary>
    CaseProofRun Start(VerifySettings settings);
}

/// <summary>One run of it: first it hears the events, then it reads. Called from one thread at a time.</summary>
public abstract class CaseProofRun
{
    /// <summary>Column with the running number inside the code, where the database gave one.</summary>
    public virtual string? NumberColumn => null;

    /// <summary>The code a case with that number has; null where it cannot be told.</summary>
    public virtual string? CodeOf(CaseTrail one, int number) => null;

    /// <summary>Every event of the log, whosever it is.</summary>
    public virtual void Hear(RecordedEvent e)
    {
    }

    /// <summary>Rows beside the state row that its first event makes.</summary>
    public virtual IEnumerable<CaseSideRow> Born(CaseTrail one, RecordedEvent e) => [];

    /// <summary>Rows an act wrote beside the state row.</summary>
    /// <param name="one">The case after it.</param>
    /// <param name="e">The last event of the act.</param>
    /// <param name="act">Its traces.</param>
    public virtual IEnumerable<CaseSideRow> Written(CaseTrail one, RecordedEvent e, CaseAct act) => [];

    /// <summary>Reads those rows: all of them, or of one case.</summary>
    /// <param name="snapshot">Where.</param>
    /// <param name="only">Number of the case.</param>
    /// <param name="strays">Told of what such a row points at and no longer fits; null when told before.</param>
    /// <param name="ct">Cancels.</param>
    public virtual async IAsyncEnumerable<CaseSideRow> ReadAsync(
        Snapshot snapshot, long? only, Findings? strays, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        yield break;
    }

    /// <summary>What else the service has to compare.</summary>
    public virtual Task CompareAsync(Snapshot snapshot, Findings findings, CancellationToken ct) => Task.CompletedTask;
}

/// <summary>A row, or the rows of one act together, beside a case's state row; rows of words appear as their seal.</summary>
/// <param name="Table">Which table.</param>
/// <param name="Case">Whose.</param>
/// <param name="Key">The rest of the key: a revision, a person, a reason; never twice in one table for one case.</param>
/// <param name="Values">Its columns (as one text when the engine reads a whole table), the seal alone, or nothing.</param>
/// <param name="Words">True when the only value is a seal.</param>
public sealed record CaseSideRow(string Table, long Case, long Key, Cell[] Values, bool Words)
{
    /// <summary>A row without columns of its own.</summary>
    public static CaseSideRow Mark(string table, long one, long key) => new(table, one, key, [], false);

    /// <summary>A row of words, by its seal.</summary>
    public static CaseSideRow Sealed(string table, long one, long key, string? seal) => new(table, one, key, [seal], true);

    /// <summary>The same from what the row says; without a key there is no seal.</summary>
    public static CaseSideRow Sealed(string table, long one, long key, byte[]? sealKey, string what, params Cell[] values) =>
        Sealed(table, one, key, sealKey is null ? null : Seal.Of(sealKey, what, values));

    internal string KeyText => string.Create(CultureInfo.InvariantCulture, $"{Case}, {Key}");

    /// <summary>The values as the whole table is read: several columns as one text.</summary>
    internal ReadOnlySpan<Cell> Packed => Values.Length > 1 ? new Cell[] { PackedRow.Of(Values) } : Values;
}
