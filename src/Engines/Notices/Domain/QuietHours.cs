using OpenProvince.Kernel;

namespace OpenProvince.Notices.Domain;

/// <summary>When nobody wants to be written to; local minutes of the day, over midnight when the end is before the beginning.</summary>
/// <param name="From">The first quiet minute.</param>
/// <param name="To">The first minute that is not; the same as <paramref name="From"/>: none are quiet.</param>
internal readonly record struct QuietHours(int From, int To)
{
    public const int MinutesOfDay = 24 * 60;

    /// <summary>21:00 to 07:00, until somebody chooses otherwise.</summary>
    public static readonly QuietHours Night = new(21 * 60, 7 * 60);

    public static readonly QuietHours None = new(0, 0);

    /// <summary>The moment itself, or the end of the quiet hours it falls into.</summary>
    public Instant After(Instant at)
    {
        var minute = (int)at.LocalTimeOfDay().ToTimeSpan().TotalMinutes;
        if (!IsQuiet(minute)) return at;
        var end = at.LocalDay().Start() + TimeSpan.FromMinutes(To);
        return end > at ? end : end + TimeSpan.FromDays(1);
    }

    private bool IsQuiet(int minute) => From <= To ? minute >= From && minute < To : minute >= From || minute < To;
}
