using System.Globalization;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// The one rule set for what people say about themselves, at the counter, online and through the API: what one door takes
/// no other refuses. Each gives the value as it is kept.
/// </summary>
public static partial class PersonFields
{
    public const int NameLength = 120;
    private const int EmailLength = 200;

    /// <summary>Law on Identification 26/2023/QH15, article 46: nine-digit identity cards ended with 2024.</summary>
    private static readonly DateOnly NineDigitsUntil = new(2024, 12, 31);

    /// <summary>Stands before a passport number as it is kept (hộ chiếu), so that one of digits alone is no identity number.</summary>
    private const string PassportMark = "HC";

    /// <summary>
    /// A natural person's name is letters of any script with what stands between them (Civil Code 91/2015/QH13, article 26(3): no
    /// name of digits or signs); that of an organisation has at least a letter. One letter is a name: Y and Ư are.
    /// </summary>
    public static Result<string> Name(string? typed, PersonKind kind = PersonKind.Citizen)
    {
        var name = VietnameseText.Clean(typed).Replace("\u200D", "", StringComparison.Ordinal).Trim();
        if (name.Length == 0) return Error.Invalid("agencies.name-empty");
        if (name.Length > NameLength) return Error.Invalid("agencies.name-too-long", ("max", NameLength));
        if (!name.Any(char.IsLetter)) return Error.Invalid("agencies.name-without-letters");
        return kind != PersonKind.Citizen || NamePattern().IsMatch(name) ? name : Error.Invalid("agencies.name-signs");
    }

    /// <summary>
    /// The personal identification number of twelve digits, or a passport number as "HC C1234567": it has a letter, or the mark HC
    /// before digits alone (ICAO Doc 9303: up to nine letters and digits). What is odd inside the twelve digits refuses nothing: see
    /// <see cref="IdentityDoubt"/>.
    /// </summary>
    public static Result<string> Identity(string? typed, DateOnly today)
    {
        var number = Compact(typed);
        if (number.Length > 0 && number.All(char.IsAsciiDigit))
        {
            if (number.Length == 12) return number;
            if (number.Length == 9 && today <= NineDigitsUntil) return number;
            return number.Length == 9
                ? Error.Invalid("agencies.identity-old")
                : Error.Invalid("agencies.identity-length", ("length", number.Length));
        }
        return Passport(typed) is { } passport ? $"{PassportMark} {passport}" : Error.Invalid("agencies.identity-not-digits");
    }

    /// <summary>
    /// What is odd in the structure of a kept number: three digits for the place of birth registration (000 was never given), one for
    /// century and sex, two for the year of birth, six random. A question to whoever has the card in hand, never a refusal: numbers
    /// given out since 01/07/2024 need not follow it. Null when nothing is, and for passports and the old nine digits.
    /// </summary>
    public static Error? IdentityDoubt(string? kept, DateOnly today, DateOnly? born = null)
    {
        if (kept is not { Length: 12 } number || !number.All(char.IsAsciiDigit)) return null;
        if (number.StartsWith("000", StringComparison.Ordinal)) return Error.Invalid("agencies.identity-place");
        var year = BirthYear(number);
        if (year > today.Year) return Error.Invalid("agencies.identity-year", ("year", year));
        return born is { } day && day.Year != year ? Error.Invalid("agencies.identity-birth", ("year", year), ("born", day.Year)) : null;
    }

    /// <summary>
    /// Ten digits whose last is a check digit, with -001 for a branch; since 2025-07-01 a person's or household's is the identity number.
    /// </summary>
    public static Result<string> TaxCode(string? typed, DateOnly today)
    {
        var code = Compact(typed);
        if (code.Length == 13 && code.All(char.IsAsciiDigit)) code = $"{code[..10]}-{code[10..]}";
        if (!TaxPattern().IsMatch(code)) return Error.Invalid("agencies.tax-code-wrong");
        if (code.Length == 12) return Identity(code, today);
        return code[9] - '0' == TaxCheckDigit(code) ? code : Error.Invalid("agencies.tax-code-check");
    }

    /// <summary>
    /// A mobile of ten digits, a landline of eleven, or a number abroad with its country code (ITU-T E.164): "+33612345678".
    /// </summary>
    public static Result<string> Phone(string? typed) =>
        NormalPhone(typed) is { } phone && (PhonePattern().IsMatch(phone) || AbroadPattern().IsMatch(phone))
            ? phone
            : Error.Invalid("agencies.phone-wrong");

