using System.Globalization;
using System.Text.Json;

namespace OpenProvince.Fields.Contracts;

/// <summary>The answers of a filing as the questions read them.</summary>
/// <param name="Texts">What answers a question, by its code.</param>
/// <param name="Nothings">Codes said without a value.</param>
/// <param name="Deep">Codes whose value lies deeper than an answer does.</param>
public sealed record Answers(
    IReadOnlyDictionary<string, string> Texts, IReadOnlyList<string> Nothings, IReadOnlyList<string> Deep)
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    private static readonly Answers Empty = new(None, [], []);

    public IEnumerable<string> Names => Texts.Keys.Concat(Nothings).Concat(Deep);

    /// <inheritdoc cref="Of"/>
    public static IReadOnlyDictionary<string, string> Read(string? json) => Of(json).Texts;

    /// <summary>
    /// Texts as they are, numbers and truth values as written; anything deeper answers no question. The point of a program's
    /// fraction becomes the comma people write, so that it is never taken for the one between thousands.
    /// </summary>
    public static Answers Of(string? json)
    {
        if (string.IsNullOrEmpty(json)) return Empty;
        using var document = AnswerJson.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return Empty;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> nothings = [], deep = [];
        foreach (var one in document.RootElement.EnumerateObject())
            if (Text(one.Value) is { } text) texts[one.Name] = text;
            else if (one.Value.ValueKind is JsonValueKind.Null) nothings.Add(one.Name);
            else deep.Add(one.Name);
        return new Answers(texts, nothings, deep);
    }

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString() ?? "",
        JsonValueKind.Number => value.TryGetInt64(out var whole)
            ? whole.ToString(CultureInfo.InvariantCulture)
            : value.GetRawText().Replace('.', ','),
        JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
        _ => null,
    };
}
