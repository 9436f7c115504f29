using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>The hours and days that only the one-stop desk owes.</summary>
internal static class DossierClock
{
    extension(LegalClock clock)
    {
        /// <summary>By when the desk passes it on: the same day, after the cut-off at the start of the next working day.</summary>
        public Instant HandOverBy(Instant accepted) => clock.Deadlines.TransferBy(accepted, clock.Calendar);
    }

    /// <summary>How an open dossier stands: against its promise, or before there is one against the answer the desk owes.</summary>
    public static Standing? StandingOf(this AgencyClocks clocks, Dossier one, Instant now)
    {
        if (!one.IsOpen) return null;
        if (one.Due is { } due) return clocks.For(one.ReceivedBy).Stand(one.Term, one.AcceptedAt!.Value, due, one.PausedAt, now);
        return one.Next is { } next ? clocks.For(one.ReceivedBy).Stand(one.Term, one.FiledAt, next.Due, null, now) : null;
    }
}
