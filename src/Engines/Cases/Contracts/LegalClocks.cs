using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Cases.Contracts;

/// <summary>Working time by the calendar as it is decided now.</summary>
public sealed class LegalClocks(Deadlines deadlines, CalendarStore calendars)
{
    /// <summary>The clocks of all agencies by the current calendar; from memory except once in some seconds.</summary>
    public async ValueTask<AgencyClocks> NowAsync(CancellationToken ct) => new(deadlines, await calendars.CurrentAsync(ct));
}

/// <summary>One calendar version for every agency.</summary>
public readonly record struct AgencyClocks(Deadlines Deadlines, CalendarSet Calendars)
{
    /// <summary>The clock of one agency.</summary>
    public LegalClock For(long agency) => new(Deadlines, Calendars.For(agency));
}
