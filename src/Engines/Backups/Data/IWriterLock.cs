using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>The right to write to an archive; one holds it at a time.</summary>
internal interface IWriterLock : IAsyncDisposable
{
    /// <summary>Cancelled when the right is lost while it is held.</summary>
    CancellationToken Lost { get; }

    /// <summary>Asks the archive whether the right is still held: what is done next rests on it.</summary>
    /// <exception cref="StartupException">It was lost.</exception>
    Task ProveAsync(CancellationToken ct);
}

internal static class WriterLock
{
    /// <summary>Does work nobody else may do at the same time; it stops when the right to do it is lost.</summary>
    /// <exception cref="StartupException">Another one is writing, or the right was lost in the middle.</exception>
    public static async Task<T> AloneAsync<T>(
        this IBackupStore store, Func<IWriterLock, CancellationToken, Task<T>> work, CancellationToken ct)
    {
        await using var alone = await store.LockAsync(ct);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(ct, alone.Lost);
        try
        {
            return await work(alone, both.Token);
        }
        catch (OperationCanceledException e) when (alone.Lost.IsCancellationRequested && !ct.IsCancellationRequested)
        {
            throw new StartupException(BackupErrors.RightLost(store.Place), e);
        }
    }
}
