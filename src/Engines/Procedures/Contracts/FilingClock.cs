using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Contracts;

/// <summary>By when a filing is answered and done: what a page promises before it, and what is owed after.</summary>
public static class FilingClock
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
    }
}
