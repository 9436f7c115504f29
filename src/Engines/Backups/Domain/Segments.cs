using System.Globalization;
using System.Text.RegularExpressions;

namespace OpenProvince.Backups.Domain;

/// <summary>Names of write-ahead log segments: timeline, log and segment, eight hexadecimal digits each.</summary>
internal static partial class Segments
{
    public static bool IsSegment(string name) => Name().IsMatch(name);

    public static bool IsHistory(string name) => name.EndsWith(".history", StringComparison.Ordinal);

    /// <summary>The segment that a base names in its label as its start; null when it names none.</summary>
    public static string? StartOf(string label) => Label().Match(label) is { Success: true } match ? match.Groups["segment"].Value : null;

    /// <summary>The first name that does not follow the one before it on the same timeline; null when none is missing.</summary>
    /// <param name="names">In order.</param>
    /// <param name="size">Bytes of a segment.</param>
    public static string? FirstGap(IReadOnlyList<string> names, long size)
    {
        for (var i = 1; i < names.Count; i++)
            if (names[i][..8] == names[i - 1][..8] && Number(names[i], size) != Number(names[i - 1], size) + 1) return names[i];
        return null;
    }

    private static long Number(string name, long size) =>
        (Part(name, 8) * (0x1_0000_0000L / size)) + Part(name, 16);

    private static long Part(string name, int at) => long.Parse(name.AsSpan(at, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("^[0-9A-F]{24}$", RegexOptions.None, 1000)]
    private static partial Regex Name();

    [GeneratedRegex(@"START WAL LOCATION: [0-9A-F/]+ \(file (?<segment>[0-9A-F]{24})\)", RegexOptions.None, 1000)]
    private static partial Regex Label();
}
