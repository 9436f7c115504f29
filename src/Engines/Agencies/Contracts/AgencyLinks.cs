using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Addresses of this module's pages.</summary>
public static class AgencyLinks
{
    /// <summary>Sign-in page that leads back to a local address.</summary>
    public static string SignIn(string? back = null) => back is null ? "/dang-nhap" : $"/dang-nhap?ve={Uri.EscapeDataString(back)}";

    /// <summary>POST: ends the session.</summary>
    public const string SignOut = "/dang-xuat";

    /// <summary>POST with <c>vi-tri</c> = agency:role and <c>ve</c>: changes the active post.</summary>
    public const string SwitchPost = "/tai-khoan/vi-tri";

    /// <summary>Officers of the province, for the administrator.</summary>
    public const string Staff = "/admin/staff";

    /// <summary>Directory of agencies.</summary>
    public const string Directory = "/don-vi";

    /// <summary>Page of one agency.</summary>
    public static string Agency(string code) => $"/don-vi/{Uri.EscapeDataString(code)}";

    /// <summary>Why something is not allowed and who can grant it.</summary>
    /// <param name="permission">What was asked.</param>
    /// <param name="decision">What the decision function answered.</param>
    /// <param name="agency">The agency of the resource, when there is one.</param>
    public static string NotAllowed(string permission, Decision decision, long? agency = null) =>
        $"/khong-duoc-phep?ly-do={Slug(decision.Reason)}&quyen={Uri.EscapeDataString(permission)}" +
        (agency is { } at ? $"&don-vi={at}" : "") +
        (decision is { Reason: PermissionReason.OtherPost, Through: { } post } ? $"&vi-tri={Uri.EscapeDataString($"{post.Agency}:{post.Role}")}" : "");

    internal static string Slug(PermissionReason reason) => reason switch
    {
        PermissionReason.NotSignedIn => "chua-dang-nhap",
        PermissionReason.OutsideScope => "ngoai-pham-vi",
        PermissionReason.OtherPost => "vi-tri-khac",
        _ => "thieu-quyen",
    };
}