    public static Result<string> Email(string? typed)
    {
        var email = VietnameseText.Clean(typed);
        return email.Length <= EmailLength && EmailPattern().IsMatch(email) ? email : Error.Invalid("agencies.email-wrong");
    }

    /// <summary>
    /// Spaces, dots, dashes of every width and brackets drop; 00 at the beginning is +, +84 or 84 becomes 0, a mobile's 0 that is missing
    /// comes back: one spelling for the exact match. A number abroad keeps its plus. Null when nothing was said.
    /// </summary>
    public static string? NormalPhone(string? typed)
    {
        var digits = Compact(typed);
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = $"+{digits[2..]}";
        if (digits.StartsWith("+840", StringComparison.Ordinal)) digits = digits[3..];
        else if (digits.StartsWith("+84", StringComparison.Ordinal)) digits = $"0{digits[3..]}";
        else if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = $"0{digits[2..]}";
        // A spreadsheet takes the leading 0 of a mobile away.
        else if (digits.Length == 9 && digits[0] is '3' or '5' or '7' or '8' or '9') digits = $"0{digits}";
        return digits.Length == 0 ? null : digits;
    }

    /// <summary>
    /// Every number of a person that a text typed into a search may mean, as it is kept: identity number, old nine digits, passport, tax
    /// code, phone. Empty when the text is none.
    /// </summary>
    public static IReadOnlyList<string> SearchedNumbers(string? typed) =>
        [.. new[] { Identity(typed, NineDigitsUntil), TaxCode(typed, NineDigitsUntil), Phone(typed) }.Where(one => !one.IsError)
            .Select(one => one.Value).Distinct(StringComparer.Ordinal)];

    private static string? Passport(string? typed)
    {
        var text = VietnameseText.Clean(typed).ToUpperInvariant();
        // Digits alone are a passport only where the mark says so; with the mark written on, HC123456 is one of digits.
        var marked = PassportMarkPattern().Match(text) is { Success: true } mark ? text[mark.Length..] : text;
        var number = Compact(marked);
        if (number.StartsWith(PassportMark, StringComparison.Ordinal) && number[PassportMark.Length..].All(char.IsAsciiDigit))
            number = number[PassportMark.Length..];
        return PassportPattern().IsMatch(number) ? number : null;
    }

    /// <summary>Digit four: 0 and 1 stand for the 20th century, 2 and 3 for the 21st, and so on.</summary>
    private static int BirthYear(string number) => 1900 + (100 * ((number[3] - '0') / 2)) + (10 * (number[4] - '0')) + (number[5] - '0');

    /// <summary>Ten, which is no digit, when such a code was never given out.</summary>
    private static int TaxCheckDigit(string code)
    {
        ReadOnlySpan<int> weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];
        var sum = 0;
        for (var i = 0; i < weights.Length; i++) sum += weights[i] * (code[i] - '0');
        return 10 - (sum % 11);
    }

    /// <summary>
    /// Without what people put between digits to read them: spaces, dots, dashes of every width, brackets, invisible joiners.
    /// </summary>
    private static string Compact(string? typed) => string.Concat(VietnameseText.Clean(typed).Where(c =>
        c is not (' ' or '.' or '(' or ')')
            && char.GetUnicodeCategory(c) is not (UnicodeCategory.DashPunctuation or UnicodeCategory.Format)));

    // Mobile 03x 05x 07x 08x 09x has ten digits; a landline 02x or 02xx eleven.
    [GeneratedRegex(@"^0([35789][0-9]{8}|2[0-9]{9})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^\+[1-9][0-9]{6,14}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AbroadPattern();

    [GeneratedRegex(@"^[\p{L}][\p{L}\p{M} .,'’‘ʼ´`()/\-–]*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"^(HC|HỘ CHIẾU|PASSPORT)[ :.\-]+", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PassportMarkPattern();

    [GeneratedRegex(@"^(?=.*[0-9])[A-Z0-9]{5,9}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PassportPattern();

    // 000 would be the head office, which has no branch number.
    [GeneratedRegex(@"^([0-9]{10}(-(?!000)[0-9]{3})?|[0-9]{12})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TaxPattern();

    [GeneratedRegex(
        @"^[^@\s<>""]{1,64}@[A-Za-z0-9.\-]{1,180}\.[A-Za-z]{2,24}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailPattern();
}
