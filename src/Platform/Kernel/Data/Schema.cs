using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace OpenProvince.Kernel;

/// <summary>The numbered SQL files of one module, embedded as <c>sql/NNNN_name[.postgres|.sqlite].sql</c>.</summary>
public sealed record SchemaSource(string Module, Assembly Assembly)
{
    /// <summary>The module's steps for one engine, in order of their numbers.</summary>
    public IReadOnlyList<SchemaStep> Steps(DatabaseEngine engine) =>
    [
        .. Assembly.GetManifestResourceNames()
            .Select(resource => SchemaStep.NamePattern.Match(resource))
            .Where(
                match => match.Success
                    && (!match.Groups["engine"].Success
                        || string.Equals(match.Groups["engine"].Value, engine.ToString(), StringComparison.OrdinalIgnoreCase)))
            .Select(match => SchemaStep.Read(this, match, engine))
            .OrderBy(step => step.Number),
    ];
}

/// <summary>One numbered SQL file, in the words of one engine.</summary>
public sealed partial record SchemaStep(string Module, int Number, string Name, string Sql, string Checksum)
{
    internal static readonly Regex NamePattern = ResourceName();

    internal static SchemaStep Read(SchemaSource source, Match match, DatabaseEngine engine)
    {
        using var stream = source.Assembly.GetManifestResourceStream(match.Value)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var text = reader.ReadToEnd().ReplaceLineEndings("\n");
        var checksum = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
        var number = int.Parse(match.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture);
        return new SchemaStep(source.Module, number, match.Groups["name"].Value, Translate(text, engine), checksum);
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
