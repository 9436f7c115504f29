using System.Data.Common;
using System.Globalization;

using OpenProvince.Files.Contracts;
using OpenProvince.Files.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Files.Data;

/// <summary>Rows and bytes together: bytes are durable before their row, and leave after it, so no row points at nothing.</summary>
internal sealed class FileStore(
    Database database, BlobFolder blobs, FileLimits limits, TimeProvider time, IEnumerable<IUnfiledOwners> owners,
    IEnumerable<OfficeBox> boxes) : IFiles, IFileInventory
{
    public const int Deleted = 3;
    private const int Unfiled = 1, Filed = 2;
    private const string Columns = "select id, owner_kind, owner_id, name, media_type, size, stored_at, state from files_file";

    public async Task<Result<StoredFile>> StoreAsync(FileOwner owner, string name, Stream content, CancellationToken ct = default)
    {
        if ((await OfAsync(owner, ct)).Count >= limits.MaxPerOwner) return FileErrors.TooMany(limits.MaxPerOwner);
        if (!await HasRoomAsync(owner, ct)) return FileErrors.NoRoom;
        var id = Ids.Next();
        var clean = FileName.Clean(name);
        var arrived = await blobs.ArriveAsync(id, clean, content, limits.MaxBytes, ct);
        if (arrived.IsError) return arrived.Error;
        var blob = arrived.Value;
        if (blobs.Keep(blob) is { IsError: true } refused) return refused.Error;
        var now = time.Now();
        var work = new UnitOfWork(database);
        work.Add(
            "insert into files_file (id, owner_kind, owner_id, name, media_type, size, address, state, stored_at) values ($1, $2, $3, " +
            "$4, $5, $6, $7, $8, $9)",
            id, owner.Kind, owner.Id, clean, blob.Format.MediaType, blob.Size, blob.Address, Unfiled, now.Micros);
        var done = await work.CommitAsync(ct);
        if (done.IsError)
        {
            // The row may be there after all: it must not point at nothing.
            if (done.Error.Code == KernelErrors.OutcomeUnknown.Code) return done.Error;
            blobs.Remove(blob.Address);
            blobs.Settle(blob.Address);
            return done.Error;
        }
        blobs.Settle(blob.Address);
        return new StoredFile(new FileId(id), owner, clean, blob.Format.MediaType, blob.Size, now, Filed: false);
    }

    /// <summary>The office and everybody else each fill a room of their own.</summary>
    private async Task<bool> HasRoomAsync(FileOwner owner, CancellationToken ct)
    {
        var kinds = boxes.Select(box => box.OwnerKind).ToArray();
        var office = kinds.Contains(owner.Kind);
        var marks = string.Join(", ", kinds.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
        var whose = kinds.Length == 0 ? "" : office ? $" and owner_kind in ({marks})" : $" and owner_kind not in ({marks})";
        var waiting = await database.FirstAsync(
            r => r.IntOrNull(0) ?? 0, $"select sum(size) from files_file where state = {Unfiled}{whose}", [.. kinds], ct);
        return waiting < (office ? limits.MaxUnfiledOfficeBytes : limits.MaxUnfiledBytes);
    }

    public Task<StoredFile?> FindAsync(FileId id, CancellationToken ct = default) =>
        database.FirstAsync<StoredFile?>(Read, $"{Columns} where id = $1 and state <> {Deleted}", [id.Value], ct);

    public async Task<IReadOnlyList<StoredFile>> OfAsync(FileOwner owner, CancellationToken ct = default) =>
        await database.QueryAsync(
            Read, $"{Columns} where owner_kind = $1 and owner_id = $2 and state <> {Deleted} order by id", [owner.Kind, owner.Id], ct);

    public async Task<IReadOnlyDictionary<long, FiledContent>> ContentsAsync(
        IReadOnlyCollection<long> ids, DbConnection? on, CancellationToken ct = default)
    {
        var found = new Dictionary<long, FiledContent>(ids.Count);
        foreach (var some in ids.Distinct().Chunk(200))
        {
            var marks = string.Join(", ", some.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
            var sql =
                $"select id, address, size, media_type, name, owner_kind, owner_id, state from files_file where id in ({marks}) and " +
                $"state <> {Deleted}";
            object?[] args = [.. some.Select(id => (object?)id)];
            var rows = on is null ? await database.QueryAsync(ReadContent, sql, args, ct) : await on.QueryAsync(ReadContent, sql, args, ct);
            foreach (var (id, content) in rows) found[id] = content;
        }
        return found;
    }

    private static (long, FiledContent) ReadContent(DbDataReader r) =>
        (r.Int(0),
            new FiledContent($"{r.GetString(1)} {r.Int(2)} {r.GetString(3)} {r.GetString(4)}", new FileOwner(r.GetString(5), r.Int(6)),
                r.Int(7) == Filed));

    public async Task<Stream?> OpenAsync(FileId id, CancellationToken ct = default)
    {
        var address = await database.FirstAsync(
            r => r.GetString(0), $"select address from files_file where id = $1 and state <> {Deleted}", [id.Value], ct);
        return address is null ? null : blobs.Open(address);
    }

    public void File(UnitOfWork work, FileId id, FileOwner from, FileOwner to, Error? refusal = null) =>
        work.AddChecked(
            $"update files_file set state = {Filed}, owner_kind = $1, owner_id = $2 where id = $3 and owner_kind = $4 and owner_id = $5 " +
            $"and state = {Unfiled}",
            refusal ?? FileErrors.NotFound, to.Kind, to.Id, id.Value, from.Kind, from.Id);

    public void Discard(UnitOfWork work, FileOwner owner) =>
        work.Add(
            $"update files_file set state = {Deleted} where owner_kind = $1 and owner_id = $2 and state = {Unfiled}", owner.Kind, owner.Id);

    public void Forget(UnitOfWork work, FileOwner owner) =>
        work.Add($"update files_file set state = {Deleted} where owner_kind = $1 and owner_id = $2", owner.Kind, owner.Id);

    public async Task<Result> DeleteAsync(FileId id, FileOwner owner, CancellationToken ct = default)
    {
        var work = new UnitOfWork(database);
        work.AddChecked(
            $"update files_file set state = {Deleted} where id = $1 and owner_kind = $2 and owner_id = $3 and state = {Unfiled}",
            FileErrors.NotFound, id.Value, owner.Kind, owner.Id);
        var done = await work.CommitAsync(ct);
        if (!done.IsError) await RemoveDeletedAsync(ct);
        return done;
    }

    /// <summary>
    /// Lets owners that are still being written go first, marks unfiled files older than the limit whose owner is gone,
    /// then removes everything marked; returns how many files went.
    /// </summary>
    public async Task<int> CleanUpAsync(CancellationToken ct)
    {
        var before = time.Now() - limits.KeepUnfiled;
        foreach (var kind in owners)
        {
            while (await kind.ForgetAsync(before, ct) > 0) ct.ThrowIfCancellationRequested();
            await MarkOrphansAsync(kind, before, ct);
        }
        var kept = owners.Select(kind => kind.OwnerKind).ToArray();
        var marks = string.Concat(kept.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $" and owner_kind <> ${i + 2}")));
        var work = new UnitOfWork(database);
        work.Add($"update files_file set state = {Deleted} where state = {Unfiled} and stored_at < $1{marks}", [before.Micros, .. kept]);
        await work.CommitAsync(ct);
        var gone = 0;
        while (await RemoveDeletedAsync(ct) is > 0 and var some) gone += some;
        return gone;
    }

    /// <summary>Bytes whose row was never written: the program was killed, or the line broke, between the two.</summary>
    public async Task<int> RemoveRowlessAsync(Instant before, CancellationToken ct)
    {
        var gone = 0;
        foreach (var address in blobs.Unsettled(before.ToDateTimeOffset().UtcDateTime).ToArray())
        {
            if ((await database.QueryAsync(r => r.Int(0), "select id from files_file where address = $1", [address], ct)).Count == 0)
            {
                blobs.Remove(address);
                gone++;
            }
            blobs.Settle(address);
        }
        return gone;
    }

    /// <summary>A file that arrived while its owner was being removed has nobody left.</summary>
    private async Task MarkOrphansAsync(IUnfiledOwners kind, Instant before, CancellationToken ct)
    {
        var old = await database.QueryAsync(r => (Id: r.Int(0), Owner: r.Int(1)),
            $"select id, owner_id from files_file where state = {Unfiled} and stored_at < $1 and owner_kind = $2",
            [before.Micros, kind.OwnerKind], ct);
        foreach (var some in old.Chunk(200))
        {
            var living = await kind.ExistingAsync([.. some.Select(file => file.Owner).Distinct()], ct);
            var work = new UnitOfWork(database);
            foreach (var (id, _) in some.Where(file => !living.Contains(file.Owner)))
                work.Add($"update files_file set state = {Deleted} where id = $1 and state = {Unfiled}", id);
            await work.CommitAsync(ct);
        }
    }

    public async Task<IReadOnlyList<string>> NamedAsync(CancellationToken ct = default) =>
        await database.QueryAsync(
            r => BlobFolder.Relative(r.GetString(0)), $"select address from files_file where state <> {Deleted}", [], ct);

    private async Task<int> RemoveDeletedAsync(CancellationToken ct)
    {
        // A backup is reading the files its snapshot names: they go in the next round.
        using var hold = RemovalHold.TryTake(database.Target.Folder);
        if (hold is null) return 0;
        var gone = await database.QueryAsync(
            r => (Id: r.Int(0), Address: r.GetString(1)), $"select id, address from files_file where state = {Deleted} limit 500", [], ct);
        if (gone.Count == 0) return 0;
        var work = new UnitOfWork(database);
        foreach (var (id, address) in gone)
        {
            blobs.Remove(address);
            work.Add($"delete from files_file where id = $1 and state = {Deleted}", id);
        }
        // Rows that stay would come back at once: the next round takes them.
        return (await work.CommitAsync(ct)).IsError ? 0 : gone.Count;
    }

    private static StoredFile Read(DbDataReader r) => new(new FileId(r.Int(0)), new FileOwner(r.GetString(1), r.Int(2)),
        r.GetString(3), r.GetString(4), r.Int(5), new Instant(r.Int(6)), r.Int(7) == Filed);
}
