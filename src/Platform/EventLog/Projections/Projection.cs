using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Rows derived from events. Rows and checkpoint commit together, so each event has its effect exactly once. Applying
/// reads nothing but the event: events carry what a projection needs.
/// </summary>
public abstract class Projection
{
    /// <summary>The checkpoint's name. Never changes.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Grows when the same events make other rows. While the rows in the database are of another version, nothing is added to them
    /// until <c>rebuild</c> made them anew.
    /// </summary>
    public virtual int Version => 1;

    /// <summary>Key of the text that tells people what it counts.</summary>
    public virtual string Words => Name;

    /// <summary>Every table it fills; <c>rebuild</c> empties and <c>verify</c> compares exactly these.</summary>
    public abstract IReadOnlyList<RowTable> Tables { get; }

    /// <summary>The events it is given; a projection of some types costs nothing for the others.</summary>
    public virtual EventFilter Reads => EventFilter.All;

    public abstract void Apply(RecordedEvent e, Rows rows);

    /// <summary>
    /// Applies effects that fall due by time alone, in (<paramref name="from"/>, <paramref name="to"/>]. The row changes and
    /// the new horizon commit together; a server that was down catches up in one call.
    /// </summary>
    public virtual Task TickAsync(DbConnection read, Instant from, Instant to, Rows rows, CancellationToken ct) => Task.CompletedTask;
}
