namespace OpenProvince.Agencies.Contracts;

/// <summary>Permissions of this module.</summary>
public static class AgencyPermissions
{
    /// <summary>See all officers with their posts, change a role, lock and unlock.</summary>
    public const string ManageStaff = "agencies.manage-staff";
}
