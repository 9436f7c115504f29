using OpenProvince.EventLog;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// A dossier arrived and has a code. Nothing is promised yet. <paramref name="Owner"/> and, when somebody else,
/// <paramref name="Submitter"/> are ids of person rows, which can be erased; <paramref name="TermUnit"/> and <paramref name="TermAmount"/>
/// the time the procedure gives.
/// </summary>
[StoredEvent("dossier.filed", 1)]
public sealed record DossierFiled(
    long Dossier, string Procedure, Channel Channel, FrontDoor Door, Custody Custody, long HelpedAt, long Competent,
    int ProcedureVersion, string Case, long? Submitter, long Owner, int TermUnit, int TermAmount) : DossierEvent;

/// <summary>
/// The receiving desk took the dossier; the legal term runs. A <see cref="DossierDuePromised"/> follows in the same commit.
/// </summary>
[StoredEvent("dossier.accepted", 1)]
public sealed record DossierAccepted(long Dossier, string Procedure, Channel Channel, Custody Custody, long Competent) : DossierEvent;

/// <summary>The date on the receipt, with the versions of calendar and rules it was computed from.</summary>
[StoredEvent("dossier.due-promised", 1)]
public sealed record DossierDuePromised(
    long Dossier, string Procedure, Channel Channel, long Due, int CalendarVersion, int RuleVersion) : DossierEvent;

/// <summary>A later decision about the calendar (or an extension) moved an open promise.</summary>
[StoredEvent("dossier.due-moved", 1)]
public sealed record DossierDueMoved(
    long Dossier, string Procedure, Channel Channel, long Old, long New, string Reason, int CalendarVersion) : DossierEvent;

/// <summary>Not received.</summary>
[StoredEvent("dossier.refused", 1)]
public sealed record DossierRefused(long Dossier, string Procedure, Channel Channel, long Reason) : DossierEvent;

/// <summary>Papers are missing. <paramref name="Due"/> is the promise that is paused, null when none was made yet.</summary>
[StoredEvent("dossier.supplement-requested", 1)]
public sealed record DossierSupplementRequested(
    long Dossier, string Procedure, Channel Channel, long? Due, long Limit, long Reason) : DossierEvent;

/// <summary>The missing papers came. <paramref name="Due"/> is the promise that runs from now, null when none was made yet.</summary>
[StoredEvent("dossier.supplemented", 1)]
public sealed record DossierSupplemented(long Dossier, string Procedure, Channel Channel, long? Due) : DossierEvent;
