using System.Text.RegularExpressions;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>What a person row may hold. Says everything that is wrong at once, each beside its field.</summary>
internal static partial class PersonRules
{
    public const int NameLength = 120;
    public const int AddressLength = 300;

    public static Result<PersonData> Check(PersonData data, DateOnly today, Func<string, bool> isCommune)
    {
        var clean = Clean(data);
        var wrong = new List<Error>();
        void Say(Error? error, string field)
        {
            if (error is not null) wrong.Add(error.For(field));
        }

        Say(Name(clean.Name), "name");
        Say(BirthDate(clean.BirthDate, today), "birthDate");
        Say(clean.Kind == PersonKind.Citizen ? Identity(clean.IdentityNumber) : TaxCode(clean.IdentityNumber), "identityNumber");
        Say(Phone(clean.Phone), "phone");
        Say(Email(clean.Email), "email");
        Say(clean.Address?.Length > AddressLength ? Error.Invalid("agencies.address-too-long", ("max", AddressLength)) : null, "address");
        Say(clean.Commune is { } code && !isCommune(code) ? Error.Invalid("agencies.commune-unknown", ("code", code)) : null, "commune");
        return Error.All(wrong) is { } all ? all : clean;
    }

    private static PersonData Clean(PersonData data) => data with
    {
        Name = VietnameseText.Clean(data.Name),
        IdentityNumber = Digits(data.IdentityNumber),
        Phone = NormalPhone(data.Phone),
        Email = Text(data.Email),
        Address = Text(data.Address),
        Commune = Text(data.Commune),
    };

    private static Error? Name(string name)
    {
        if (name.Length == 0) return Error.Invalid("agencies.name-empty");
        if (name.Length > NameLength) return Error.Invalid("agencies.name-too-long", ("max", NameLength));
        return name.Any(char.IsLetter) ? null : Error.Invalid("agencies.name-without-letters");
    }

    private static Error? BirthDate(DateOnly? born, DateOnly today)
    {
        if (born is not { } day) return null;
        if (day > today) return Error.Invalid("agencies.birth-in-future");
        return day.Year < today.Year - 130 ? Error.Invalid("agencies.birth-too-long-ago") : null;
    }

    /// <summary>12 digits of the identity card, or 9 of the older one.</summary>
    private static Error? Identity(string? number)
    {
        if (number is null) return null;
        if (!number.All(char.IsAsciiDigit)) return Error.Invalid("agencies.identity-not-digits");
        if (number.Length is not (9 or 12)) return Error.Invalid("agencies.identity-length", ("length", number.Length));
        return null;
    }

    private static Error? TaxCode(string? number) =>
        number is null || TaxPattern().IsMatch(number) ? null : Error.Invalid("agencies.tax-code-wrong");

    private static Error? Phone(string? phone) =>
        phone is null || PhonePattern().IsMatch(phone) ? null : Error.Invalid("agencies.phone-wrong");

    private static Error? Email(string? email) =>
        email is null || (email.Length <= 200 && EmailPattern().IsMatch(email)) ? null : Error.Invalid("agencies.email-wrong");

    private static string? Text(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;

    private static string? Digits(string? number) => Text(number?.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal));

    /// <summary>Spaces and dots drop, +84 becomes 0: one spelling for the exact match.</summary>
    internal static string? NormalPhone(string? phone)
    {
        var digits = Digits(phone)?.Replace("-", "", StringComparison.Ordinal);
        return digits?.StartsWith("+84", StringComparison.Ordinal) == true ? $"0{digits[3..]}" : digits;
    }

    [GeneratedRegex(@"^0([35789][0-9]{8}|2[0-9]{9})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PhonePattern();

    [GeneratedRegex(@"^([0-9]{10}(-[0-9]{3})?|[0-9]{12})\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TaxPattern();

    [GeneratedRegex(@"^[^@\s<>""]+@[^@\s<>""]+\.[^@\s<>"".]+\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex EmailPattern();
}
