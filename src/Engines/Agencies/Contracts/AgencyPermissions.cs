namespace OpenProvince.Agencies.Contracts;

/// <summary>Permissions of this module.</summary>
public static class AgencyPermissions
{
    /// <summary>To be somebody of the office at all: own account and messages inside.</summary>
    public const string Office = "agencies.office";

    /// <summary>See the overview of those who administer the province.</summary>
    public const string Administer = "agencies.administer";

    /// <summary>See all officers with their posts, change a role, lock and unlock.</summary>
    public const string ManageStaff = "agencies.manage-staff";

    /// <summary>Make roles and change what a role may do.</summary>
    public const string ManageRoles = "agencies.manage-roles";

    /// <summary>Make keys with which programs act as officers, and take them back.</summary>
    public const string ManageKeys = "agencies.manage-keys";

    /// <summary>Make, rename, move and close agencies, and decide which ones go on in others.</summary>
    public const string ManageAgencies = "agencies.manage-agencies";

    /// <summary>Say for others of the unit when they are away and who stands in; for oneself everybody of the office may.</summary>
    public const string SetAbsences = "agencies.set-absences";

    /// <summary>Issue a temporary password to a citizen whose identity card is on the desk.</summary>
    public const string IssueCitizenPassword = "agencies.issue-citizen-password";

    /// <summary>See who changed rights, locks and rules: of the own unit and what stands below it, and what holds for all.</summary>
    public const string SeeChanges = "agencies.see-changes";

    /// <summary>See what happened to accounts, and take it away as a file.</summary>
    public const string SeeSecurityEvents = "agencies.see-security-events";
}
