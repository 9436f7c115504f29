using System.Globalization;
using System.Text;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>
/// The right to write to a bucket: an object that names its holder and the second it ends. It is taken and renewed by conditional
/// writes and read again after each of them. What it says then is what is so, also when an answer was lost on its way or the
/// server knows no conditions.
/// </summary>
internal sealed class S3Lease : IWriterLock
{
    public const string Name = "writer.lease";
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(15), RenewEvery = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromMinutes(2);

    // So near its end somebody else may be taking it over: it is left to end by itself.
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private readonly string holder = $"{Environment.MachineName} {Environment.ProcessId} {Guid.NewGuid():N}";
    private readonly CancellationTokenSource lost = new(), released = new();
    private readonly SemaphoreSlim oneRenewal = new(1, 1);
    private readonly S3Store store;
    private readonly TimeProvider time;
    private DateTimeOffset until;
    private Task renewing = Task.CompletedTask;

    private S3Lease(S3Store store, TimeProvider time) => (this.store, this.time) = (store, time);

    public CancellationToken Lost => lost.Token;

    /// <param name="store">Of which bucket.</param>
    /// <param name="time">Renews it, and says whether another's has ended.</param>
    /// <param name="left">A holder of this store that could not remove its lease; it does not stand in the way.</param>
    /// <param name="ct">Stops taking it.</param>
    /// <exception cref="StartupException">Another one has it, or the bucket does not answer.</exception>
    public static async Task<S3Lease> TakeAsync(S3Store store, TimeProvider time, string? left, CancellationToken ct)
    {
        var lease = new S3Lease(store, time);
        var there = await lease.ReadAsync(ct);
        if (there is { } taken && taken.Until > time.GetUtcNow() && taken.Holder != left) throw InUse(store, taken.Holder);
        if (await lease.WriteAsync(there?.Tag, ct) is { } other) throw InUse(store, other);
        lease.renewing = lease.RenewAsync();
        return lease;
    }

    public async Task ProveAsync(CancellationToken ct)
    {
        await oneRenewal.WaitAsync(ct);
        try
        {
            // Slept through its end but nobody took it: then it simply goes on.
            if (!lost.IsCancellationRequested && await ReadAsync(ct) is { } now && now.Holder == holder
                && await WriteAsync(now.Tag, ct) is null) return;
            await lost.CancelAsync();
            throw new StartupException(BackupErrors.RightLost(store.Place));
        }
        finally
        {
            oneRenewal.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await released.CancelAsync();
        await renewing;
        try
        {
            if (lost.IsCancellationRequested) return;
            store.Left = holder;
            if (await ReadAsync(CancellationToken.None) is { } now && now.Holder == holder && now.Until >= time.GetUtcNow() + Margin)
                await store.DeleteAsync(Name, CancellationToken.None);
        }
        catch (StartupException)
        {
            // The bucket does not answer: the lease ends by itself.
        }
        finally
        {
            lost.Dispose();
            released.Dispose();
            oneRenewal.Dispose();
        }
    }

    private static StartupException InUse(S3Store store, string holder) => new(BackupErrors.InUse($"{store.Place} ({holder})"));

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(RenewEvery, time, released.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (released.IsCancellationRequested || lost.IsCancellationRequested) return;
            if (await IsRenewedAsync() || released.IsCancellationRequested || lost.IsCancellationRequested) continue;
            // No answer. When the next one may come too late, somebody else may begin: then this is the end.
            if (time.GetUtcNow() + RenewEvery + AnswerWithin >= until) await lost.CancelAsync();
        }
    }

    private async Task<bool> IsRenewedAsync()
    {
        using var limit = new CancellationTokenSource(AnswerWithin, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, released.Token);
        try
        {
            await ProveAsync(stop.Token);
            return true;
        }
        catch (Exception e) when (e is StartupException or OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<(string Holder, DateTimeOffset Until, string Tag)?> ReadAsync(CancellationToken ct)
    {
        if (await store.ReadTaggedAsync(Name, ct) is not { } found) return null;
        // What cannot be read as a lease holds nobody off.
        return Encoding.UTF8.GetString(found.Bytes).Split('\n') is [var who, var end]
            && long.TryParse(end, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds()
            ? (who, DateTimeOffset.FromUnixTimeSeconds(seconds), found.Tag)
            : ("", DateTimeOffset.UnixEpoch, found.Tag);
    }

    /// <summary>Null when it is ours then; else who has it.</summary>
    /// <param name="tag">Of the lease that is renewed or taken over; null when there is none.</param>
    private async Task<string?> WriteAsync(string? tag, CancellationToken ct)
    {
        var end = (time.GetUtcNow() + Length).ToUnixTimeSeconds();
        var text = string.Create(CultureInfo.InvariantCulture, $"{holder}\n{end}");
        await store.WriteIfAsync(Name, Encoding.UTF8.GetBytes(text), tag, ct);
        var now = await ReadAsync(ct);
        if (now?.Holder != holder) return now?.Holder ?? "?";
        until = now.Value.Until;
        return null;
    }
}
