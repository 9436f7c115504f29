using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>What the database keeps of a projection or a reactor.</summary>
internal readonly record struct StoredCheckpoint(Checkpoint At, int Version)
{
    /// <summary>On the caller's connection (its snapshot); null for one that never ran.</summary>
    public static async Task<StoredCheckpoint?> ReadAsync(DbConnection connection, string name, CancellationToken ct)
    {
        var rows = await connection.QueryAsync(
            row => new StoredCheckpoint(new Checkpoint(row.Int(0), new(row.Int(1))), (int)row.Int(2)),
            "select seq, horizon, version from eventlog_checkpoint where name = $1", [name], ct);
        return rows.Count > 0 ? rows[0] : null;
    }
}

/// <summary>The rows of a projection were made by another version of it than the program's. They stand still.</summary>
/// <param name="Name">The projection's.</param>
/// <param name="Words">Key of the text that tells people what it counts.</param>
/// <param name="Rows">The version of the rows.</param>
/// <param name="Program">The version of the program.</param>
public sealed record OtherVersion(string Name, string Words, int Rows, int Program)
{
    /// <summary>The command that makes the rows anew, with the server stopped.</summary>
    public string Mend => $"openprovince rebuild {Name}";

    internal static OtherVersion? Of(Projection projection, int rows) =>
        rows == projection.Version ? null : new(projection.Name, projection.Words, rows, projection.Version);

    internal (string, object?)[] Args => [("projection", Name), ("rows", Rows), ("program", Program)];

    public override string ToString() => $"{Name} (rows of version {Rows}, the program counts version {Program}: {Mend})";
}

/// <summary>Nothing may be added to rows of another version.</summary>
public sealed class OtherVersionException(OtherVersion other) : Exception(other.ToString())
{
    public OtherVersion Other { get; } = other;
}

/// <summary>Which projections have to be rebuilt before they go on; every node may ask.</summary>
public sealed class ProjectionVersions(Database database, IEnumerable<Projection> projections)
{
    public async Task<IReadOnlyList<OtherVersion>> OthersAsync(CancellationToken ct = default)
    {
        var kept = (await database.QueryAsync(
                row => (Name: row.GetString(0), Version: (int)row.Int(1)), "select name, version from eventlog_checkpoint", [], ct))
            .ToDictionary(row => row.Name, row => row.Version, StringComparer.Ordinal);
        return [.. projections.Select(one => OtherVersion.Of(one, kept.GetValueOrDefault(one.Name, one.Version))).OfType<OtherVersion>()];
    }
}
