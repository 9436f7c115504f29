using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>All addresses of the officer pages.</summary>
internal static class DeskLinks
{
    public const string Queue = "/desk/ho-so", Intake = "/desk/tiep-nhan", Returns = "/desk/tra-ket-qua", Approvals = "/desk/phe-duyet",
        Consent = "/desk/nhap-lui";

    public static string Dossier(string code) => DossierActs.All.Page(code);

    /// <summary>The dossier with identity numbers in full.</summary>
    public static string Reveal(string code) => $"{Dossier(code)}?hien=1#nguoi";

    public static string Pane(string code) => $"{Dossier(code)}/tom-tat";

    public static string Act(string code, ActFacts act) => DossierActs.All.Page(code, act);

    /// <summary>The intake with its procedure, and the case its papers are for.</summary>
    public static string IntakeOf(string procedure, string? caseCode) =>
        $"{Intake}?procedure={Uri.EscapeDataString(procedure)}" +
        (string.IsNullOrEmpty(caseCode) ? "" : $"&truong-hop={Uri.EscapeDataString(caseCode)}");

    /// <summary>Who looked at it.</summary>
    public static string Readings(string code) => $"{Dossier(code)}/luot-xem";

    public static string Slip(string code, string slip) => $"{Dossier(code)}/in/{slip}";

    public static string File(long id) => $"/tep/{id}";
}
