using System.Globalization;
using System.Text;

namespace OpenProvince.Kernel;

/// <summary>Search folding and name order for Vietnamese (TCVN 6909:2001; alphabet and tone order of the national standard).</summary>
public static class VietnameseText
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";

    /// <summary>Tones in dictionary order: level, grave, hook, tilde, acute, dot below.</summary>
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";

    /// <summary>
    /// Latin letters of Vietnamese as one character each, and all signs of the same ranges: nothing in them waits to be composed.
    /// </summary>
    private const int LatinEnd = 0x300, AdditionalStart = 0x1E00, AdditionalEnd = 0x1F00;

    private static readonly string[] Decompositions = MakeDecompositions();

    private const char NotACharacter = '\uFFFE', Replacement = '\uFFFD';

    /// <summary>What every text a person typed becomes before it is kept: NFC, no control characters, single spaces, trimmed.</summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.SpaceSeparator or UnicodeCategory.Control or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator)
            {
                if (clean.Length > 0 && clean[^1] != ' ') clean.Append(' ');
            }
            // Bidirectional overrides can make one name look like another; a zero-width joiner inside emoji stays.
            else if (category is not UnicodeCategory.Format || rune.Value == 0x200D)
            {
                clean.Append(rune);
            }
        }
        return clean.ToString().TrimEnd();
    }

    /// <summary>
    /// Case- and accent-free form for search: "Đăng ký" and "dang ki" both give "dang ki" (i and y are one after a consonant and after qu).
    /// </summary>
    public static string Fold(string? text)
    {
        if (string.IsNullOrEmpty(text)) return "";
        var folded = new StringBuilder(text.Length);
        foreach (var c in Decomposed(text))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            var lower = char.ToLowerInvariant(c) is 'đ' ? 'd' : char.ToLowerInvariant(c);
            if (lower == 'y' && folded.Length > 0 && (IsConsonant(folded[^1]) || EndsWithQu(folded))) lower = 'i';
            // The apostrophe of H'Hen is typed as a quote or as a letter (U+02BC): both part the word.
            if ((char.IsLetterOrDigit(lower) && category != UnicodeCategory.ModifierLetter) || char.IsSurrogate(lower)
                || lower is '.' or '-' or '/')
                folded.Append(lower);
            else if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>Whether every word of a search begins a word of the folded text, in any order.</summary>
    public static bool HasWords(string folded, string? search) => Array.TrueForAll(
        Fold(search).Split(' ', StringSplitOptions.RemoveEmptyEntries),
        word => $" {folded}".Contains($" {word}", StringComparison.Ordinal));

    /// <summary>
    /// Key that sorts people as a Vietnamese register does: given name (last word) first, then family and middle names;
    /// base letters before tones. Compare ordinally.
    /// </summary>
    public static string SortKey(string? fullName)
    {
        var words = Clean(fullName).ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0) return "";
        var letters = new StringBuilder();
        var tones = new StringBuilder();
        foreach (var word in words.Skip(words.Length - 1).Concat(words.Take(words.Length - 1)))
        {
            AppendWord(word, letters, tones);
            letters.Append('!');
            tones.Append('!');
        }
        return $"{letters}|{tones}";
    }

    private static void AppendWord(string word, StringBuilder letters, StringBuilder tones)
    {
        foreach (var c in word.EnumerateRunes())
        {
            var tone = '0';
            var rest = new StringBuilder();
            foreach (var part in Decomposed(c.ToString()))
            {
                var index = Tones.IndexOf(part);
                if (index >= 0) tone = (char)('1' + index);
                else rest.Append(part);
            }
            var letter = rest.Length == 1 ? rest.ToString() : rest.ToString().Normalize(NormalizationForm.FormC);
            var place = letter.Length == 1 ? Alphabet.IndexOf(letter[0]) : -1;
            letters.Append(place >= 0 ? ((char)('A' + place)).ToString() : c.ToString());
            tones.Append(tone);
        }
    }

    /// <summary>NFC. The library is asked only for text that is not composed already: it costs as much as all the rest.</summary>
    private static string Composed(string text) => IsLatin(text) ? text : Normalizable(text).Normalize(NormalizationForm.FormC);

    /// <summary>NFD, from a table where it can be.</summary>
    private static string Decomposed(string text)
    {
        if (!IsLatin(text)) return Normalizable(text).Normalize(NormalizationForm.FormD);
        if (text.Length == 1) return Decompositions[Place(text[0])];
        var parts = new StringBuilder(text.Length * 2);
        foreach (var c in text) parts.Append(Decompositions[Place(c)]);
        return parts.ToString();
    }

    private static bool IsLatin(string text)
    {
        foreach (var c in text)
            if (c >= LatinEnd && c is < (char)AdditionalStart or >= (char)AdditionalEnd) return false;
        return true;
    }

    private static int Place(char c) => c < LatinEnd ? c : c - AdditionalStart + LatinEnd;

    private static string[] MakeDecompositions() =>
    [
        .. Enumerable.Range(0, LatinEnd).Concat(Enumerable.Range(AdditionalStart, AdditionalEnd - AdditionalStart))
            .Select(c => ((char)c).ToString().Normalize(NormalizationForm.FormD)),
    ];

    private static bool EndsWithQu(StringBuilder folded) => folded.Length > 1 && folded[^1] == 'u' && folded[^2] == 'q';

    private static bool IsConsonant(char c) => c is >= 'a' and <= 'z' and not ('a' or 'e' or 'i' or 'o' or 'u' or 'y');

    /// <summary>
    /// The text with the replacement character where normalisation would throw: at a lone surrogate and at U+FFFE, the byte order
    /// mark the wrong way round. A browser or a script may send either.
    /// </summary>
    public static string Normalizable(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] < '\uD800') continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || text[i] == NotACharacter)
                return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace(NotACharacter, Replacement);
        }
        return text;
    }
}
