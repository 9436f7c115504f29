using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenProvince.Kernel;

/// <summary>Where the tables of a module, or of a part of it, come from.</summary>
public abstract record SchemaSource
{
    /// <summary>The steps for one engine, in order of their numbers. One that has run somewhere never changes.</summary>
    public abstract IReadOnlyList<SchemaStep> Steps(DatabaseEngine engine);
}

/// <summary>The numbered SQL files of one module, embedded as <c>sql/NNNN_name[.postgres|.sqlite].sql</c>.</summary>
public sealed record SchemaFiles(string Module, Assembly Assembly) : SchemaSource
{
    public override IReadOnlyList<SchemaStep> Steps(DatabaseEngine engine) =>
    [
        .. Assembly.GetManifestResourceNames()
            .Select(resource => SchemaStep.NamePattern.Match(resource))
            .Where(
                match => match.Success
                    && (!match.Groups["engine"].Success
                        || string.Equals(match.Groups["engine"].Value, engine.ToString(), StringComparison.OrdinalIgnoreCase)))
            .Select(match => Read(match, engine))
            .OrderBy(step => step.Number),
    ];

    private SchemaStep Read(Match match, DatabaseEngine engine)
    {
        using var stream = Assembly.GetManifestResourceStream(match.Value)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var number = int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return SchemaStep.Of(Module, number, match.Groups["name"].Value, reader.ReadToEnd(), engine);
    }
}

/// <summary>One numbered piece of SQL, in the words of one engine.</summary>
public sealed partial record SchemaStep(string Module, int Number, string Name, string Sql, string Checksum)
{
    internal static readonly Regex NamePattern = ResourceName();

    /// <param name="module">Whose numbers these are.</param>
    /// <param name="number">From 1.</param>
    /// <param name="name">For people.</param>
    /// <param name="text">SQL in the common subset; its checksum is what must never change.</param>
    /// <param name="engine">Who will run it.</param>
    public static SchemaStep Of(string module, int number, string name, string text, DatabaseEngine engine)
    {
        var sql = text.ReplaceLineEndings("\n");
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)));
        return new SchemaStep(module, number, name, Translate(sql, engine), checksum);
    }

    /// <summary>
    /// The two words the engines do not share: SQLite makes "integer primary key" the row id, PostgreSQL calls a blob bytea.
    /// </summary>
    private static string Translate(string sql, DatabaseEngine engine) => engine == DatabaseEngine.Sqlite
        ? BigInt().Replace(sql, "integer")
        : Blob().Replace(sql, "bytea");

    [GeneratedRegex(@"^sql/(?<number>\d{4})_(?<name>[a-z0-9_]+?)(\.(?<engine>postgres|sqlite))?\.sql$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ResourceName();

    [GeneratedRegex(@"\bbigint\b", RegexOptions.None, 1000)]
    private static partial Regex BigInt();

    [GeneratedRegex(@"\bblob\b", RegexOptions.None, 1000)]
    private static partial Regex Blob();
}
