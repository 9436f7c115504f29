using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What people may do here, and which role may do it. Scope is the agency of the post and everything below it.</summary>
internal static class DossierPermissions
{
    public const string File = "dossiers.file";
    public const string FileForOthers = "dossiers.file-for-others";
    public const string TakeIn = "dossiers.take-in";
    public const string BackDate = "dossiers.back-date";
    /// <summary>To agree that somebody else enters a dossier under a day long past.</summary>
    public const string ConsentToBackDate = "dossiers.consent-to-back-date";
    public const string Accept = "dossiers.accept";
    public const string Refuse = "dossiers.refuse";
    public const string RequestSupplement = "dossiers.request-supplement";
    public const string Supply = "dossiers.supply";
    public const string HandOver = "dossiers.hand-over";
    public const string Propose = "dossiers.propose";
    public const string Approve = "dossiers.approve";
    public const string Payment = "dossiers.payment";
    public const string Finish = "dossiers.finish";
    public const string Return = "dossiers.return";
    public const string Withdraw = "dossiers.withdraw";
    public const string WithdrawForOthers = "dossiers.withdraw-for-others";
    public const string Stop = "dossiers.stop";
    public const string Read = "dossiers.read";
    /// <summary>Identity numbers in full, for those a dossier does not wait for; each showing is recorded.</summary>
    public const string Identity = "dossiers.identity";
    public const string CloseMonth = "dossiers.close-month";
    public const string Forget = "dossiers.forget";
    public const string Readings = "dossiers.readings";

    public static IReadOnlyList<PermissionFact> All { get; } =
    [
        new(File, Roles.Citizen),
        new(Withdraw, Roles.Citizen),
        new(Read, Roles.OfOffice),
        new(FileForOthers, Roles.DeskOfficer),
        new(TakeIn, Roles.DeskOfficer),
        new(BackDate, Roles.DeskOfficer),
        new(Accept, Roles.DeskOfficer),
        new(Refuse, Roles.DeskOfficer),
        new(RequestSupplement, Roles.DeskOfficer, Roles.Specialist),
        new(Supply, Roles.Citizen, Roles.DeskOfficer, Roles.Specialist),
        new(HandOver, Roles.DeskOfficer, Roles.Specialist, Roles.Leader, Roles.RecordsClerk),
        new(Propose, Roles.Specialist),
        new(Approve, Roles.Leader) { AsksProof = true },
        new(Payment, Roles.DeskOfficer, Roles.Specialist),
        new(Finish, Roles.Specialist, Roles.RecordsClerk),
        new(Return, Roles.DeskOfficer, Roles.RecordsClerk),
        new(WithdrawForOthers, Roles.DeskOfficer),
        new(Stop, Roles.Specialist, Roles.Leader),
        new(Identity, Roles.DeskOfficer, Roles.Specialist, Roles.Leader, Roles.RecordsClerk),
        new(ConsentToBackDate, Roles.Leader),
        new(CloseMonth, Roles.ProvinceAdministrator) { OfProvince = true },
        new(Forget, Roles.ProvinceAdministrator) { OfProvince = true },
        new(Readings, Roles.ProvinceAdministrator) { OfProvince = true },
    ];
}
