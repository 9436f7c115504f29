using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// What a reader asks of a record of what happened, as the address says it. What is no date or kind asks nothing.
/// </summary>
internal sealed record RecordQuestion(string? Kind, string? Officer, DateOnly? From, DateOnly? To)
{
    /// <summary>How an address names the place below which lines are shown.</summary>
    public const string Place = "before";

    public const int PageSize = 50;
    private const int LongestText = 100;

    public static readonly RecordQuestion All = new(null, null, null, null);

    public static RecordQuestion Read(IQueryCollection query, IEnumerable<string> kinds) => new(
        kinds.FirstOrDefault(kind => kind == query["kind"]),
        VietnameseText.Clean(query["officer"]) is { Length: > 0 and <= LongestText } officer ? officer : null,
        Day(query["from"]), Day(query["to"]));

    /// <summary>The first moment asked for, and the first after the last.</summary>
    public (Instant? From, Instant? Before) Moments => (From?.Start(), To?.AddDays(1).Start());

    /// <summary>The place an address names; the top for what is none.</summary>
    public static long Below(string? asked) =>
        long.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : long.MaxValue;

    /// <param name="below">The place; null is the top.</param>
    public string Query(long? below = null)
    {
        var parts = new[]
        {
            ("kind", Kind), ("officer", Officer), ("from", Text(From)), ("to", Text(To)),
            (Place, below?.ToString(CultureInfo.InvariantCulture)),
        };
        return string.Join('&', parts.Where(part => part.Item2 is not null)
            .Select(part => $"{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));
    }

    public static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is >= 1970 and < 9999 ? day : null;
}

/// <summary>Officers by words of their name, title or units, without accents.</summary>
internal sealed class OfficerSearch(IStaff staff, IAgencies agencies)
{
    private const int Most = 200;

    /// <summary>The first ones found; null when nobody was asked for.</summary>
    public IReadOnlyList<long>? Find(string? words) => words is null
        ? null
        : [.. staff.All.Where(one => VietnameseText.HasWords(Words(one), words)).Take(Most).Select(one => one.Id)];

    public string Words(StaffInfo one) =>
        VietnameseText.Fold(
            $"{one.Name} {one.Title} {string.Join(' ', one.Posts.Select(post => agencies.Find(new(post.Agency))?.ShortName))}");
}
