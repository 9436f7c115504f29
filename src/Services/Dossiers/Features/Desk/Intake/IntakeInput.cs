using OpenProvince.Agencies.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>What the intake form posts; everything as text, so that it comes back as it was typed.</summary>
internal sealed class IntakeInput
{
    public string? Key { get; set; }
    /// <summary>Code, or words to search for.</summary>
    public string? Procedure { get; set; }
    /// <summary>One of the procedures found.</summary>
    public string? Pick { get; set; }
    public string? Case { get; set; }
    public string? Channel { get; set; }
    public string? Request { get; set; }
    public PersonInput? Applicant { get; set; }
    public bool OtherOwner { get; set; }
    public PersonInput? Owner { get; set; }
    public bool FromPaper { get; set; }
    public DayMonthYear? Day { get; set; }
    public string? Time { get; set; }
    public string? Reason { get; set; }
    /// <summary>A leader's code, for a day long past.</summary>
    public string? Consent { get; set; }
    /// <summary>The moment the officer was shown in words and confirmed, in microseconds.</summary>
    public string? Confirmed { get; set; }
    /// <summary>Which button: look the procedure up, or take the dossier in.</summary>
    public string? Do { get; set; }
}

internal sealed class PersonInput
{
    public string? Kind { get; set; }
    public string? Name { get; set; }
    public string? IdentityNumber { get; set; }
    public string? Phone { get; set; }
    public string? Address { get; set; }
    public string? Commune { get; set; }

    public PersonData ToData() => new(
        Kind switch { "business" => PersonKind.Business, "organisation" => PersonKind.Organisation, _ => PersonKind.Citizen },
        Name ?? "", null, Blank(IdentityNumber), Blank(Phone), null, Blank(Address), Blank(Commune));

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
