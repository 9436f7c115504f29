namespace OpenProvince.Ui;

/// <summary>Addresses the layouts lead to; they belong to modules above this one.</summary>
public sealed class UiOptions
{
    public string StaffHome { get; set; } = "/desk";

    /// <summary>Where the search of the staff header is posted to, with its text as <c>q</c>.</summary>
    public string StaffSearch { get; set; } = "/desk/tim";

    public string SignIn { get; set; } = "/dang-nhap";

    /// <summary>Server-sent events with changed tiles; see js/live.js for the messages.</summary>
    public string LiveAddress { get; set; } = "/live";
}
