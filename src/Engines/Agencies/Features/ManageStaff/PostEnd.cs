using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>A last day of a post, as a page says it: the post ends with that day.</summary>
internal static class PostEnd
{
    /// <summary>Years ahead a post may end by itself.</summary>
    private const int MostYears = 10;

    /// <summary>The moment it ends, null when it has no last day; a refusal beside the field.</summary>
    public static Result<Instant?> Of(DateOnly? day, bool empty, Instant now)
    {
        if (empty) return (Instant?)null;
        if (day is not { } last) return AgencyErrors.DayMalformed.For("until");
        if (last > now.LocalDay().AddYears(MostYears)) return AgencyErrors.DayTooFar.For("until");
        return last < now.LocalDay() ? AgencyErrors.DayPassed.For("until") : last.AddDays(1).Start();
    }

    /// <summary>The last day of a post that ends at that moment.</summary>
    public static DateOnly LastDay(Instant end) => (end - TimeSpan.FromSeconds(1)).LocalDay();
}
