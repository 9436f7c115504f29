using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Domain;

/// <summary>What a person row may hold. Says everything that is wrong at once, each beside its field.</summary>
internal static class PersonRules
{
    private const int AddressLength = 300;

    public static Result<PersonData> Check(PersonData data, DateOnly today, Func<string, bool> isCommune)
    {
        var clean = data with { Address = Text(data.Address), Commune = Text(data.Commune) };
        var wrong = new List<Error>();
        string? Kept(string? typed, Func<string, Result<string>> rule, string field)
        {
            if (Text(typed) is not { } said) return null;
            var result = rule(said);
            if (!result.IsError) return result.Value;
            wrong.Add(result.Error.For(field));
            return null;
        }

        void Say(Error? error, string field)
        {
            if (error is not null) wrong.Add(error.For(field));
        }

        var known = Enum.IsDefined(clean.Kind);
        Say(known ? null : Error.Invalid("agencies.person-kind-unknown"), "kind");
        var name = PersonFields.Name(data.Name, known ? clean.Kind : PersonKind.Citizen);
        Say(name.Error, "name");
        Say(BirthDate(clean.BirthDate, today), "birthDate");
        clean = clean with
        {
            Name = name.IsError ? "" : name.Value,
            // Which rule the number follows depends on the kind.
            IdentityNumber = !known ? null : Kept(data.IdentityNumber,
                number => clean.Kind == PersonKind.Citizen ? PersonFields.Identity(number, today) : PersonFields.TaxCode(number, today),
                "identityNumber"),
            Phone = Kept(data.Phone, PersonFields.Phone, "phone"),
            Email = Kept(data.Email, PersonFields.Email, "email"),
        };
        Say(clean.Address?.Length > AddressLength ? Error.Invalid("agencies.address-too-long", ("max", AddressLength)) : null, "address");
        Say(clean.Commune is { } code && !isCommune(code) ? Error.Invalid("agencies.commune-unknown", ("code", code)) : null, "commune");
        return Error.All(wrong) is { } all ? all : clean;
    }

    private static Error? BirthDate(DateOnly? born, DateOnly today)
    {
        if (born is not { } day) return null;
        if (day > today) return Error.Invalid("agencies.birth-in-future");
        return day.Year < today.Year - 130 ? Error.Invalid("agencies.birth-too-long-ago") : null;
    }

    private static string? Text(string? text) => VietnameseText.Clean(text) is { Length: > 0 } clean ? clean : null;
}
