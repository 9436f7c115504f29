using System.Data.Common;
using OpenProvince.Cases.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Reads a case in one query and writes it as part of one batch: what was done, then the state row against the revision that was read.
/// Inside a CommandBatch a case is read once and then kept.
/// </summary>
public sealed class CaseStore<T>(CaseKind<T> kind, Database database, UnitOfWork work, CaseWriter writer, CaseDuties<T> duties)
    where T : Case
{
    private readonly string find = $"{kind.Map.Select} where id = $1", findByCode = $"{kind.Map.Select} where code = $1";

    public CaseKind<T> Kind => kind;

    public CaseDuties<T> Duties => duties;

    public async ValueTask<T?> FindAsync(long id, CancellationToken ct)
    {
        if (work.Tracked<T>(id) is { } tracked) return tracked;
        var found = await database.FirstAsync(Read, find, [id], ct);
        if (found is not null) work.Track(id, found);
        return found;
    }

    /// <summary>Those of the numbers that there are.</summary>
    public Task<List<T>> FindAllAsync(IReadOnlyCollection<long> ids, CancellationToken ct) =>
        database.QueryAsync(Read, $"{kind.Map.Select} where {SqlFilter.In("id", ids)}", [], ct);

    public Task<T?> FindByCodeAsync(string code, CancellationToken ct) => database.FirstAsync(Read, findByCode, [code], ct);

    /// <summary>A row of <see cref="CaseMap{T}.Select"/> as a case that can act.</summary>
    public T Read(DbDataReader row) => kind.Map.Read(row, duties);

    /// <summary>
    /// Writes what a new case did before its row exists; the row itself is the service's, with the numbering of its codes.
    /// </summary>
    public void Append(T one) => writer.Append(one, kind.Stream + one.Key);

    /// <summary>Writes what was done; somebody else's act in between makes the command answer "stale".</summary>
    public void Save(T one)
    {
        var read = one.Head.Version;
        Append(one);
        work.AddChecked(kind.Map.Update, KernelErrors.Stale, kind.Map.Updated(one, read));
    }

    /// <summary>Where the case stood at an earlier revision: the answer a repeated request gets.</summary>
    public Task<Moved?> MovedAtAsync(long id, long version, CancellationToken ct) =>
        database.FirstAsync(row => (Moved?)MovedOf(id, row), CaseSql.StepAt(kind.Row.Table), [id, version], ct);

    /// <summary>Where it stood when what made it had committed.</summary>
    public Task<Moved?> StartedAsAsync(long id, CancellationToken ct) =>
        database.FirstAsync(row => (Moved?)MovedOf(id, row), CaseSql.Started(kind.Row.Table), [id], ct);

    private static Moved MovedOf(long id, DbDataReader row) => new(
        id, row.GetString(0), row.Int(7), (int)row.Int(1), At(row, 2), row.IntOrNull(3), row.TextOrNull(4), (int?)row.IntOrNull(5),
        At(row, 6));

    private static Instant? At(DbDataReader row, int column) => row.IntOrNull(column) is { } micros ? new Instant(micros) : null;
}
