using System.Globalization;

using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Fields.Contracts;

/// <summary>
/// Checks one answer and gives it back as it will be kept: NFC, without invisible direction marks, numbers without spaces.
/// </summary>
public static class FieldRules
{
    private const int DefaultMaximum = 200, DefaultMost = 1000, LongestEcho = 20;

    public static Result<string> Check(FormField field, string? typed, DateOnly today)
    {
        var text = field.Type == FieldType.LongText ? CleanLines(typed) : VietnameseText.Clean(typed);
        if (text.Length == 0) return field.Required ? Missing(field) : "";
        if (text.Length > (field.Maximum ?? DefaultMaximum)
            && field.Type is FieldType.Text or FieldType.LongText or FieldType.PersonName or FieldType.Email)
            return Wrong(field, "too-long", ("max", field.Maximum ?? DefaultMaximum));
        return field.Type switch
        {
            FieldType.PersonName => Beside(field, PersonFields.Name(text)),
            FieldType.IdentityNumber => Beside(field, PersonFields.Identity(text, today)),
            FieldType.TaxCode => Beside(field, PersonFields.TaxCode(text, today)),
            FieldType.Phone => Beside(field, PersonFields.Phone(text)),
            FieldType.Email => Beside(field, PersonFields.Email(text)),
            FieldType.PastDate => PastDate(field, text, today),
            FieldType.Number => Number(field, text),
            FieldType.Lookup => Lookup(field, text),
            FieldType.Choice or FieldType.Select =>
                field.Options?.Any(o => o.Value == text) == true ? text : Missing(field),
            _ => text,
        };
    }

    /// <summary>What is odd about a kept answer and refuses nothing: shown to whoever has the card in hand. Null when nothing is.</summary>
    /// <param name="born">The birth date of the person an identity number belongs to, when the form knows it.</param>
    public static Error? Doubt(FormField field, string kept, DateOnly today, DateOnly? born) =>
        field.Type == FieldType.IdentityNumber ? PersonFields.IdentityDoubt(kept, today, born)?.For(field.Code) : null;

    /// <summary>
    /// The birth date asked beside an identity number: motherIdentity goes with motherBirthDate. Null where none was asked or said.
    /// </summary>
    public static DateOnly? Born(FormField field, Func<string, string?> said)
    {
        const string identity = "Identity";
        if (field.Type != FieldType.IdentityNumber || !field.Code.EndsWith(identity, StringComparison.Ordinal)) return null;
        return said($"{field.Code[..^identity.Length]}BirthDate") is { } text && TryDate(text, out var born) ? born : null;
    }

    private static Error Missing(FormField field) => Wrong(field, field.Type switch
    {
        // A label that asks is not a thing to fill in or to choose.
        FieldType.Choice or FieldType.Select or FieldType.Agency or FieldType.Lookup
            when IsQuestion(field.ReadAs) => "unanswered",
        FieldType.Choice or FieldType.Select or FieldType.Agency or FieldType.Lookup => "choose",
        FieldType.PastDate => "date-missing",
        _ when IsQuestion(field.Label) => "unanswered",
        _ => "missing",
    });

    /// <summary>How a sentence names the field: by its label, and by its summary where the label is a question.</summary>
    public static string NameOf(FormField field) => IsQuestion(field.Label) ? field.ReadAs : field.Label;

    private static bool IsQuestion(string label) => label.EndsWith('?');

    private static Result<string> Beside(FormField field, Result<string> kept) => kept.IsError ? kept.Error.For(field.Code) : kept;

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
        WholeNumber.TryRead(text, out var number) && number >= 1 && number <= (field.Maximum ?? DefaultMost)
            ? number.ToString(CultureInfo.InvariantCulture)
            : Wrong(field, "number", ("max", field.Maximum ?? DefaultMost),
                ("typed", text.Length > LongestEcho ? $"{text[..LongestEcho]}…" : text));

    /// <summary>One of a long list: by its code, its name or an older name, with or without marks. Its own name comes first.</summary>
    private static Result<string> Lookup(FormField field, string text)
    {
        var key = Key(text);
        var options = field.Options ?? [];
        var found = options.FirstOrDefault(o => o.Value == text) ?? options.FirstOrDefault(o => Key(o.Text) == key)
            ?? options.FirstOrDefault(o => o.Aliases?.Any(alias => Key(alias) == key) == true);
        return found is not null
            ? found.Value
            : Wrong(field, "not-in-list", ("typed", text.Length > LongestEcho ? $"{text[..LongestEcho]}…" : text));
    }

    private static string Key(string text) => string.Concat(VietnameseText.Fold(text).Where(char.IsLetterOrDigit));

    private static Error Wrong(FormField field, string what, params (string, object?)[] args) =>
        Error.Invalid($"fields.{what}", [("label", NameOf(field)), ("what", LowerFirst(field.ReadAs)), .. args]).For(field.Code);

    /// <summary>As it stands inside a sentence: "giới tính của trẻ".</summary>
    public static string LowerFirst(string label) =>
        label.Length == 0 ? label : char.ToLower(label[0], CultureInfo.CurrentCulture) + label[1..];

    private static string CleanLines(string? typed) =>
        string.Join('\n', (typed ?? "").ReplaceLineEndings("\n").Split('\n').Select(VietnameseText.Clean)).Trim('\n');
}
