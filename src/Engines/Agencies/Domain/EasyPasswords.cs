using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>
/// Passwords that people of this country pick first, told by rules and not by a list of stolen ones: up to three common words,
/// given names, places or runs of the keyboard with a number after or between them, in any case, with or without marks, with
/// letters written as figures, as Telex and VNI keys leave them, or short things repeated; dates, phone and identity numbers;
/// and whatever is made of the account's own name and numbers.
/// </summary>
internal sealed class EasyPasswords
{
    private const int MostWords = 3;
    private const int ShortNumber = 8;
    private const int ShortPattern = 4;
    private static readonly char[] Around = [.. "0123456789!@#$.-_* "];
    private static readonly string[] Rows = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "01234567890"];
    private static readonly FrozenSet<string> Common = EasyWords.All.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> CommonKeys = Keys(EasyWords.All);

    private readonly HashSet<string> own;
    private readonly HashSet<string> ownNumbers;
    private readonly HashSet<string> places;
    private readonly HashSet<string> placeKeys;

    public EasyPasswords(IEnumerable<string?> own, IEnumerable<string> places)
    {
        string[] given = [.. own.OfType<string>()];
        ownNumbers = [.. given.Select(Digits).Where(digits => digits.Length >= 6)];
        this.own =
        [
            .. given.SelectMany(text => Plain(text).Split([' ', '.', '-', '_', '@'], StringSplitOptions.RemoveEmptyEntries))
                .Select(Letters).Where(word => word.Length >= 2),
        ];
        this.places = [.. places.Select(place => Letters(Plain(place))).Where(word => word.Length >= 3)];
        placeKeys = [.. Keys(this.places)];
    }

    public bool IsEasy(string password)
    {
        var plain = Plain(password);
        var (letters, digits) = (Letters(plain), Digits(plain));
        if (IsRepeated(plain)) return true;
        if (letters.Length == 0) return IsEasyNumber(digits);
        var shortTail = digits.Length <= ShortNumber || IsEasyNumber(digits);
        return shortTail && Candidates(plain, letters).Any(one => IsMade(one, IsWord) || IsMade(Key(one), IsKey));
    }

    /// <summary>The letters as they stand, and with figures and signs read as the letters they stand for.</summary>
    private static IEnumerable<string> Candidates(string plain, string letters) =>
        new[] { letters, Letters(Unfigured(plain)), Letters(Unfigured(plain.Trim(Around))) }
            .Where(one => one.Length > 0).Distinct(StringComparer.Ordinal);

    private bool IsWord(string part) => Common.Contains(part) || places.Contains(part) || IsRun(part, 3);

    private bool IsKey(string part) => part.Length >= 4 && (CommonKeys.Contains(part) || placeKeys.Contains(part));

    /// <summary>Whether the text is made of at most three easy parts; parts of the account's own name do not count.</summary>
    private bool IsMade(string text, Func<string, bool> isPart)
    {
        var least = new int[text.Length + 1];
        Array.Fill(least, int.MaxValue, 1, text.Length);
        for (var end = 1; end <= text.Length; end++)
            for (var start = 0; start < end; start++)
            {
                if (least[start] == int.MaxValue) continue;
                var part = text[start..end];
                var cost = own.Contains(part) ? 0 : isPart(part) ? 1 : MostWords + 1;
                least[end] = Math.Min(least[end], Math.Min(MostWords + 1, least[start] + cost));
            }
        return least[^1] <= MostWords;
    }

    private bool IsEasyNumber(string digits) =>
        digits.Length > 0 && (ownNumbers.Any(mine => digits.Contains(mine, StringComparison.Ordinal))
            || IsRepeated(digits) || IsRuns(digits) || IsKnownNumber(digits) || HasDate(digits));

    /// <summary>Numbers that others know: of telephones, of cards.</summary>
    private static bool IsKnownNumber(string digits) =>
        !PersonFields.Phone(digits).IsError || (digits.Length == 12 && digits[0] == '0') || digits.Distinct().Count() < ShortPattern;

    private static bool IsRuns(string digits)
    {
        var reach = new bool[digits.Length + 1];
        reach[0] = true;
        for (var end = 3; end <= digits.Length; end++)
            for (var start = 0; start <= end - 3 && !reach[end]; start++)
                reach[end] = reach[start] && IsRun(digits[start..end], 3);
        return reach[^1];
    }

    private static bool HasDate(string digits)
    {
        if (digits.Length > 12) return false;
        for (var start = 0; start + 8 <= digits.Length; start++)
            if (IsDate(digits.Substring(start, 8), "ddMMyyyy") || IsDate(digits.Substring(start, 8), "yyyyMMdd")) return true;
        return false;
    }

    private static bool IsDate(string digits, string form) =>
        DateOnly.TryParseExact(digits, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1900 and <= 2100;

    /// <summary>Neighbours on a keyboard or in the alphabet, forwards or backwards, or one character again and again.</summary>
    private static bool IsRun(string part, int least)
    {
        if (part.Length < least) return false;
        if (part.Distinct().Count() == 1) return true;
        var back = new string([.. part.Reverse()]);
        return Rows.Any(row => row.Contains(part, StringComparison.Ordinal) || row.Contains(back, StringComparison.Ordinal));
    }

    /// <summary>One to four characters over and over.</summary>
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, Math.Min(ShortPattern, text.Length / 2))
            .Any(length => text.Select((c, i) => c == text[i % length]).All(same => same));

    /// <summary>Small letters without marks; signs that stand for letters stay as they are.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in VietnameseText.Normalizable(text).Normalize(NormalizationForm.FormKD).ToLowerInvariant())
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                plain.Append(c == 'đ' ? 'd' : c);
        return plain.ToString();
    }

    private static string Letters(string plain) => string.Concat(plain.Where(char.IsAsciiLetterLower));

    private static string Digits(string text) => string.Concat(text.Where(char.IsAsciiDigit));

    private static string Unfigured(string plain) => string.Concat(plain.Select(c => c switch
    {
        '0' => 'o', '1' or '!' => 'i', '3' => 'e', '4' or '@' => 'a', '5' or '$' => 's', '7' => 't', '8' => 'b', '9' => 'g', _ => c,
    }));

    /// <summary>
    /// The same for a word and for the keys that write its marks in Telex (aa, ow, dd; s f r x j): doubles become one and the
    /// letters of tones go. Said of both sides, so what it loses it loses for both.
    /// </summary>
    private static string Key(string letters)
    {
        var key = new StringBuilder();
        foreach (var c in letters)
            if (c is not ('s' or 'f' or 'r' or 'x' or 'j' or 'w') && (key.Length == 0 || key[^1] != c)) key.Append(c);
        return key.ToString();
    }

    private static FrozenSet<string> Keys(IEnumerable<string> words) =>
        words.Select(Key).Where(key => key.Length >= 4).ToFrozenSet(StringComparer.Ordinal);
}
