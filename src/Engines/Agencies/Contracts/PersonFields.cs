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

    public static Result<string> Name(string? typed)
    {
        var name = VietnameseText.Clean(typed);
        if (name.Length == 0) return Error.Invalid("agencies.name-empty");
        if (name.Length > NameLength) return Error.Invalid("agencies.name-too-long", ("max", NameLength));
        return name.Any(char.IsLetter) ? name : Error.Invalid("agencies.name-without-letters");
    }

    /// <summary>
    /// Twelve digits: three for the place of birth registration, one for century and sex, two for the year of birth, six random.
    /// Places above 096 exist (abroad), so only 000 is refused; a year that has not come is.
    /// </summary>
    public static Result<string> Identity(string? typed, DateOnly today, DateOnly? born = null)
    {
        var number = Compact(typed);
        if (number.Length == 0 || !number.All(char.IsAsciiDigit)) return Error.Invalid("agencies.identity-not-digits");
        if (number.Length == 9) return today <= NineDigitsUntil ? number : Error.Invalid("agencies.identity-old");
        if (number.Length != 12) return Error.Invalid("agencies.identity-length", ("length", number.Length));
        if (number.StartsWith("000", StringComparison.Ordinal)) return Error.Invalid("agencies.identity-place");
        var year = BirthYear(number);
        if (year > today.Year) return Error.Invalid("agencies.identity-year", ("year", year));
        return born is { } day && day.Year != year ? Error.Invalid("agencies.identity-birth", ("year", year), ("born", day.Year)) : number;
    }

    /// <summary>Ten digits whose last is a check digit, with -001 for a branch; since 2025-07-01 a person's or household's is the identity number.</summary>
    public static Result<string> TaxCode(string? typed, DateOnly today)
    {
        var code = VietnameseText.Clean(typed).Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal);
        if (code.Length == 13 && code.All(char.IsAsciiDigit)) code = $"{code[..10]}-{code[10..]}";
        if (!TaxPattern().IsMatch(code)) return Error.Invalid("agencies.tax-code-wrong");
        if (code.Length == 12) return Identity(code, today);
        return code[9] - '0' == TaxCheckDigit(code) ? code : Error.Invalid("agencies.tax-code-check");
    }

    public static Result<string> Phone(string? typed) =>
        NormalPhone(typed) is { } phone && PhonePattern().IsMatch(phone) ? phone : Error.Invalid("agencies.phone-wrong");

    public static Result<string> Email(string? typed)
    {
        var email = VietnameseText.Clean(typed);
        return email.Length <= EmailLength && EmailPattern().IsMatch(email) ? email : Error.Invalid("agencies.email-wrong");
    }

    /// <summary>Spaces, dots and dashes drop, +84 or 84 becomes 0: one spelling for the exact match. Null when nothing was said.</summary>
    public static string? NormalPhone(string? typed)
    {
        var digits = Compact(typed);
        if (digits.StartsWith("+84", StringComparison.Ordinal)) digits = $"0{digits[3..]}";
        else if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = $"0{digits[2..]}";
        return digits.Length == 0 ? null : digits;
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

    private static string Compact(string? typed) => string.Concat(VietnameseText.Clean(typed).Where(c => c is not (' ' or '.' or '-')));

    // Mobile 03x 05x 07x 08x 09x has ten digits; a landline 02x or 02xx eleven.
    [GeneratedRegex(@"^0([35789][0-9]{8}|2[0-9]{9})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TaxPattern();

    [GeneratedRegex(@"^[^@\s<>""]{1,64}@[A-Za-z0-9.\-]{1,180}\.[A-Za-z]{2,24}\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailPattern();
}
