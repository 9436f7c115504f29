using System.Globalization;
using System.Text.Json;

namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>The answers of a filing as the questions read them.</summary>
internal static class Answers
{
    public static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    /// <summary>
    /// Texts as they are, numbers and truth values as written; anything deeper answers no question. The point of a program's
    /// fraction becomes the comma people write, so that it is never taken for the one between thousands.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Read(string? json)
    {
        if (string.IsNullOrEmpty(json)) return None;
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = AnswerJson.Parse(json);
        if (document.RootElement.ValueKind is not JsonValueKind.Object) return None;
        foreach (var one in document.RootElement.EnumerateObject())
            if (Text(one.Value) is { } text) answers[one.Name] = text;
        return answers;
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
