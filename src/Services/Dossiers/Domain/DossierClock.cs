using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>The hours and days that only the one-stop desk owes.</summary>
internal static class DossierClock
{
    extension(LegalClock clock)
    {
        /// <summary>By when the desk owes an answer to a filing nobody stood there with.</summary>
        public Instant ReplyBy(Instant filed)
        {
            var hours = Duration.WorkingHours(clock.Deadlines.Rules.At(filed).OnlineFirstReplyHours);
            return clock.Deadlines.Promise(new DeadlineTerms(filed, hours, StartRule.SameInstant), clock.Calendar).Due;
        }

        /// <summary>
        /// The result at the latest for a filing nobody stood there with: the term runs from acceptance, and the desk may take all of
        /// its time to accept.
        /// </summary>
        // Law: NĐ 118/2025, art. 17(2)c and 17(3) — first answer within the hours of the rule, the term from the acceptance on the slip
        public Instant LatestResult(Duration term, Instant replyBy) => clock.Promise(term, replyBy).Due;

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
