using OpenProvince.EventLog;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>The result is ready at the desk; the promise is judged and never judged again.</summary>
[StoredEvent("dossier.finished", 1)]
public sealed record DossierFinished(
    long Dossier, string Procedure, Channel Channel, long? Due, Timeliness Timeliness) : DossierEvent;

/// <summary>The citizen has the result.</summary>
[StoredEvent("dossier.returned", 1)]
public sealed record DossierReturned(long Dossier, string Procedure, Channel Channel) : DossierEvent;

/// <summary>
/// The citizen took the dossier back before a decision. <paramref name="Due"/> is null when it had not been accepted;
/// <paramref name="Paused"/>: its clock stood still, so the promise was not running.
/// </summary>
[StoredEvent("dossier.withdrawn", 1)]
public sealed record DossierWithdrawn(long Dossier, string Procedure, Channel Channel, long? Due, bool Paused, long? Reason) : DossierEvent;

/// <summary>
/// Handling stopped without a result (form 05 of 2025). <paramref name="Paused"/>: its clock stood still for papers that did not come.
/// </summary>
[StoredEvent("dossier.stopped", 1)]
public sealed record DossierStopped(long Dossier, string Procedure, Channel Channel, long? Due, bool Paused, long Reason) : DossierEvent;

/// <summary>
/// Answers, papers, results, reasons and their key were destroyed for good, long after the dossier was closed. The figures and
/// this chain stay; of its seals nobody can tell any more what they closed.
/// </summary>
[StoredEvent("dossier.forgotten", 1)]
public sealed record DossierForgotten(long Dossier, string Procedure, Channel Channel) : DossierEvent, IForgetsCase;
