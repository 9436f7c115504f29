using OpenProvince.Fields.Contracts;

namespace OpenProvince.Procedures.Contracts;

/// <summary>A paper (thành phần hồ sơ) of a case, with how many originals, certified copies and photocopies the desk takes.</summary>
public sealed record DossierComponent(
    string Code,
    string Name,
    ComponentSource Source,
    int Originals,
    int CertifiedCopies,
    int Photocopies,
    bool Required,
    string? Note)
{
    /// <summary>What officers read of it: nothing of how a citizen fills it in or brings it.</summary>
    public string? NoteForOfficers =>
        Source is ComponentSource.Form || Note?.Split(' ').Contains("bạn", StringComparer.OrdinalIgnoreCase) is true ? null : Note;
}

/// <summary>Where a paper comes from.</summary>
public enum ComponentSource
{
    /// <summary>The declaration itself: filled in on the page, nothing to print.</summary>
    Form = 1,
    /// <summary>The applicant supplies it: photographed or scanned online, handed over at the desk.</summary>
    Upload = 2,
    /// <summary>Read from a national database: never asked for.</summary>
    Database = 3,
    /// <summary>Only shown for comparison, at the desk or when the result is signed or handed over.</summary>
    Present = 4,
}
