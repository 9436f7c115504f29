using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features;

/// <summary>The working time of each agency as the calendar is decided now.</summary>
internal sealed class LegalClocks(Deadlines deadlines)
{
    /// <summary>How an open dossier stands: against its promise, or before there is one against the answer the desk owes.</summary>
    public Standing? StandingOf(Dossier one, Instant now)
    {
        if (!one.IsOpen) return null;
        if (one.Due is { } due) return For(one.ReceivedBy).Stand(one.Term, one.AcceptedAt!.Value, due, one.PausedAt, now);
        return one.Next is { } next ? For(one.ReceivedBy).Stand(one.Term, one.FiledAt, next.Due, null, now) : null;
    }

    public LegalClock For(long agency) => new(deadlines, BuiltInCalendar.Set.For(agency));
}
