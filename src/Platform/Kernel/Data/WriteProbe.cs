using Microsoft.Extensions.Logging;

namespace OpenProvince.Kernel;

/// <summary>
/// Writes a little where documents and the database lie: a disk that is full or read-only takes no filing, so the server is not ready.
/// </summary>
public sealed partial class WriteProbe(Database database, ILogger<WriteProbe> log) : IDisposable
{
    private const int Bytes = 1024 * 1024;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);
    private readonly SemaphoreSlim one = new(1, 1);
    private long askedAt;
    private string? failure;

    /// <summary>Why nothing can be written; null when it can. Asked often, it looks once in five seconds.</summary>
    public async Task<string?> FailureAsync(CancellationToken ct)
    {
        await one.WaitAsync(ct);
        try
        {
            if (askedAt != 0 && TimeProvider.System.GetElapsedTime(askedAt) < Fresh) return failure;
            var now = await FolderAsync(ct) ?? await DatabaseAsync(ct);
            if (now is not null && failure is null) LogFailed(now);
            if (now is null && failure is not null) LogBack();
            (failure, askedAt) = (now, TimeProvider.System.GetTimestamp());
            return failure;
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    private async Task<string?> FolderAsync(CancellationToken ct)
    {
        var path = Path.Combine(database.Target.Folder, $".probe-{Environment.ProcessId}-{Guid.NewGuid():N}");
        try
        {
            await File.WriteAllBytesAsync(path, new byte[Bytes], ct);
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"disk: {e.Message}";
        }
        finally
        {
            Remove(path);
        }
    }

    private async Task<string?> DatabaseAsync(CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add(
            "insert into kernel_probe (id, at) values (1, $1) on conflict (id) do update set at = $1", TimeProvider.System.Now().Micros);
        var written = await work.CommitAsync(ct);
        return written.IsError ? $"database: {written.Error.Code}" : null;
    }

    private static void Remove(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next start closes and the administrator clears a folder that has gone read-only.
        }
    }

    [LoggerMessage(
        Level = LogLevel.Error, Message = "Nothing can be written ({Reason}): filings and uploads are refused until there is room")]
    private partial void LogFailed(string reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Writing works again")]
    private partial void LogBack();
}
