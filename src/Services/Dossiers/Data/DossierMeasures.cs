using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Time;
using static OpenProvince.Dossiers.Contracts.DossierFigures;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// From a dossier's stored events to its figures. A promise runs between the event that made or resumed it and the one
/// that paused, moved or ended it; both carry the same due instant.
/// </summary>
internal sealed class DossierMeasures : MeasureSource
{
    public override string Name => Source;

    public override MeasureSplit Split => DossierSplit.Channels;

    public override IReadOnlyList<MeasureDefinition> Measures => All;

    public override IReadOnlyCollection<string> EventTypes =>
    [
        "dossier.filed", "dossier.accepted", "dossier.refused", "dossier.due-promised", "dossier.due-moved", "dossier.supplement-requested",
        "dossier.supplemented", "dossier.payment-requested", "dossier.paid", "dossier.finished", "dossier.returned", "dossier.withdrawn",
        "dossier.stopped",
        "dossier.step-undone", "dossier.continued",
    ];

    public override void Map(RecordedEvent e, IEffects effects)
    {
        switch (e.Body)
        {
            case DossierFiled filed: MapFiled(effects, At(filed.Procedure, filed.Channel)); break;
            case DossierAccepted accepted: MapAccepted(effects, At(accepted.Procedure, accepted.Channel)); break;
            case DossierDuePromised promised: Run(effects, promised.Dossier, promised.Due, At(promised.Procedure, promised.Channel)); break;
            case DossierDueMoved moved: MapMoved(effects, moved, At(moved.Procedure, moved.Channel)); break;
            case DossierSupplementRequested asked: MapSupplementRequested(effects, asked, At(asked.Procedure, asked.Channel)); break;
            case DossierSupplemented came: MapSupplemented(effects, came, At(came.Procedure, came.Channel)); break;
            case DossierPaymentRequested owed: Pause(effects, owed.Dossier, owed.Due, At(owed.Procedure, owed.Channel)); break;
            case DossierPaid paid: Resume(effects, paid.Dossier, paid.Due, At(paid.Procedure, paid.Channel)); break;
            case DossierRefused refused: MapRefused(effects, At(refused.Procedure, refused.Channel)); break;
            case DossierFinished finished: MapFinished(effects, finished, At(finished.Procedure, finished.Channel)); break;
            case DossierReturned returned: MapReturned(effects, At(returned.Procedure, returned.Channel)); break;
            case DossierWithdrawn withdrawn: MapWithdrawn(effects, withdrawn, At(withdrawn.Procedure, withdrawn.Channel)); break;
            case DossierStepUndone undone: MapUndone(effects, undone, At(undone.Procedure, undone.Channel)); break;
            case DossierContinued on:
                MapContinued(effects, on, At(on.Procedure, on.Channel) with { Unit = on.From }, -1);
                MapContinued(effects, on, At(on.Procedure, on.Channel) with { Unit = on.To }, 1);
                break;
            case DossierStopped stopped: MapStopped(effects, stopped, At(stopped.Procedure, stopped.Channel)); break;
        }

        // Every figure is that of the agency that received the dossier: its events are recorded there, wherever it is held.
        Dimensions At(string procedure, Channel channel) => new(e.Agency, procedure, DossierSplit.Place(channel));
    }

    private static void MapFiled(IEffects effects, in Dimensions at)
    {
        effects.Count(Filed, at);
        effects.Count(Awaiting, at);
    }

    private static void MapAccepted(IEffects effects, in Dimensions at)
    {
        effects.Count(Accepted, at);
        effects.Count(Awaiting, at, -1);
        effects.Count(InProcess, at);
    }

    private static void MapMoved(IEffects effects, DossierDueMoved moved, in Dimensions at)
    {
        Halt(effects, moved.Dossier, moved.Old, at);
        Run(effects, moved.Dossier, moved.New, at);
    }

    private static void MapSupplementRequested(IEffects effects, DossierSupplementRequested asked, in Dimensions at)
    {
        effects.Count(SupplementRequested, at);
        Pause(effects, asked.Dossier, asked.Due, at);
    }

