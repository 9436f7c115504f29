namespace OpenProvince.Backups.Domain;

/// <summary>Bytes in the archive: the addresses of their chunks, or of chunks that list them.</summary>
internal sealed record Content(long Size, bool Listed, IReadOnlyList<string> Ids)
{
    public static readonly Content Empty = new(0, Listed: false, []);
}

/// <summary>One file of a folder.</summary>
/// <param name="Path">Under the folder, with <c>/</c>; a folder of its own ends with it.</param>
/// <param name="Mode">Unix permission bits.</param>
internal sealed record Entry(string Path, int Mode, Content Content)
{
    public bool IsFolder => Path.EndsWith('/');
}

/// <summary>A physical base of a PostgreSQL cluster and the write-ahead log behind it.</summary>
/// <param name="TakenAt">Microseconds; the base is whole from here on.</param>
/// <param name="Tree">Entries of the cluster's folder.</param>
/// <param name="StartSegment">The first segment recovery reads.</param>
/// <param name="Wal">Entries: segments by name, the last one perhaps only begun.</param>
/// <param name="Database">Which database of the cluster is the province's.</param>
/// <param name="User">Who owns it.</param>
internal sealed record PostgresPart(long TakenAt, Content Tree, string StartSegment, Content Wal, string Database, string User);

/// <summary>One moment that can be restored. It is written last: a backup without it never happened.</summary>
internal sealed record Manifest
{
    public const string Prefix = "points/";

    public required string Id { get; init; }

    /// <summary>Microseconds: every command acknowledged before it is in here.</summary>
    public required long Instant { get; init; }

    public required string Program { get; init; }

    /// <summary>The SQLite file; null on PostgreSQL.</summary>
    public Content? Sqlite { get; init; }

    public PostgresPart? Postgres { get; init; }

    /// <summary>Entries of <c>files/</c>, by the first two letters of their address.</summary>
    public required IReadOnlyDictionary<string, Content> Files { get; init; }

    /// <summary>Entries of <c>keys/</c> and <c>files/address.key</c>.</summary>
    public required Content Keys { get; init; }

    public required long FileCount { get; init; }

    /// <summary>All bytes a restore writes, and those this backup added to the archive (sealed).</summary>
    public required long Bytes { get; init; }

    public required long NewBytes { get; init; }

    public string Name => Prefix + Id;
}
