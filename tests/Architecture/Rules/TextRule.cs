using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using OpenProvince.Architecture.Reading;

namespace OpenProvince.Architecture.Rules;

/// <summary>Every key and every refusal that the code names has a Vietnamese sentence, and every sentence stands in English too.</summary>
internal static partial class TextRule
{
    private static readonly string[] Kinds = ["NotFound", "Forbidden", "Invalid", "Conflict", "Unavailable", "TooMany"];

    public static IEnumerable<string> MissingKeys(SourceSet sources)
    {
        var known = Vietnamese(sources).Keys.ToHashSet(StringComparer.Ordinal);
        return from file in sources.With(".cs", ".razor")
               where file.IsProduction
               from key in KeysIn(file)
               let found = key.EndsWith('*')
                   ? known.Any(other => other.StartsWith(key[..^1], StringComparison.Ordinal))
                   : known.Contains(key)
               where !found
               select $"{file.Path}: no Vietnamese text for {key}";
    }

    public static IEnumerable<string> MissingErrors(SourceSet sources)
    {
        var known = Vietnamese(sources).Keys.ToHashSet(StringComparer.Ordinal);
        return from file in sources.With(".cs", ".razor")
               where file.IsProduction
               from code in ErrorCodes(file)
               where !known.Contains("error." + code)
               select $"{file.Path}: no Vietnamese text for error.{code}";
    }

    /// <summary>A key lives in the module it is named after, so that a module carries its own texts.</summary>
    public static IEnumerable<string> ForeignKeys(SourceSet sources) =>
        from module in sources.Modules
        from file in ResourcesOf(sources, module)
        from key in Entries(file).Select(entry => entry.Key)
        let name = key.StartsWith("error.", StringComparison.Ordinal) ? key["error.".Length..] : key
        where !name.StartsWith(module.Name.ToLowerInvariant() + ".", StringComparison.Ordinal)
        select $"{file.Path}: {key} is not a key of {module.Name}";

    public static IEnumerable<string> Languages(SourceSet sources) =>
        from module in sources.Modules
        let vietnamese = Entries(sources.Find($"{module.Folder}/Resources/Texts.resx"))
        from problem in Compare(vietnamese, Entries(sources.Find($"{module.Folder}/Resources/Texts.en.resx")))
        select $"{module.Name}: {problem}";

    private static IEnumerable<string> Compare(IReadOnlyDictionary<string, string> vietnamese, IReadOnlyDictionary<string, string> english)
    {
        foreach (var (key, text) in vietnamese)
        {
            if (string.IsNullOrWhiteSpace(text)) yield return $"{key} is empty";
            if (!english.TryGetValue(key, out var translated) || string.IsNullOrWhiteSpace(translated))
                yield return $"{key} has no English text";
        }
        foreach (var (key, text) in english)
        {
            if (!vietnamese.TryGetValue(key, out var original)) yield return $"{key} has no Vietnamese text";
            else if (!Holders(text).SetEquals(Holders(original))) yield return $"{key} has other placeholders in English";
        }
    }

    /// <summary>Keys as written; an interpolated key counts as its constant beginning and ends in an asterisk.</summary>
    private static IEnumerable<string> KeysIn(SourceFile file) =>
        Key().Matches(file.Text)
            .Select(match => match.Groups["plain"].Success ? match.Groups["plain"].Value : match.Groups["start"].Value + "*");

    private static IEnumerable<string> ErrorCodes(SourceFile file) => file.Extension == ".razor"
        ? RazorError().Matches(file.Text).Select(match => match.Groups[1].Value)
        : from call in file.Syntax.DescendantNodes().OfType<InvocationExpressionSyntax>()
          where call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Error" } } access
              && Kinds.Contains(access.Name.Identifier.Text)
          where call.ArgumentList.Arguments is [{ Expression: LiteralExpressionSyntax literal }, ..]
              && literal.IsKind(SyntaxKind.StringLiteralExpression)
          select ((LiteralExpressionSyntax)call.ArgumentList.Arguments[0].Expression).Token.ValueText;

    private static Dictionary<string, string> Vietnamese(SourceSet sources) => sources.Modules
        .SelectMany(module => Entries(sources.Find($"{module.Folder}/Resources/Texts.resx"))).DistinctBy(entry => entry.Key).ToDictionary();

    private static IEnumerable<SourceFile> ResourcesOf(SourceSet sources, Module module) =>
        sources.In(module).Where(file => file.Extension == ".resx");

    private static IReadOnlyDictionary<string, string> Entries(SourceFile? file) => file is null
        ? new Dictionary<string, string>()
        : XDocument.Parse(file.Text).Descendants("data").DistinctBy(data => data.Attribute("name")!.Value)
            .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")?.Value ?? "");

    private static HashSet<string> Holders(string text) => Holder().Matches(text).Select(match => match.Value).ToHashSet();

    [GeneratedRegex(@"\b(?:T|texts|Texts)\[\s*(?:""(?<plain>[a-z0-9][^""]*)""|\$""(?<start>[a-z0-9][^""{]*)\{)")]
    private static partial Regex Key();

    [GeneratedRegex(@"\bError\.(?:NotFound|Forbidden|Invalid|Conflict|Unavailable|TooMany)\(\s*""([^""]+)""")]
    private static partial Regex RazorError();

    [GeneratedRegex(@"\{[a-zA-Z]+\}")]
    private static partial Regex Holder();
}
