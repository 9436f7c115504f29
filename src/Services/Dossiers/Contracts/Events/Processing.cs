using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>Another unit or officer holds the dossier now, until <paramref name="LegDue"/>.</summary>
[StoredEvent("dossier.handed-over", 1)]
public sealed record DossierHandedOver(
    long Dossier, string Procedure, Channel Channel, long To, string? Officer, long LegDue) : DossierEvent;

/// <summary>The appraising officer put a decision before a leader.</summary>
[StoredEvent("dossier.proposed", 1)]
public sealed record DossierProposed(long Dossier, string Procedure, Channel Channel, long To, string? Leader) : DossierEvent;

/// <summary>A leader decided. From here the citizen can no longer withdraw.</summary>
[StoredEvent("dossier.approved", 1)]
public sealed record DossierApproved(long Dossier, string Procedure, Channel Channel) : DossierEvent;

/// <summary>Money is owed before the work goes on. <paramref name="Due"/> is the promise that is paused.</summary>
[StoredEvent("dossier.payment-requested", 1)]
public sealed record DossierPaymentRequested(long Dossier, string Procedure, Channel Channel, long? Due) : DossierEvent;

/// <summary>The money owed was paid. <paramref name="Due"/> is the promise that runs from now.</summary>
[StoredEvent("dossier.paid", 1)]
public sealed record DossierPaid(long Dossier, string Procedure, Channel Channel, long? Due) : DossierEvent;

/// <summary>
/// The officer who took the last step took it back within a minute: it counts as if it had never been.
/// <paramref name="StepAt"/> is the instant of the step, <paramref name="State"/>, <paramref name="To"/> and
/// <paramref name="Officer"/> where the dossier stands again.
/// </summary>
[StoredEvent("dossier.step-undone", 1)]
public sealed record DossierStepUndone(
    long Dossier, string Procedure, Channel Channel, UndoneStep Step, long StepAt, DossierState State, long? To, string? Officer)
        : DossierEvent;
