using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Whose turn it is, as the citizen sees it. The numbers order the citizen's own list.</summary>
internal enum WaitsFor
{
    You = 0,
    /// <summary>There is something to collect.</summary>
    Collect = 1,
    Office = 2,
    Nobody = 3,
}

/// <summary>What a dossier is to its citizen now; every sentence on every page, slip and answer follows from it.</summary>
internal enum SituationKind
{
    /// <summary>Filed; the desk owes an answer.</summary>
    Filed = 1,
    /// <summary>Papers were asked for before acceptance.</summary>
    AskedFirst = 2,
    /// <summary>They came; the desk looks at them.</summary>
    SentFirst = 3,
    Accepted = 4,
    InWork = 5,
    /// <summary>Papers were asked for after acceptance: the clock stands still.</summary>
    AskedInWork = 6,
    /// <summary>They came; the clock goes on.</summary>
    SentInWork = 7,
    AskedToPay = 8,
    Ready = 9,
    Returned = 10,
    Refused = 11,
    Withdrawn = 12,
    Stopped = 13,
    /// <summary>Accepted, and ended because the papers asked for did not come.</summary>
    EndedUnsupplied = 14,
}

/// <summary>The facts a citizen is told about, without words.</summary>
/// <param name="Until">The moment that matters now: the answer owed, the promise, the citizen's own last day; null when nothing
/// runs.</param>
/// <param name="Latest">Before acceptance: the result at the latest, when the desk uses all of its time to answer.</param>
/// <param name="Left">Working time to <paramref name="Until"/>, or over it; null where the time is the citizen's own.</param>
/// <param name="IsLate">The moment that matters has passed.</param>
/// <param name="Granted">What was decided; null before there is a result, and for results taken over without one.</param>
internal sealed record CitizenSituation(
    SituationKind Kind, WaitsFor WaitsFor, Instant? Until, Instant? Latest, Standing? Left, bool IsLate, Timeliness? Timeliness,
    bool? Granted)
{
    /// <summary>When her papers came.</summary>
    public Instant? SentAt { get; init; }

    /// <summary>Her last day for the papers, also after it.</summary>
    public Instant? Limit { get; init; }

    public Instant? PausedAt { get; init; }

    public Instant? FinishedAt { get; init; }

    public Instant? ReturnedAt { get; init; }

    /// <summary>The promise that stands, also while the clock does.</summary>
    public Instant? Due { get; init; }

    /// <summary>The result is there as a file.</summary>
    public bool HasDocument { get; init; }

    public bool IsMyTurn => WaitsFor == WaitsFor.You;

    public static CitizenSituation Of(Dossier one, Standing? standing, LegalClock clock, Instant now, ResultLine? result = null)
    {
        var kind = KindOf(one);
        var waits = TurnIn(kind);
        var until = kind switch
        {
            SituationKind.Filed or SituationKind.SentFirst => one.Next?.Due,
            SituationKind.AskedFirst or SituationKind.AskedInWork => one.SupplementLimit,
            SituationKind.AskedToPay => one.Next?.Due,
            SituationKind.Accepted or SituationKind.InWork or SituationKind.SentInWork => one.Due,
            _ => null,
        };
        var latest = kind is SituationKind.Filed or SituationKind.SentFirst && until is { } reply
            ? clock.LatestResult(one.Term, reply)
            : (Instant?)null;
        return new CitizenSituation(
            kind, waits, until, latest, waits == WaitsFor.Office ? Felt(standing, one, until, clock, now) : null, until < now,
            one.Timeliness, result?.Granted)
        {
            SentAt = kind is SituationKind.SentFirst or SituationKind.SentInWork ? one.SuppliedAt : null,
            Limit = one.SupplementLimit, PausedAt = one.PausedAt, FinishedAt = one.FinishedAt, ReturnedAt = one.ReturnedAt, Due = one.Due,
            HasDocument = result?.File is not null,
        };
    }

    /// <summary>A short term is the office's last day from its first minute; while most of it is left it is not near to her.</summary>
    private static Standing? Felt(Standing? standing, Dossier one, Instant? until, LegalClock clock, Instant now)
    {
        if (standing is not { State: DeadlineState.NearDeadline } near || until is not { } end) return standing;
        var begun = one.AcceptedAt ?? one.SuppliedAt ?? one.FiledAt;
        return clock.MinutesLeft(now, end) * 2 > clock.MinutesLeft(begun, end) ? near with { State = DeadlineState.WithinDeadline } : near;
    }

    /// <summary>Whose turn it is, for who asks nothing else.</summary>
    public static WaitsFor TurnOf(Dossier one) => TurnIn(KindOf(one));

    private static WaitsFor TurnIn(SituationKind kind) => kind switch
    {
        SituationKind.AskedFirst or SituationKind.AskedInWork or SituationKind.AskedToPay => WaitsFor.You,
        SituationKind.Ready => WaitsFor.Collect,
        SituationKind.Filed or SituationKind.SentFirst or SituationKind.Accepted or SituationKind.InWork or SituationKind.SentInWork =>
            WaitsFor.Office,
        _ => WaitsFor.Nobody,
    };

    private static SituationKind KindOf(Dossier one) => one.State switch
    {
        DossierState.Registered => SituationKind.Filed,
        DossierState.SupplementRequired when one.IsAccepted => SituationKind.AskedInWork,
        DossierState.SupplementRequired => one.SuppliedAt is null ? SituationKind.AskedFirst : SituationKind.SentFirst,
        DossierState.Accepted => SituationKind.Accepted,
        DossierState.Processing => one.HasFreshPapers ? SituationKind.SentInWork : SituationKind.InWork,
        DossierState.FinancialObligation => SituationKind.AskedToPay,
        DossierState.Completed => SituationKind.Ready,
        DossierState.Returned => SituationKind.Returned,
        DossierState.Rejected => SituationKind.Refused,
        DossierState.WithdrawRequested => SituationKind.Withdrawn,
        _ => one.EndedUnsupplied ? SituationKind.EndedUnsupplied : SituationKind.Stopped,
    };
}
