namespace OpenProvince.Backups.Data;

/// <summary>Where sealed objects lie: a folder or an S3 bucket. It sees names, sizes and times, never contents.</summary>
internal interface IBackupStore : IAsyncDisposable
{
    /// <summary>How people know it.</summary>
    string Place { get; }

    /// <summary>One writer at a time; refused at once when there is another.</summary>
    Task<IWriterLock> LockAsync(CancellationToken ct);

    /// <summary>The object appears whole or not at all; it is durable after <see cref="FlushAsync"/>.</summary>
    Task WriteAsync(string name, byte[] bytes, CancellationToken ct);

    Task FlushAsync(CancellationToken ct);

    /// <summary>Null when there is none.</summary>
    Task<byte[]?> ReadAsync(string name, CancellationToken ct);

    /// <summary>Names that begin with <paramref name="prefix"/>, in no order.</summary>
    IAsyncEnumerable<string> ListAsync(string prefix, CancellationToken ct);

    Task DeleteAsync(string name, CancellationToken ct);
}
