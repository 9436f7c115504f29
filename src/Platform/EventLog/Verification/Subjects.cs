using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Everything the modules have that the log must bear out.</summary>
public sealed class Subjects(IEnumerable<Projection> projections, IEnumerable<StreamHeads> heads, IEnumerable<IProof> proofs)
{
    public IEnumerable<Projection> Projections => projections;

    public IEnumerable<StreamHeads> Heads => heads;

    public IEnumerable<IProof> Proofs => proofs;
}

/// <summary>A database of its own in a temporary folder, where projections are computed once more.</summary>
public sealed class ScratchDatabase(IEnumerable<SchemaSource> schemas, TimeProvider time)
{
    /// <summary>Runs the work on an empty database with the program's schema and removes it afterwards.</summary>
    public async Task<T> UseAsync<T>(Func<Database, Task<T>> work, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("openprovince-verify-");
        try
        {
            await using var scratch = new Database(DatabaseTarget.Sqlite(folder.FullName), new SqliteLaneOptions { Durable = false });
            await new Migrator(scratch, schemas, time).MigrateAsync(ct);
            return await work(scratch);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
