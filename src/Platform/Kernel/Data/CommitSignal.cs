namespace OpenProvince.Kernel;

/// <summary>
/// Wakes everybody who waits for new events. A pulse that comes before the wait is not missed by a waiter that holds its ticket.
/// </summary>
public sealed class CommitSignal
{
    private TaskCompletionSource next = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long count;

    /// <summary>How many pulses there were.</summary>
    public long Count => Volatile.Read(ref count);

    /// <summary>Completes at the next pulse. Take it before looking for work, wait for it after finding none.</summary>
    public Task Next => Volatile.Read(ref next).Task;

    public void Pulse()
    {
        Interlocked.Increment(ref count);
        Interlocked.Exchange(ref next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
