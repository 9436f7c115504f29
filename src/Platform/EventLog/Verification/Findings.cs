using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>
/// What does not fit, named by table, key and column. No personal word is ever repeated: columns that hold some are sealed, and
/// of a seal only the fact is told. Of each kind the first ones are named and the others counted.
/// </summary>
public sealed class Findings
{
    private const int MostNamed = 20;
    private const int LongestValue = 60;

    private readonly Lock adding = new();
    private readonly List<Error> named = [];
    private readonly List<Error> notes = [];
    private readonly Dictionary<(string Code, object? Where), int> counts = [];

    /// <summary>Rows compared.</summary>
    public long Rows { get; private set; }

    /// <summary>Dossiers and people whose words were forgotten with their keys: what remains of them fits.</summary>
    public long Erased { get; private set; }

    public int Count
    {
        get
        {
            lock (adding) return counts.Values.Sum();
        }
    }

    /// <summary>The findings, and of every kind with more than can be named how many there are.</summary>
    public IReadOnlyList<Error> Named
    {
        get
        {
            lock (adding)
                return [.. named, .. counts.Where(one => one.Value > MostNamed).Select(one =>
                    Error.Invalid("eventlog.more", ("kind", one.Key.Code), ("where", one.Key.Where), ("count", one.Value - MostNamed)))];
        }
    }

    /// <summary>What was not looked at, and why.</summary>
    public IReadOnlyList<Error> Notes => notes;

    public void Compared(long rows = 1) => Rows += rows;

    public void Forgotten() => Erased++;

    public void Note(string code, params (string, object?)[] args) => notes.Add(Error.Invalid(code, args));

    public void Add(string code, params (string Name, object? Value)[] args)
    {
        lock (adding)
        {
            var kind = (code, args.FirstOrDefault(arg => arg.Name == "table").Value);
            var count = counts[kind] = counts.GetValueOrDefault(kind) + 1;
            if (count <= MostNamed) named.Add(Error.Invalid(code, args));
        }
    }

    public void Missing(string table, string key) => Add("eventlog.row-missing", ("table", table), ("key", key));

    public void Extra(string table, string key) => Add("eventlog.row-extra", ("table", table), ("key", key));

    public void Differs(string table, string key, string column, Cell expected, Cell found) => Add("eventlog.row-differs",
        ("table", table), ("key", key), ("column", column), ("expected", Short(expected)), ("found", Short(found)));

    /// <summary>The words of a row are not those its event vouches for.</summary>
    public void Changed(string table, string key) => Add("eventlog.words-changed", ("table", table), ("key", key));

    private static string Short(Cell cell) => cell.ToString() is var text && text.Length > LongestValue ? text[..LongestValue] + "…" : text;
}
