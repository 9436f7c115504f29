using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>What changes an agency, in the event log: stream <c>agency-{id}</c>, whose head the agency's row keeps.</summary>
internal sealed class AgencyStream(Database database, EventAppender events)
{
    /// <summary>The row of a decision.</summary>
    /// <returns>Its number for rows that stand on it.</returns>
    public static long AddDecision(UnitOfWork work, DecisionInfo decision)
    {
        var id = Ids.Next();
        work.Add("insert into agencies_decision (id, number, day, issuer) values ($1, $2, $3, $4)", id, decision.Number,
            decision.Day.ToNumber(), decision.Issuer);
        return id;
    }

    /// <summary>Joins the events of an agency; refuses when somebody else changed it since it was shown.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="agency">Which.</param>
    /// <param name="seen">Its version as it was shown; null takes it as it is.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    /// <param name="changes">What.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task AppendAsync(
        UnitOfWork work, long agency, long? seen, string by, Instant now, IReadOnlyList<IEvent> changes, CancellationToken ct)
    {
        var head = await database.FirstAsync(row => new StreamHead(row.Int(0), row.Bytes(1)),
            "select version, head_hash from agencies_agency where id = $1", [agency], ct);
        var (read, stamp) = (seen ?? head.Version, new EventStamp(now, now, by, agency));
        foreach (var e in changes) head = events.Append(work, $"agency-{agency}", head, stamp, e);
        work.AddChecked("update agencies_agency set version = $2, head_hash = $3 where id = $1 and version = $4", KernelErrors.Stale,
            agency, head.Version, head.Hash, read);
    }

    /// <summary>The first event of an agency that has no row yet.</summary>
    public StreamHead Begin(UnitOfWork work, long agency, string by, Instant now, IEvent e) =>
        events.Append(work, $"agency-{agency}", StreamHead.None, new(now, now, by, agency), e);

    /// <summary>Ends the rows of an agency that say until when: its own, its name's and its identifier's.</summary>
    public static void Close(UnitOfWork work, long agency, DateOnly last, long decision)
    {
        var day = last.ToNumber();
        work.Add("update agencies_agency set valid_to = $2, ended_by = $3 where id = $1", agency, day, decision);
        work.Add("update agencies_version set valid_to = $2 where agency = $1 and valid_to is null", agency, day);
        work.Add("update agencies_code set valid_to = $2 where agency = $1 and valid_to is null", agency, day);
    }
}
