using System.Text.RegularExpressions;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Notices.Domain;

/// <summary>The words of a kind of notice in one language, with <c>{field}</c> where a fact goes.</summary>
internal sealed partial record Template(string Title, string Text)
{
    public const int TitleLength = 150, TextLength = 1000;

    /// <summary>Cleaned; or what is wrong: nothing said, too much, or a field the kind does not have.</summary>
    public static Result<Template> Check(NoticeKind kind, string? title, string? text)
    {
        var template = new Template(VietnameseText.Clean(title), VietnameseText.Clean(text));
        List<Error> errors = [];
        if (template.Title.Length is 0 or > TitleLength) errors.Add(NoticeErrors.TitleLength.For("Input.Title"));
        if (template.Text.Length is 0 or > TextLength) errors.Add(NoticeErrors.TextLength.For("Input.Text"));
        errors.AddRange(Unknown(kind, template.Title).Select(name => NoticeErrors.UnknownField(name, kind).For("Input.Title")));
        errors.AddRange(Unknown(kind, template.Text).Select(name => NoticeErrors.UnknownField(name, kind).For("Input.Text")));
        return Error.All(errors) is { } error ? error : template;
    }

    public static string Fill(string words, IEnumerable<(string Name, string Value)> facts) =>
        facts.Aggregate(words, (filled, one) => filled.Replace($"{{{one.Name}}}", one.Value, StringComparison.Ordinal));

    // Every brace belongs to a field: one that is open or misspelt would be read by people as it stands.
    private static IEnumerable<string> Unknown(NoticeKind kind, string words)
    {
        var rest = Field().Replace(words, match => kind.Fields.Contains(match.Groups["name"].Value) ? "" : match.Value);
        return Braced().Matches(rest).Select(match => match.Value).Distinct(StringComparer.Ordinal);
    }

    [GeneratedRegex(@"\{(?<name>[a-z]+)\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex(@"\{[^{}]*\}?|\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Braced();
}
