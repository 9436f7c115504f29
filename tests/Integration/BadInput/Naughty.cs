namespace OpenProvince.Integration.BadInput;

/// <summary>Text that breaks programs which trust their input.</summary>
internal static class Naughty
{
    /// <summary>Shows up as an element of its own when a page forgets to encode it.</summary>
    public const string Mark = "data-planted";

    public static readonly string Script = $"\"'><script {Mark}>1</script><img {Mark} src=x onerror=1>";

    public static readonly IReadOnlyList<string> Texts =
    [
        Script,
        "Nguye\u0302\u0303n Thi\u0323 Ma\u0302\u0303u",          // NFD
        "👩‍👩‍👧‍👦🇻🇳 Mẫu",                                        // joined emoji, surrogate pairs
        "\u202E mẫu \u202D\u200F",                              // direction overrides
        "'; drop table dossiers_dossier; --",
        "a\u0000b\u0007c",                                      // control characters
        "Ma\uFFFEu m\u1EABu",                                   // no character, and normalisation throws on it
        new string('ằ', 20_000),
        "%00%ff%2e%2e%2f", "../../etc/passwd", "{{7*7}}${7*7}", "-1", "99999999999999999999", "0", "1e309", "NaN", "\uFEFF \u00A0\u3000",
    ];

    /// <summary>The ones that make sense as a piece of an address.</summary>
    public static readonly IReadOnlyList<string> PathParts =
        ["khong-co", "0", "-1", "99999999999999999999", "9223372036854775807", "<script>", "a'b\"c", "Nguye\u0302\u0303n", "👩‍👧",
            "\uFFFE", "..%2f..%2fetc", "%00", new string('a', 1500)];

    /// <summary>
    /// No number, numbers that fit nothing, the last and the first day, characters a database or normalisation refuses, and an address.
    /// </summary>
    public static readonly IReadOnlyList<string> QueryValues =
        ["abc", "99999999999999999999", "2147483647", "9223372036854775807", "-1", "9999-12-31", "0001-01-01", "\0", "\uFFFE",
            "/tim-kiem?q=\u0111\uFFFE"];

    public static readonly IReadOnlyList<string> Bodies =
    [
        "", "{", "null", "[]", "{}", "\"x\"", "{\"procedure\":null}", "{\"procedure\":{\"a\":1}}", "{\"procedure\":\"\\u0000\"}",
        "{\"a\":1e999}",
        string.Concat(Enumerable.Repeat("[", 5000)), "{\"procedure\":\"" + new string('x', 100_000) + "\"}",
    ];
}
