using OpenProvince.EventLog;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// The agency that answered for the dossier ended while it was open: <paramref name="To"/> goes on with it. <paramref name="State"/>,
/// <paramref name="Paused"/> and <paramref name="Due"/> say in which figures it stood.
/// </summary>
[StoredEvent("dossier.continued", 1)]
public sealed record DossierContinued(
    long Dossier, string Procedure, Channel Channel, long From, long To, DossierState State, bool Paused, long? Due) : DossierEvent;
