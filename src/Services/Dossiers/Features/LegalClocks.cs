using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>Working time by the calendar as it is decided now.</summary>
internal sealed class LegalClocks(Deadlines deadlines, CalendarStore calendars)
{
    /// <summary>The clocks of all agencies by the current calendar; from memory except once in some seconds.</summary>
    public async ValueTask<AgencyClocks> NowAsync(CancellationToken ct) => new(deadlines, await calendars.CurrentAsync(ct));
}

/// <summary>One calendar version for every agency.</summary>
internal readonly record struct AgencyClocks(Deadlines Deadlines, CalendarSet Calendars)
{
    public LegalClock For(long agency) => new(Deadlines, Calendars.For(agency));

    /// <summary>How an open dossier stands: against its promise, or before there is one against the answer the desk owes.</summary>
    public Standing? StandingOf(Dossier one, Instant now)
    {
        if (!one.IsOpen) return null;
        if (one.Due is { } due) return For(one.ReceivedBy).Stand(one.Term, one.AcceptedAt!.Value, due, one.PausedAt, now);
        return one.Next is { } next ? For(one.ReceivedBy).Stand(one.Term, one.FiledAt, next.Due, null, now) : null;
    }
}
