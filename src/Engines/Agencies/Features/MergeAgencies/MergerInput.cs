using System.Globalization;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>A merger as its two steps say it: first which agencies and where to, then for each agency its receiver.</summary>
internal sealed class MergerInput : DecisionInput
{
    public DayMonthYear? Day { get; set; }
    public string[]? Agencies { get; set; }
    public string? Receiver { get; set; }
    public string[]? From { get; set; }
    public string[]? To { get; set; }
    /// <summary>"true" on the button that decides.</summary>
    public string? Sure { get; set; }

    /// <summary>The numbers among what was sent.</summary>
    internal static IReadOnlyList<long> Numbers(string[]? typed) => [.. (typed ?? []).Select(IdOf).Where(id => id > 0).Distinct()];

    /// <summary>The second step's answer: each agency with its receiver; null while it was not asked.</summary>
    internal IReadOnlyDictionary<long, long?>? Parts()
    {
        if (From is not { Length: > 0 } from) return null;
        var parts = new Dictionary<long, long?>();
        for (var i = 0; i < from.Length; i++)
            if (IdOf(from[i]) is > 0 and var id) parts[id] = i < To?.Length && IdOf(To[i]) is > 0 and var to ? to : null;
        return parts;
    }

    internal static long IdOf(string? typed) =>
        long.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
