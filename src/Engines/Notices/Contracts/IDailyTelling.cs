using OpenProvince.Kernel;

namespace OpenProvince.Notices.Contracts;

/// <summary>
/// Something told once a day, in the morning, on the node that owns the log. May be asked again on the same day after a restart: its
/// notices carry the day in their keys.
/// </summary>
public interface IDailyTelling
{
    /// <param name="work">Where the notices go; committed by the caller.</param>
    /// <param name="day">The local day.</param>
    /// <param name="ct">Ends the reading.</param>
    Task TellAsync(UnitOfWork work, DateOnly day, CancellationToken ct);
}
