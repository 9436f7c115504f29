using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>A module creates and touches only its own tables, and keeps to the column types both databases share.</summary>
internal static partial class SqlRule
{
    // Modules that make tables from what other modules declare: each such table carries the prefix of the module that makes it.
    private static readonly string[] Making = ["Measures"];

    public static IEnumerable<string> ForeignTables(SourceSet sources)
    {
        var owners = Owners(sources);
        var making = sources.Modules.Where(module => Making.Contains(module.Name)).ToList();
        return from module in sources.Modules
               from file in sources.In(module)
                   .Where(file => file.Extension is ".sql" or ".cs" && !file.Path.Contains("/Contracts/", StringComparison.Ordinal))
               from word in Statements(file).SelectMany(text => Word().Matches(text)).Select(match => match.Value.ToLowerInvariant())
                   .Distinct()
               let owner = owners.GetValueOrDefault(word)
                   ?? making.Find(maker => word.StartsWith(maker.TablePrefix, StringComparison.Ordinal))
               where owner is not null && owner != module
               select $"{file.Path} touches {word} of {owner.Name}";
    }

    /// <summary>What a module makes beside the tables of its SQL files.</summary>
    public static string Made(Module module) => Making.Contains(module.Name) ? $"{module.TablePrefix}… of each source" : "";

    public static IEnumerable<string> Names(SourceSet sources) =>
        from module in sources.Modules
        from file in SqlOf(sources, module)
        from Match created in Created().Matches(WithoutComments(file.Text))
        let table = created.Groups["table"].Value
        where !table.StartsWith(module.TablePrefix, StringComparison.Ordinal)
        select $"{file.Path}: table {table} does not start with {module.TablePrefix}";

    /// <summary>Types that the two databases store or compare differently stay out of the schema.</summary>
    public static IEnumerable<string> Types(SourceSet sources) =>
        from module in sources.Modules
        from file in SqlOf(sources, module)
        from Match type in UnsharedType().Matches(WithoutComments(file.Text))
        select $"{file.Path}: {type.Value}";

    /// <summary>A number is one file, or one per database.</summary>
    public static IEnumerable<string> Numbers(SourceSet sources) =>
        from module in sources.Modules
        from problem in NumberProblems([.. SqlOf(sources, module).Select(file => Path.GetFileName(file.Path))])
        select $"{module.Name}: {problem}";

    public static IReadOnlyDictionary<string, Module> Owners(SourceSet sources) =>
        (from module in sources.Modules
         from file in SqlOf(sources, module)
         from Match created in Created().Matches(WithoutComments(file.Text))
         select (Table: created.Groups["table"].Value, Module: module))
        .DistinctBy(pair => pair.Table).ToDictionary(pair => pair.Table, pair => pair.Module);

    private static IEnumerable<string> NumberProblems(IReadOnlyList<string> names)
    {
        foreach (var number in names.Select(name => name.Split('_')[0]).Distinct().Order(StringComparer.Ordinal))
        {
            var twins = names.Where(name => name.Split('_')[0] == number).Select(Engine).Order(StringComparer.Ordinal).ToList();
            if (!(twins is [""] or ["postgres", "sqlite"])) yield return $"{number} must be one common file or one per database";
            if (number.Length != 4 || !number.All(char.IsAsciiDigit)) yield return $"{number} is not a number of four digits";
        }
    }

    private static string Engine(string name) =>
        name.EndsWith(".postgres.sql", StringComparison.Ordinal)
            ? "postgres"
            : name.EndsWith(".sqlite.sql", StringComparison.Ordinal) ? "sqlite" : "";

    private static IEnumerable<SourceFile> SqlOf(SourceSet sources, Module module) =>
        sources.In(module).Where(file => file.Extension == ".sql" && file.Path.Contains("/Sql/", StringComparison.Ordinal));

    private static IEnumerable<string> Statements(SourceFile file) => file.Extension == ".sql"
        ? [WithoutComments(file.Text)]
        : file.Syntax.DescendantTokens()
            .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken
            or SyntaxKind.SingleLineRawStringLiteralToken or SyntaxKind.MultiLineRawStringLiteralToken).Select(token => token.ValueText);

    private static string WithoutComments(string sql) => Comment().Replace(sql, "");

    [GeneratedRegex(@"--[^\n]*")]
    private static partial Regex Comment();

    [GeneratedRegex(@"\b[a-z]+_[a-z0-9_]+\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    [GeneratedRegex(
        @"\bcreate\s+(?:virtual\s+|unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?(?<table>[a-z0-9_]+)", RegexOptions.IgnoreCase)]
    private static partial Regex Created();

    [GeneratedRegex(
        @"\b(?:boolean|timestamp|timestamptz|datetime|numeric|decimal|jsonb|varchar|serial|bigserial|uuid|real|double\s+precision)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex UnsharedType();
}
