using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Domain;

/// <summary>How far apart the days are on which a recurring task is given.</summary>
internal enum RecurEvery
{
    Week = 1,
    Month = 2,
    Quarter = 3,
    Year = 4,
}

/// <summary>A task that is given again and again.</summary>
/// <param name="Home">The agency that assigns.</param>
/// <param name="Actor">Who set it up: each task is given in this officer's right.</param>
/// <param name="Leader">In whose name, where a clerk set it up.</param>
/// <param name="First">The day of the first; the others follow from it.</param>
/// <param name="Days">Working days of the lead unit to do it in, 1 to <see cref="MostDays"/>.</param>
/// <param name="Next">The day the next one is given.</param>
/// <param name="Why">Why the one that is due could not be given, in words; null when nothing hinders it.</param>
internal sealed record Recurring(
    long Id, long Home, string Actor, string? Leader, string Field, long Lead, string Content, string? Product, string? Source,
    RecurEvery Every, DateOnly First, int Days, DateOnly Next, Instant MadeAt, string? Why, Instant? StoppedAt)
{
    public const int MostDays = 250;

    /// <summary>The last of its days that is not behind that day; before the first it is the first.</summary>
    public DateOnly LatestOn(DateOnly day)
    {
        var n = 0;
        while (At(n + 1) <= day) n++;
        return At(n);
    }

    /// <summary>The first of its days behind that day.</summary>
    public DateOnly Behind(DateOnly day)
    {
        var n = 0;
        while (At(n) <= day) n++;
        return At(n);
    }

    /// <summary>Counted from the first, so that the 31st is the 31st again after February.</summary>
    private DateOnly At(int n) => Every switch
    {
        RecurEvery.Week => First.AddDays(7 * n),
        RecurEvery.Month => First.AddMonths(n),
        RecurEvery.Quarter => First.AddMonths(3 * n),
        _ => First.AddYears(n),
    };
}
