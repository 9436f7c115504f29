namespace OpenProvince.Ui;

/// <summary>Where a list stands and who may see it: known before anybody asks for it.</summary>
/// <param name="Words">Beginning of its text keys.</param>
/// <param name="Path">Address of its page.</param>
/// <param name="Permission">Who may see it.</param>
public sealed record ListPlace(string Words, string Path, string Permission)
{
    /// <summary>The list as programs read it.</summary>
    public required ListApi Api { get; init; }

    /// <summary>Address of the files, without their ending.</summary>
    public string FilePath { get; init; } = Path;

    /// <summary>Beginning of a file's name.</summary>
    public string FileName { get; init; } = "danh-sach";

    /// <summary>It has conditions to type, posted so that no address shows them.</summary>
    public bool Searched { get; init; }

    /// <summary>
    /// Address that answers a mark, "17:1764337200000000": how many rows wait for the reader, and something that is another whenever one of
    /// them changed. Null where a list does not say that it has changed.
    /// </summary>
    public string? NewsPath { get; init; }

    /// <summary>Rows can be chosen for an act on several (<see cref="ListOf{TRow,TFilter}.CaseOf"/>).</summary>
    public bool Bulk { get; init; }

    /// <summary>Where chosen rows are posted to; null when none can be chosen.</summary>
    public string? BulkPath => Bulk ? $"{Path}/nhieu-viec" : null;

    /// <summary>Where a view of it is saved.</summary>
    public string ViewPath => $"{Path}/khung-nhin";

    /// <summary>Address of the list on paper.</summary>
    public string PrintPath => $"{Path}/in";

    /// <summary>Where the conditions are posted to; null when there are none.</summary>
    public string? SearchPath => Searched ? $"{Path}/tim" : null;
}

/// <summary>A list for programs: under <c>/api/lists</c>, with the same conditions, orders and readers as the page.</summary>
/// <param name="Name">Its name, also of what is saved about it; it never changes.</param>
/// <param name="Row">What a row is.</param>
public sealed record ListApi(string Name, Type Row)
{
    public const string Root = "/api/lists";
}

/// <summary>A list a module declares.</summary>
public interface IListPlaced
{
    static abstract ListPlace Place { get; }
}
