namespace OpenProvince.Notices.Contracts;

/// <summary>Addresses of this module's pages.</summary>
public static class NoticeLinks
{
    /// <summary>A citizen's notices.</summary>
    public const string Mine = "/thong-bao";

    /// <summary>An officer's notices.</summary>
    public const string Desk = "/desk/notices";

    /// <summary>The words of notices, for the administrator.</summary>
    public const string Templates = "/admin/notices";

    /// <summary>POST with <c>id</c>: marks one of one's own as read and leads to its place. Without <c>id</c>: marks all.</summary>
    public const string Read = "/thong-bao/da-doc";
}
