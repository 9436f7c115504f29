using OpenProvince.Measures.Contracts;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>
/// What dossiers are counted by, for every board, score and report. Flows are dated by when it happened; stocks hold
/// what is so; the unit is the receiving agency.
/// </summary>
// Law: TT 01/2018/TT-VPCP and QĐ 766/QĐ-TTg — received by channel, finished early, on time, late, in process, paused
public static class DossierFigures
{
    /// <summary>The source they all belong to; their key is the procedure.</summary>
    public const string Source = "dossiers";

    /// <summary>Arrived and got a code, by hour too: "received" on boards and in the year table.</summary>
    public static readonly MeasureDefinition Filed = new(101, "dossiers.filed", MeasureKind.Flow) { ByHour = true };

    /// <summary>Taken by the desk with a promise.</summary>
    public static readonly MeasureDefinition Accepted = new(102, "dossiers.accepted", MeasureKind.Flow);

    /// <summary>Not received, or given up after the supplement limit.</summary>
    public static readonly MeasureDefinition Refused = new(103, "dossiers.refused", MeasureKind.Flow);

    /// <summary>Finished before the promise.</summary>
    public static readonly MeasureDefinition FinishedEarly = new(104, "dossiers.finished-early", MeasureKind.Flow);

    /// <summary>Finished on the promise.</summary>
    public static readonly MeasureDefinition FinishedOnTime = new(105, "dossiers.finished-on-time", MeasureKind.Flow);

    /// <summary>Finished after the promise.</summary>
    public static readonly MeasureDefinition FinishedLate = new(106, "dossiers.finished-late", MeasureKind.Flow);

    /// <summary>Result handed over to the citizen.</summary>
    public static readonly MeasureDefinition Returned = new(107, "dossiers.returned", MeasureKind.Flow);

    /// <summary>Asked for missing papers.</summary>
    public static readonly MeasureDefinition SupplementRequested = new(108, "dossiers.supplement-requested", MeasureKind.Flow);

    /// <summary>Missing papers came.</summary>
    public static readonly MeasureDefinition Supplemented = new(109, "dossiers.supplemented", MeasureKind.Flow);

    /// <summary>Taken back by the citizen.</summary>
    public static readonly MeasureDefinition Withdrawn = new(110, "dossiers.withdrawn", MeasureKind.Flow);

    /// <summary>Ended without a result.</summary>
    public static readonly MeasureDefinition Stopped = new(111, "dossiers.stopped", MeasureKind.Flow);

    /// <summary>Filed and not yet answered by the desk.</summary>
    public static readonly MeasureDefinition Awaiting = new(120, "dossiers.awaiting", MeasureKind.Stock) { ByKey = false };

    /// <summary>Accepted and neither finished nor ended, paused ones included.</summary>
    public static readonly MeasureDefinition InProcess = new(121, "dossiers.in-process", MeasureKind.Stock);

    /// <summary>In process, waiting for papers or money from the citizen.</summary>
    public static readonly MeasureDefinition Paused = new(122, "dossiers.paused", MeasureKind.Stock);

    /// <summary>Finished and waiting to be handed over.</summary>
    public static readonly MeasureDefinition ToReturn = new(123, "dossiers.to-return", MeasureKind.Stock) { ByKey = false };

    /// <summary>Running past the promise.</summary>
    public static readonly MeasureDefinition Overdue = new(131, "dossiers.overdue", MeasureKind.Timed);

    /// <summary>Promised for the day and still running: dated by the promise, so the day's own row is "due today, open".</summary>
    public static readonly MeasureDefinition Due = new(132, "dossiers.due", MeasureKind.Flow) { ByKey = false };

    /// <summary>Finished early or on time, of all finished.</summary>
    public static readonly MeasureDefinition OnTimeShare = new(141, "dossiers.on-time-share", MeasureKind.Derived)
    {
        Over = [new(FinishedEarly), new(FinishedOnTime)],
        Under = [new(FinishedEarly), new(FinishedOnTime), new(FinishedLate)],
    };

    /// <summary>Filed without paper, of all filed.</summary>
    public static readonly MeasureDefinition OnlineShare = new(143, "dossiers.online-share", MeasureKind.Derived)
    {
        Over = [new(Filed, DossierSplit.Electronic)],
        Under = [new(Filed)],
    };

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MeasureDefinition> All { get; } =
    [
        Filed, Accepted, Refused, FinishedEarly, FinishedOnTime, FinishedLate, Returned, SupplementRequested, Supplemented, Withdrawn,
        Stopped,
        Awaiting, InProcess, Paused, ToReturn, Overdue, Due, OnTimeShare, OnlineShare,
    ];
}
