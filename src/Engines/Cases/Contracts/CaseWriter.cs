using OpenProvince.Cases.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Writes what was done with cases: chained events, timeline and reasons, as part of a command's own batch.</summary>
public sealed class CaseWriter(UnitOfWork work, EventAppender log, Clock clock)
{
    /// <summary>
    /// The acts since the case was read; it stands at its new head afterwards. The state row is the caller's next statement.
    /// </summary>
    /// <param name="one">A case with acts.</param>
    /// <param name="stream">Its stream.</param>
    public void Append(Case one, string stream)
    {
        // What is new was recorded when it was made: its row and its event say the same instant.
        var (head, now) = (one.Head, one.Head.Version == 0 ? one.RecordedAt : clock.Now);
        foreach (var act in one.Acts)
        {
            var stamp = new EventStamp(act.At, now, act.By.Id, one.Home);
            if (act.Reason is { } reason)
            {
                work.Add(CaseSql.Reason, reason.Id, one.Key, reason.Text);
                one.Vouch(Case.ReasonSeal, reason.Id, reason.Text);
            }
            for (var i = 0; i < act.Events.Count; i++)
                head = log.Append(work, stream, head, stamp, i == act.Events.Count - 1
                    ? act.Events[i] with { Act = Trace(one, act) }
                    : act.Events[i]);
            work.Add(CaseSql.Step, one.Key, head.Version, act.Line, act.By.Id, act.By.Agency, act.At.Micros,
                now.Micros, act.StateNumber, act.Holder?.Agency, act.Holder?.Officer, act.Next?.Duty, act.Next?.Due.Micros,
                act.Due?.Micros, act.Reason?.Id);
        }
        one.Stored(head);
    }

    /// <summary>The key of its seals goes with its reasons, and the log says so; no act, so the timeline has no line of it.</summary>
    /// <param name="one">A case that was read.</param>
    /// <param name="kind">Its kind.</param>
    /// <param name="forgotten">The event that says so.</param>
    /// <param name="by">Who erases it.</param>
    public void Forget<T>(T one, CaseKind<T> kind, CaseEvent forgotten, Actor by) where T : Case
    {
        var now = clock.Now;
        var head = log.Append(work, kind.Stream + one.Key, one.Head, new EventStamp(now, now, by.Id, one.Home), forgotten);
        work.Add(CaseSql.ForgetReasons, one.Key);
        work.AddChecked($"update {kind.Row.Table} set version = $3, head_hash = $4, seal_key = null where id = $1 and version = $2",
            KernelErrors.Stale, one.Key, one.Head.Version, head.Version, head.Hash);
    }

    private static CaseAct Trace(Case one, Taken act) => new(act.Line, act.By.Agency, act.Row, act.Reason?.Id, one.CodeNumber,
        one.TakeSeals(last: ReferenceEquals(act, one.Acts[^1])));
}
