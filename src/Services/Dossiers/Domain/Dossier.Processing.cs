using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>Another unit or officer works on it now; that leg has its own deadline inside the promise.</summary>
    public Result HandOver(Officer by, Instant at, Holder to, Instant? legDue)
    {
        if (Refusal(StepKind.HandedOver, by, at) is { } refusal) return refusal;
        if (legDue > Due) return DossierErrors.LegAfterPromise;

        State = DossierState.Processing;
        NotBy = null;
        var leg = legDue ?? Due!.Value;
        GiveTo(to, NextAction.Appraise, leg);
        Raise(new DossierHandedOver(Id.Value, Procedure, Channel, to.Agency, to.Officer, leg.Micros));
        Take(StepKind.HandedOver, by, at);
        return Result.Ok;
    }

    /// <summary>The appraisal is done: a proposal lies before a leader.</summary>
    public Result Propose(Officer by, Instant at, Holder leader, Reason? opinion)
    {
        if (Refusal(StepKind.Proposed, by, at) is { } refusal) return refusal;

        NotBy = by.Id;
        GiveTo(leader, NextAction.Approve, Due!.Value);
        Raise(new DossierProposed(Id.Value, Procedure, Channel, leader.Agency, leader.Officer));
        Take(StepKind.Proposed, by, at, opinion);
        return Result.Ok;
    }

    /// <summary>A leader decides. Who proposed can never be who approves.</summary>
    /// <param name="by">The leader.</param>
    /// <param name="at">Now.</param>
    /// <param name="opinion">In the leader's words.</param>
    /// <param name="finisher">Who issues the result; null leaves it in the leader's unit.</param>
    public Result Approve(Officer by, Instant at, Reason? opinion, Holder? finisher = null)
    {
        if (Refusal(StepKind.Approved, by, at) is { } refusal) return refusal;

        ApprovedAt = at;
        GiveTo(finisher ?? new Holder(Holder?.Agency ?? Competent), NextAction.Issue, Due!.Value);
        Raise(new DossierApproved(Id.Value, Procedure, Channel));
        Take(StepKind.Approved, by, at, opinion);
        return Result.Ok;
    }

    /// <summary>Money is owed; the time the citizen takes to pay is not the office's.</summary>
    public Result RequestPayment(Officer by, Instant at, LegalClock clock, Reason reason, Instant limit)
    {
        if (Refusal(StepKind.PaymentRequested, by, at) is { } refusal) return refusal;
        if (limit <= at) return DossierErrors.LimitNotAfterNow;

        Promise = Promise.Pause(at, clock);
        State = DossierState.FinancialObligation;
        GiveTo(Holder is { } holder ? holder with { Officer = by.Id } : new Holder(Competent, by.Id), NextAction.AwaitPayment, limit);
        Raise(new DossierPaymentRequested(Id.Value, Procedure, Channel, Due?.Micros));
        Take(StepKind.PaymentRequested, by, at, reason);
        return Result.Ok;
    }

    /// <summary>Paid: what was left of the term runs on. A payment never restarts it.</summary>
    public Result Pay(Officer by, Instant at, LegalClock clock)
    {
        if (Refusal(StepKind.Paid, by, at) is { } refusal) return refusal;

        Promise = Promise.Resume(clock.WithRest(Term, Promise, at), clock);
        State = DossierState.Processing;
        GiveTo(Holder ?? new Holder(Competent), Proposer is null ? NextAction.Appraise : NextAction.Approve, Due!.Value);
        Raise(new DossierPaid(Id.Value, Procedure, Channel, Due!.Value.Micros));
        Take(StepKind.Paid, by, at);
        return Result.Ok;
    }

    /// <summary>A later decision about the calendar: an open promise moves, a kept one is not judged again.</summary>
    public Result MoveDue(Officer by, Instant at, DuePromise promise, string reason, LegalClock clock)
    {
        if (ForReading is { } refusal) return refusal;
        if (!IsOpen || IsPaused || Promise.Given is not { } kept || kept.Due == promise.Due) return CaseErrors.PromiseKept;

        var (old, due) = (kept.Due, promise.Due);
        Promise = Promise.Move(promise, clock);
        if (Next is { } next && Holder is { } holder)
            GiveTo(holder, next.Duty, next.Due == old || next.Due > due ? due : next.Due);
        Raise(new DossierDueMoved(Id.Value, Procedure, Channel, old.Micros, due.Micros, reason, promise.CalendarVersion));
        Take(StepKind.DueMoved, by, at < LastStepAt ? LastStepAt : at);
        return Result.Ok;
    }
}
