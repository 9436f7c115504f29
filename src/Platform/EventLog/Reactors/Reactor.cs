using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// Issues a command for events of the log. An event may be met twice after a crash: the command takes the event's id as its
/// idempotency key, or does nothing where it was done already. Never replayed by <c>rebuild</c>.
/// </summary>
public abstract class Reactor
{
    /// <summary>The checkpoint's name, and the key of the text that tells people what it does. Never changes.</summary>
    public abstract string Name { get; }

    public abstract EventFilter Reads { get; }

    /// <summary>Where it begins in a province that ran before it came.</summary>
    public abstract Begin Begins { get; }

    /// <summary>
    /// Runs the command. <see cref="ErrorKind.Unavailable"/> is tried again; any other refusal stops the reactor and raises an alert.
    /// </summary>
    public abstract Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct);
}
