using System.Globalization;
using System.Text.RegularExpressions;

using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>Checks one answer and gives it back as it will be kept: NFC, without invisible direction marks, numbers without spaces.</summary>
internal static partial class FieldRules
{
    private const int DefaultMaximum = 200;

    public static Result<string> Check(FormField field, string? typed, DateOnly today)
    {
        var text = field.Type == FieldType.LongText ? CleanLines(typed) : VietnameseText.Clean(typed);
        if (text.Length == 0) return field.Required ? Missing(field) : "";
        if (text.Length > (field.Maximum ?? DefaultMaximum) && field.Type is FieldType.Text or FieldType.LongText or FieldType.PersonName or FieldType.Email)
            return Wrong(field, "too-long", ("max", field.Maximum ?? DefaultMaximum));
        return field.Type switch
        {
            FieldType.PersonName => PersonName().IsMatch(text) ? text : Wrong(field, "name"),
            FieldType.IdentityNumber => Identity(field, text),
            FieldType.Phone => Phone(field, text),
            FieldType.Email => Email().IsMatch(text) ? text : Wrong(field, "email"),
            FieldType.PastDate => PastDate(field, text, today),
            FieldType.Number => Number(field, text),
            FieldType.Choice or FieldType.Select or FieldType.ProcedureCase =>
                field.Options?.Any(o => o.Value == text) == true ? text : Missing(field),
            _ => text,
        };
    }

    private static Error Missing(FormField field) => Wrong(field, field.Type switch
    {
        FieldType.Choice or FieldType.Select or FieldType.Agency or FieldType.ProcedureCase => "choose",
        FieldType.PastDate => "date-missing",
        _ => "missing",
    });

    private static Result<string> Identity(FormField field, string text)
    {
        var digits = Compact(text);
        if (!digits.All(char.IsAsciiDigit)) return Wrong(field, "identity-digits");
        return digits.Length switch
        {
            12 => digits,
            9 => Wrong(field, "identity-old"),
            _ => Wrong(field, "identity-length", ("length", digits.Length)),
        };
    }

    // Mobile 03x 05x 07x 08x 09x, ten digits; landline 02xx and seven or eight; +84 stands for the 0.
    private static Result<string> Phone(FormField field, string text)
    {
        var digits = Compact(text);
        if (digits.StartsWith("+84", StringComparison.Ordinal)) digits = "0" + digits[3..];
        else if (digits.StartsWith("84", StringComparison.Ordinal) && digits.Length is 11 or 12) digits = "0" + digits[2..];
        return PhoneForm().IsMatch(digits) ? digits : Wrong(field, "phone");
    }

    private static Result<string> PastDate(FormField field, string text, DateOnly today)
    {
        if (!TryDate(text, out var date)) return Wrong(field, "date");
        if (date > today)
        {
            return Wrong(field, "date-future", ("date", date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)),
                ("days", date.DayNumber - today.DayNumber));
        }
        if (date.Year < 1900) return Wrong(field, "date-old");
        return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Reads the three boxes joined as d-M-yyyy, the kept form yyyy-MM-dd, and dd/MM/yyyy.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, ["d-M-yyyy", "yyyy-MM-dd", "d/M/yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static Result<string> Number(FormField field, string text) =>
        int.TryParse(Compact(text), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= (field.Maximum ?? 1000)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Wrong(field, "number", ("max", field.Maximum ?? 1000));

    private static Error Wrong(FormField field, string what, params (string, object?)[] args) =>
        Error.Invalid($"dossiers.field-{what}", [("label", field.Label), .. args]).For(field.Code);

    private static string Compact(string text) => string.Concat(text.Where(c => c is not (' ' or '.' or '-')));

    private static string CleanLines(string? typed) =>
        string.Join('\n', (typed ?? "").ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean)).Trim('\n');

    // Letters of any script with their marks, and what stands in names; digits, tags and pictures are no name.
    [GeneratedRegex(@"^[\p{L}\p{M}][\p{L}\p{M} .'’\-]{1,119}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PersonName();

    [GeneratedRegex(@"^(?:0[35789]\d{8}|02\d{8,9})$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex PhoneForm();

    [GeneratedRegex(@"^[^@\s]{1,64}@[A-Za-z0-9.\-]{1,180}\.[A-Za-z]{2,24}$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();
}
