using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>A filing is in: it has a receiving desk, and that desk owes an answer.</summary>
    // Law: NĐ 61/2018, art. 17 — the desk answers, with all defects in one notice
    public void File(Officer by, LegalClock clock)
    {
        GiveTo(new Holder(Home), NextAction.Reply, clock.ReplyBy(FiledAt));
        Raise(new DossierFiled(
            Id.Value, Procedure, Channel, Door, Custody, HelpedAt, Competent, ProcedureVersion, Case,
            Submitter == Owner ? null : Submitter, Owner, (int)Term.Unit, Term.Amount));
        Take(StepKind.Filed, by, FiledAt);
    }

    /// <summary>The desk takes the complete dossier and promises a date; the term runs.</summary>
    public Result<DuePromise> Accept(Officer by, Instant at, LegalClock clock, Reason? backDated = null)
    {
        if (Refusal(StepKind.Accepted, by, at) is { } refusal) return refusal;

        var promise = clock.Promise(Term, at);
        State = State is DossierState.Registered ? DossierState.Accepted : DossierState.Processing;
        (Promise, SupplementLimit) = (Promise.Start(promise, at, clock), null);
        // Law: NĐ 61/2018, art. 18 — passed on the same day, after 15:00 at the start of the next working day
        GiveTo(new Holder(Home, by.Id), NextAction.HandOver, Earlier(clock.HandOverBy(at), promise.Due));
        Raise(new DossierAccepted(Id.Value, Procedure, Channel, Custody, Competent));
        Raise(new DossierDuePromised(Id.Value, Procedure, Channel, promise.Due.Micros, promise.CalendarVersion, promise.RuleVersion));
        Take(StepKind.Accepted, by, at, backDated);
        return promise;
    }

    /// <summary>Not received: at the desk at any time before acceptance, but not inside the days papers were asked for.</summary>
    public Result Refuse(Officer by, Instant at, Reason reason)
    {
        if (Refusal(StepKind.Refused, by, at) is { } refusal) return refusal;

        State = DossierState.Rejected;
        Raise(new DossierRefused(Id.Value, Procedure, Channel, reason.Id));
        End();
        Take(StepKind.Refused, by, at, reason);
        return Result.Ok;
    }

    /// <summary>Papers are missing: everything at once, with the reason; the clock stops until they come.</summary>
    public Result RequestSupplement(Officer by, Instant at, Instant limit, Reason reason, LegalClock clock)
    {
        if (Refusal(StepKind.SupplementRequested, by, at) is { } refusal) return refusal;
        if (limit <= at) return DossierErrors.LimitNotAfterNow;

        Promise = Promise.Pause(at, clock);
        State = DossierState.SupplementRequired;
        (SupplementLimit, NotBy) = (limit, null);
        GiveTo(Holder is { } holder ? holder with { Officer = by.Id } : new Holder(Home, by.Id), NextAction.AwaitSupplement, limit);
        Raise(new DossierSupplementRequested(Id.Value, Procedure, Channel, Due?.Micros, limit.Micros, reason.Id));
        Take(StepKind.SupplementRequested, by, at, reason);
        return Result.Ok;
    }

    /// <summary>The missing papers came. An accepted dossier goes on; one that was not yet accepted goes back before the desk.</summary>
    public Result Supply(Officer by, Instant at, LegalClock clock)
    {
        if (Refusal(StepKind.Supplied, by, at) is { } refusal) return refusal;

        SuppliedAt = at;
        var holder = Holder ?? new Holder(Home);
        if (IsAccepted)
        {
            Promise = Promise.Resume(clock.AfterSupplement(Term, Promise, at), clock);
            SupplementLimit = null;
            State = DossierState.Processing;
            GiveTo(holder, NextAction.Appraise, Due!.Value);
        }
        else
        {
            GiveTo(holder, NextAction.Reply, clock.ReplyBy(at));
        }
        Raise(new DossierSupplemented(Id.Value, Procedure, Channel, Due?.Micros));
        Take(StepKind.Supplied, by, at);
        return Result.Ok;
    }

    private static Instant Earlier(Instant one, Instant other) => one < other ? one : other;
}
