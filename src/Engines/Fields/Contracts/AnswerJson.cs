using System.Text.Json;
using System.Text.RegularExpressions;

namespace OpenProvince.Fields.Contracts;

/// <summary>
/// The answers of a filing as JSON. Half of a surrogate pair, or a byte that is no UTF-8, passes the parser; only who reads
/// that name or text finds out, by an exception.
/// </summary>
public static partial class AnswerJson
{
    private const int HalfLength = 6;

    /// <summary>Escaped halves begin so and hardly anything else does.</summary>
    private const string SurrogateEscape = @"\ud";

    /// <summary>Every name and every text can be read, at any depth: the fingerprint of a request reads them all.</summary>
    public static bool IsReadable(JsonElement json)
    {
        try
        {
            return json.ValueKind switch
            {
                JsonValueKind.Object => json.EnumerateObject().All(one => one.Name is not null && IsReadable(one.Value)),
                JsonValueKind.Array => json.EnumerateArray().All(IsReadable),
                JsonValueKind.String => json.GetString() is not null,
                _ => true,
            };
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    /// <summary>Answers as stored. Those taken in before such filings were refused get the replacement character for each half.</summary>
    public static JsonDocument Parse(string stored) =>
        JsonDocument.Parse(!stored.Contains(SurrogateEscape, StringComparison.OrdinalIgnoreCase)
            ? stored
            : Escape().Replace(stored, escape => escape.Length == HalfLength ? @"\ufffd" : escape.Value));

    /// <summary>One escape after the other, so that an escaped backslash is never taken for the beginning of the next.</summary>
    [GeneratedRegex(@"\\(u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|u[dD][89a-fA-F][0-9a-fA-F]{2}|.)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Escape();
}
