namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>All addresses of the citizen pages that show dossiers.</summary>
internal static class CitizenLinks
{
    public const string Track = "/tra-cuu", Mine = "/ho-so-cua-toi";

    /// <summary>Beginnings of the addresses that belong to the entry "procedures" of the menu, and to "where is my dossier".</summary>
    public static readonly IReadOnlyList<string> OfProcedures = ["/thu-tuc", "/viec-trong-doi", "/nop-ho-so"], OfOneDossier = ["/ho-so"];

    public static string Apply(string code) => $"/nop-ho-so/{Uri.EscapeDataString(code)}";

    public static string Draft(string procedure, long draft) => $"{Apply(procedure)}/{draft}";

    /// <param name="toCheck">Its answer is only corrected: the way leads back to check-answers.</param>
    public static string Question(string procedure, long draft, string question, bool toCheck = false) =>
        $"{Draft(procedure, draft)}/{question}{(toCheck ? "?ve=kiem-tra" : null)}";

    public static string Check(string procedure, long draft) => Question(procedure, draft, "kiem-tra");

    public static string Forget(string procedure, long draft) => $"{Draft(procedure, draft)}/xoa";

    /// <summary>Asks whether a draft written before the sign-in is the account's.</summary>
    public static string Claim(string procedure, long draft) => $"{Draft(procedure, draft)}/cua-toi";

    public static string Dossier(string code) => $"/ho-so/{Uri.EscapeDataString(code)}";

    public static string Receipt(string code) => $"{Dossier(code)}/giay-hen";

    public static string Supply(string code) => $"{Dossier(code)}/bo-sung";

    public static string SupplySlot(string code, int number) => $"{Supply(code)}?giay={number}";

    public static string File(long id) => $"/tep/{id}";
}
