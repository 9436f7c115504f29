namespace OpenProvince.Agencies.Features;

/// <summary>Program and system of a browser as two codes from a closed list: one knows one's own device again, no fingerprint.</summary>
internal static class DeviceName
{
    // The first that is found: later names also stand in the headers of earlier ones.
    private static readonly (string Mark, string Code)[] Programs =
    [
        ("Zalo", "zalo"), ("coc_coc", "coccoc"), ("Edg", "edge"), ("OPR/", "opera"), ("SamsungBrowser", "samsung"), ("Firefox", "firefox"),
        ("FxiOS", "firefox"), ("CriOS", "chrome"), ("Chrome", "chrome"), ("Safari", "safari"),
    ];

    private static readonly (string Mark, string Code)[] Systems =
    [
        ("iPhone", "iphone"), ("iPad", "ipad"), ("Android", "android"), ("Windows", "windows"), ("Mac OS X", "mac"), ("CrOS", "chromeos"),
        ("Linux", "linux"),
    ];

    public static readonly IReadOnlyList<string> Codes = [.. Programs.Concat(Systems).Select(one => one.Code).Append("other").Distinct()];

    /// <returns>For example <c>chrome windows</c>; <c>other other</c> when nothing is known.</returns>
    public static string Of(string userAgent) => $"{Find(Programs, userAgent)} {Find(Systems, userAgent)}";

    private static string Find((string Mark, string Code)[] known, string text) =>
        Array.Find(known, one => text.Contains(one.Mark, StringComparison.Ordinal)).Code ?? "other";
}