    private static void MapSupplemented(IEffects effects, DossierSupplemented came, in Dimensions at)
    {
        effects.Count(Supplemented, at);
        Resume(effects, came.Dossier, came.Due, at);
    }

    private static void MapRefused(IEffects effects, in Dimensions at)
    {
        effects.Count(Refused, at);
        effects.Count(Awaiting, at, -1);
    }

    private static void MapFinished(IEffects effects, DossierFinished finished, in Dimensions at)
    {
        effects.Count(finished.Timeliness switch
        {
            Timeliness.Early => FinishedEarly,
            Timeliness.OnTime => FinishedOnTime,
            Timeliness.Late => FinishedLate,
            _ => throw new InvalidOperationException($"Timeliness {finished.Timeliness} is not known"),
        }, at);
        effects.Count(InProcess, at, -1);
        effects.Count(ToReturn, at);
        if (finished.Due is { } due) Halt(effects, finished.Dossier, due, at);
    }

    private static void MapReturned(IEffects effects, in Dimensions at)
    {
        effects.Count(DossierFigures.Returned, at);
        effects.Count(ToReturn, at, -1);
    }

    /// <summary>Handing over, proposing and approving count nowhere. A return is taken off the day it was counted on.</summary>
    private static void MapUndone(IEffects effects, DossierStepUndone undone, in Dimensions at)
    {
        if (undone.Step != UndoneStep.Returned) return;
        effects.CountOn(new Instant(undone.StepAt), DossierFigures.Returned, at, -1);
        effects.CountOn(new Instant(undone.StepAt), ToReturn, at);
    }

    private static void MapWithdrawn(IEffects effects, DossierWithdrawn withdrawn, in Dimensions at)
    {
        effects.Count(Withdrawn, at);
        Leave(effects, withdrawn.Dossier, withdrawn.Due, withdrawn.Paused, at);
    }

    private static void MapStopped(IEffects effects, DossierStopped stopped, in Dimensions at)
    {
        effects.Count(Stopped, at);
        Leave(effects, stopped.Dossier, stopped.Due, stopped.Paused, at);
    }

    /// <summary>Out of the stock it stood in at the one agency, or into it at the other.</summary>
    private static void MapContinued(IEffects effects, DossierContinued on, in Dimensions at, int delta)
    {
        if (on.State is DossierState.Completed) effects.Count(ToReturn, at, delta);
        else if (on.Due is not { } promised) effects.Count(Awaiting, at, delta);
        else
        {
            effects.Count(InProcess, at, delta);
            if (on.Paused) effects.Count(Paused, at, delta);
            else if (delta > 0) Run(effects, on.Dossier, promised, at);
            else Halt(effects, on.Dossier, promised, at);
        }
    }

    /// <summary>Ended without a result: out of the stock it stood in.</summary>
    private static void Leave(IEffects effects, long dossier, long? due, bool paused, in Dimensions at)
    {
        if (due is not { } promised)
        {
            effects.Count(Awaiting, at, -1);
            return;
        }
        effects.Count(InProcess, at, -1);
        if (paused) effects.Count(Paused, at, -1);
        else Halt(effects, dossier, promised, at);
    }

    private static void Pause(IEffects effects, long dossier, long? due, in Dimensions at)
    {
        if (due is not { } promised) return;
        effects.Count(Paused, at);
        Halt(effects, dossier, promised, at);
    }

    private static void Resume(IEffects effects, long dossier, long? due, in Dimensions at)
    {
        if (due is not { } promised) return;
        effects.Count(Paused, at, -1);
        Run(effects, dossier, promised, at);
    }

    private static void Run(IEffects effects, long dossier, long due, in Dimensions at)
    {
        effects.CountOn(new Instant(due), Due, at);
        effects.Schedule(Overdue, dossier, new Instant(due), at);
    }

    private static void Halt(IEffects effects, long dossier, long due, in Dimensions at)
    {
        effects.CountOn(new Instant(due), Due, at, -1);
        effects.Cancel(Overdue, dossier, new Instant(due), at);
    }
}
