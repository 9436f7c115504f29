using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

internal sealed partial class Dossier
{
    /// <summary>The result is ready at the receiving desk; the promise is judged once and for all.</summary>
    public Result<Timeliness> Finish(Officer by, Instant at, LegalClock clock)
    {
        if (Refusal(StepKind.Finished, by, at) is { } refusal) return refusal;

        var due = Due!.Value;
        // Law: TT 01/2018/TT-VPCP, art. 13 — shorter, equal to, or longer than the time by rule
        var timeliness = clock.Judge(Term, AcceptedAt!.Value, due, at);
        State = DossierState.Completed;
        Promise = Promise.Judge(at, timeliness);
        GiveTo(new Holder(Home), NextAction.Return, at < due ? due : at);
        Raise(new DossierFinished(Id.Value, Procedure, Channel, due.Micros, timeliness));
        Take(StepKind.Finished, by, at);
        return timeliness;
    }

    /// <summary>The citizen has the result in hand.</summary>
    public Result Return(Officer by, Instant at, Reason? note = null)
    {
        if (Refusal(StepKind.Returned, by, at) is { } refusal) return refusal;

        State = DossierState.Returned;
        ReturnedAt = at;
        Raise(new DossierReturned(Id.Value, Procedure, Channel));
        End();
        Take(StepKind.Returned, by, at, note);
        return Result.Ok;
    }

    /// <summary>The citizen takes it back. After a leader decided there is a result, and nothing to take back.</summary>
    public Result Withdraw(Officer by, Instant at, Reason? reason)
    {
        if (Refusal(StepKind.Withdrawn, by, at) is { } refusal) return refusal;

        State = DossierState.WithdrawRequested;
        Raise(new DossierWithdrawn(Id.Value, Procedure, Channel, Due?.Micros, IsPaused, reason?.Id));
        End();
        Take(StepKind.Withdrawn, by, at, reason);
        return Result.Ok;
    }

    /// <summary>Handling ends without a result, with a written notice.</summary>
    // Law: TT 03/2025/TT-VPCP, form 05 — notice that handling stops
    public Result Stop(Officer by, Instant at, Reason reason) => EndWithoutResult(StepKind.Stopped, by, at, reason);

    /// <summary>
    /// The papers asked for in processing did not come in the days given: handling ends without a result, with a written notice.
    /// </summary>
    // Law: NĐ 118/2025, art. 19(5) — not before the limit has passed. It was received, so it is not "not received" now
    public Result CloseUnsupplied(Officer by, Instant at, Reason reason) =>
        EndWithoutResult(StepKind.ClosedUnsupplied, by, at, reason);

    private Result EndWithoutResult(StepKind step, Officer by, Instant at, Reason reason)
    {
        if (Refusal(step, by, at) is { } refusal) return refusal;

        State = DossierState.Stopped;
        Raise(new DossierStopped(Id.Value, Procedure, Channel, Due?.Micros, IsPaused, reason.Id));
        End();
        Take(step, by, at, reason);
        return Result.Ok;
    }
}
