using Microsoft.Extensions.DependencyInjection;
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

    public static IServiceCollection AddDossierPermissions(this IServiceCollection services) => services
        .AddPermissions(Roles.Citizen, File, Supply, Withdraw)
        .AddPermissions(Roles.DeskOfficer, Read, FileForOthers, TakeIn, BackDate, Accept, Refuse, RequestSupplement, Supply, HandOver,
            Payment, Return, WithdrawForOthers, Identity)
        .AddPermissions(Roles.Specialist, Read, RequestSupplement, Supply, HandOver, Propose, Payment, Finish, Stop, Identity)
        .AddPermissions(Roles.Leader, Read, HandOver, Approve, Stop, Identity, ConsentToBackDate)
        .AddPermissions(Roles.RecordsClerk, Read, Finish, HandOver, Return, Identity)
        .AddPermissions(Roles.ProvinceAdministrator, Read, CloseMonth, Forget, Readings);
}
