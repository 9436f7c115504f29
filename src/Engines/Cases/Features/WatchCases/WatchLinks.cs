namespace OpenProvince.Cases.Features;

/// <summary>The watcher's page.</summary>
internal static class WatchLinks
{
    public const string Page = "/desk/watcher";
}
