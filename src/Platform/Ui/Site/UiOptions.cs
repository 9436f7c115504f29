using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Addresses the layouts lead to; they belong to modules above this one.</summary>
public sealed class UiOptions
{
    public string StaffHome { get; set; } = "/";

    /// <summary>Where the search of the staff header is posted to, with its text as <c>q</c>.</summary>
    public string StaffSearch { get; set; } = "/";

    /// <summary>Where somebody starts who has just signed in.</summary>
    public string HomeOf(ActorKind kind) => kind is ActorKind.Officer ? StaffHome : "/";

    public string SignIn { get; set; } = "/dang-nhap";

    /// <summary>Server-sent events with changed tiles; see js/live.js for the messages.</summary>
    public string LiveAddress { get; set; } = "/live";
}
