using OpenProvince.Backups.Data;

namespace OpenProvince.Integration.Backups;

/// <summary>A store in which something happens just before an object is written.</summary>
internal sealed class HookedStore(IBackupStore store) : IBackupStore
{
    /// <summary>Gets the object's name; throws where the place is to fail.</summary>
    public Func<string, Task>? BeforeWrite { get; set; }

    /// <summary>False: as on a share that knows no locks.</summary>
    public bool Locks { get; init; } = true;

    public string Place => store.Place;

    public Task<IWriterLock> LockAsync(CancellationToken ct) => Locks ? store.LockAsync(ct) : Task.FromResult<IWriterLock>(new NoLock());

    public async Task WriteAsync(string name, byte[] bytes, CancellationToken ct)
    {
        if (BeforeWrite is { } hook) await hook(name);
        await store.WriteAsync(name, bytes, ct);
    }

    public Task FlushAsync(CancellationToken ct) => store.FlushAsync(ct);

    public Task<byte[]?> ReadAsync(string name, CancellationToken ct) => store.ReadAsync(name, ct);

    public IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken ct) => store.ListAsync(prefix, ct);

    public Task DeleteAsync(string name, CancellationToken ct) => store.DeleteAsync(name, ct);

    public ValueTask DisposeAsync() => store.DisposeAsync();

    private sealed class NoLock : IWriterLock
    {
        public CancellationToken Lost => CancellationToken.None;

        public Task ProveAsync(CancellationToken ct) => Task.CompletedTask;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
