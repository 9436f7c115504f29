namespace OpenProvince.Kernel;

/// <summary>
/// Remembers which request an idempotency key stood for and the id it made, in the request's own transaction. A repeat
/// finds the id instead of doing the work twice; the same key on another request is a conflict.
/// </summary>
public sealed class Idempotency(Database database) : ICleanUp
{
    private const int Step = 1000;

    /// <summary>How long a repeat is recognised. Longer than any client tries again, and than a draft lives after it was filed.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <summary>Forgets keys older than <see cref="Kept"/>.</summary>
    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var gone = 0;
        while (true)
        {
            var old = await database.QueryAsync(row => (Actor: row.GetString(0), Key: row.GetString(1)),
                $"select actor, key from kernel_idempotency where recorded_at < $1 limit {Step}", [(now - Kept).Micros], ct);
            if (old.Count == 0) return gone;
            var work = new UnitOfWork(database);
            foreach (var (actor, key) in old) work.Add("delete from kernel_idempotency where actor = $1 and key = $2", actor, key);
            if ((await work.CommitAsync(ct)).IsError) return gone;
            gone += old.Count;
        }
    }

    /// <summary>
    /// The id made by the earlier request; null when the key is new; <see cref="KernelErrors.DuplicateRequest"/> when it stood for another
    /// request.
    /// </summary>
    /// <param name="actor">Keys of different actors never meet.</param>
    /// <param name="key">The caller's key, at most 200 characters.</param>
    /// <param name="request">Fingerprint of the request (SHA-256).</param>
    /// <param name="ct">Cancels the read.</param>
    public async Task<Result<long?>> FindAsync(string actor, string key, byte[] request, CancellationToken ct = default)
    {
        await using var connection = await database.OpenReadAsync(ct);
        await using var command = connection.CreateCommand(
            "select request, result from kernel_idempotency where actor = $1 and key = $2", actor, key);
        await using var reader = await command.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct)) return (long?)null;
        return reader.GetFieldValue<byte[]>(0).AsSpan().SequenceEqual(request) ? reader.GetInt64(1) : KernelErrors.DuplicateRequest;
    }

    /// <summary>
    /// Adds the key to the command's transaction; a twin that committed first makes this one answer
    /// <see cref="KernelErrors.DuplicateRequest"/>.
    /// </summary>
    public static void Remember(UnitOfWork work, string actor, string key, byte[] request, long result, Instant now)
    {
        work.Add("insert into kernel_idempotency (actor, key, request, result, recorded_at) values ($1, $2, $3, $4, $5)", actor, key,
            request, result, now.Micros);
        work.OnUnique(KernelErrors.DuplicateRequest);
    }
}
