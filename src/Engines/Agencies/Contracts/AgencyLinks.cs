using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Addresses of this module's pages.</summary>
public static class AgencyLinks
{
    /// <summary>Sign-in page that leads back to a local address.</summary>
    public static string SignIn(string? back = null) => back is null ? "/dang-nhap" : $"/dang-nhap?ve={Uri.EscapeDataString(back)}";

    /// <summary>POST: ends the session.</summary>
    public const string SignOut = "/dang-xuat";

    /// <summary>Replaces a temporary password, after it was given at the sign-in.</summary>
    public static string NewPassword(string back) => $"/dang-nhap/mat-khau-moi?ve={Uri.EscapeDataString(back)}";

    /// <summary>Asks for a code after the password.</summary>
    public static string SecondStep(string back) => $"/dang-nhap/ma-xac-thuc?ve={Uri.EscapeDataString(back)}";

    /// <summary>Sets the second step up that a role asks for, after the password.</summary>
    public static string SetUpStep(string back) => $"/dang-nhap/thiet-lap-ma?ve={Uri.EscapeDataString(back)}";

    /// <summary>Sets a second step up from the own account.</summary>
    public const string SecondFactor = "/desk/account/second-step";

    /// <summary>Asks somebody signed in to prove anew who they are, then leads on.</summary>
    public static string Prove(string back) => $"/desk/account/proof?ve={Uri.EscapeDataString(back)}";

    /// <summary>What to do without a password.</summary>
    public const string ForgottenPassword = "/quen-mat-khau";

    /// <summary>Own sessions and password, in the frame of the citizens' pages.</summary>
    public const string Account = "/tai-khoan";

    /// <summary>Own sessions and password, in the frame of the officers' pages.</summary>
    public const string StaffAccount = "/desk/account";

    /// <summary>POST with <c>phien</c>, the session to end; without it all others end. <c>ve</c> leads back.</summary>
    public const string EndSession = "/tai-khoan/phien/ket-thuc";

    /// <summary>A desk issues a temporary password to a citizen who shows the identity card.</summary>
    public const string CitizenPassword = "/desk/citizen-password";

    /// <summary>Changes of rights and rules; <c>.csv</c> behind it is the same as a file.</summary>
    public const string Changes = "/admin/changes";

    /// <summary>What happened to accounts, for the administrator; <c>.csv</c> behind it is the same as a file.</summary>
    public const string SecurityEvents = "/admin/security-events";

    /// <summary>POST with <c>vi-tri</c> = agency:role and <c>ve</c>: changes the active post.</summary>
    public const string SwitchPost = "/tai-khoan/vi-tri";

    /// <summary>Pages of those who administer the province.</summary>
    public const string Administration = "/admin";

    /// <summary>Officers of the province, for the administrator.</summary>
    public const string Staff = "/admin/staff";

    /// <summary>Roles and what they may do.</summary>
    public const string Roles = "/admin/roles";

    /// <summary>Keys with which programs act as officers.</summary>
    public const string Keys = "/admin/keys";

    /// <summary>A new key that acts as an officer.</summary>
    public static string NewKey(long staff) => $"{Keys}/new?officer={staff}";

    /// <summary>POST with <c>khoa</c>: ends that key now.</summary>
    public const string RevokeKey = "/admin/keys/revoke";

    /// <summary>Agencies, for who changes them.</summary>
    public const string Agencies = "/admin/agencies";

    /// <summary>One agency: its names, addresses and forms.</summary>
    public static string AgencyAdmin(long agency) => $"{Agencies}/{agency}";

    /// <summary>A new agency below another one.</summary>
    public static string NewAgency(long above) => $"{Agencies}/new?above={above}";

    /// <summary>Which agencies go on in others.</summary>
    public const string Mergers = "/admin/agencies/succession";

    /// <summary>A new decision about agencies below one.</summary>
    public static string NewMerger(long? above = null) => $"{Mergers}/new{(above is { } id ? $"?above={id}" : "")}";

    /// <summary>One decision, and how far it is.</summary>
    public static string Merger(long id) => $"{Mergers}/{id}";

    /// <summary>A new officer.</summary>
    public const string NewStaff = "/admin/staff/new";

    /// <summary>When the reader is away and who stands in.</summary>
    public const string Away = "/desk/away";

    /// <summary>The same for an officer of a unit the reader answers for.</summary>
    public static string AwayOf(long staff, long agency) => $"{Away}/{staff}?unit={agency}";

    /// <summary>A role of the province's own.</summary>
    public const string NewRole = "/admin/roles/new";

    /// <summary>What a role may do and who has it.</summary>
    public static string Role(string id) => $"{Roles}/{Uri.EscapeDataString(id)}";

    /// <summary>An officer's page.</summary>
    public static string Officer(long staff) => $"{Staff}/{staff}";

    /// <summary>A further post of an officer.</summary>
    public static string NewPost(long staff) => $"{Staff}/{staff}/posts/new";

    /// <summary>One post of an officer: until when, and its end.</summary>
    public static string PostOf(long staff, Post post) =>
        $"{Staff}/{staff}/posts?vi-tri={Uri.EscapeDataString($"{post.Agency}:{post.Role}")}";

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
        (decision is { Reason: PermissionReason.OtherPost, Through: { } post }
            ? $"&vi-tri={Uri.EscapeDataString($"{post.Agency}:{post.Role}")}"
            : "");

    internal static string Slug(PermissionReason reason) => reason switch
    {
        PermissionReason.NotSignedIn => "chua-dang-nhap",
        PermissionReason.OutsideScope => "ngoai-pham-vi",
        PermissionReason.OtherPost => "vi-tri-khac",
        _ => "thieu-quyen",
    };
}
