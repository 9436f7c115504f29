using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Every refusal of this module; the sentences stand in Resources/Texts.resx.</summary>
internal static class DossierErrors
{
    public static readonly Error NotFound = Error.NotFound("dossiers.not-found");
    public static readonly Error CodeMalformed = Error.Invalid("dossiers.code-malformed").For("code");
    public static readonly Error CodeTaken = Error.Conflict("dossiers.code-taken");

    public static readonly Error NotYetSupplied = Error.Conflict("dossiers.not-yet-supplied");
    public static readonly Error SupplementLimitRunning = Error.Conflict("dossiers.supplement-limit-running");
    public static readonly Error AlreadyDecided = Error.Conflict("dossiers.already-decided");
    public static readonly Error NotDecided = Error.Conflict("dossiers.not-decided");
    public static readonly Error NotProposed = Error.Conflict("dossiers.not-proposed");
    public static readonly Error AlreadyProposed = Error.Conflict("dossiers.already-proposed");
    public static readonly Error ApproverIsProposer = Error.Forbidden("dossiers.approver-is-proposer");
    public static readonly Error FollowedElsewhere = Error.Conflict("dossiers.followed-elsewhere");
    public static readonly Error InFuture = Error.Invalid("dossiers.in-future").For("occurredAt");
    /// <summary>Asked once already in this stage: again only for a reason the law names.</summary>
    public static readonly Error SupplementOnce = Error.Invalid("dossiers.supplement-once").For("ground");
    /// <summary>A request names each paper: the citizen's page and the slip list them, and what comes is counted against them.</summary>
    public static readonly Error NothingAsked = Error.Invalid("dossiers.supplement-nothing").For("missing");
    public static readonly Error NothingSupplied = Error.Invalid("dossiers.supply-nothing").For("papers");
    public static readonly Error UnfitWithoutWords = Error.Invalid("dossiers.propose-why-not").For("opinion");
    public static readonly Error GroundUnknown = Error.Invalid("dossiers.supplement-ground-unknown").For("ground");
    public static readonly Error LimitNotAfterNow = Error.Invalid("dossiers.limit-not-after-now").For("limit");
    public static readonly Error LimitOutOfRange = Error.Invalid("dossiers.limit-out-of-range").For("limit");
    public static readonly Error NumberTooLong = Error.Invalid("dossiers.number-too-long").For("number");
    public static readonly Error ResultNumberMissing = Error.Invalid("dossiers.result-number-missing");
    public static readonly Error ResultFileMissing = Error.Invalid("dossiers.result-file-missing");
    public static readonly Error ResultNotClaimable = Error.Invalid("dossiers.result-not-claimable").For("way");
    public static readonly Error ResultNoDocument = Error.Invalid("dossiers.result-no-document").For("way");
    public static readonly Error ResultWayUnknown = Error.Invalid("dossiers.result-way-unknown").For("way");
    public static readonly Error OtherWayReasonMissing = Error.Invalid("dossiers.other-way-reason-missing").For("reason");
    public static readonly Error PaperMalformed = Error.Invalid("dossiers.paper-malformed").For("papers");
    public static readonly Error FileUnknown = Error.Invalid("dossiers.file-unknown");
    public static readonly Error LegInPast = Error.Invalid("dossiers.leg-in-past").For("legDue");
    public static readonly Error LegAfterPromise = Error.Invalid("dossiers.leg-after-promise").For("legDue");
    public static readonly Error BackDatingNotAllowed = Error.Forbidden("dossiers.back-dating-not-allowed").For("occurredAt");
    public static readonly Error ConsentMissing = Error.Invalid("dossiers.consent-missing").For("consent");
    public static readonly Error ConsentUnknown = Error.Invalid("dossiers.consent-unknown").For("consent");
    public static readonly Error ConsentIsOwn = Error.Forbidden("dossiers.consent-is-own").For("consent");
    public static readonly Error CalendarUnknown = Error.NotFound("dossiers.calendar-unknown");

    public static readonly Error ProcedureUnknown = Error.Invalid("dossiers.procedure-unknown").For("procedure");
    public static readonly Error ProcedureNotInForce = Error.Invalid("dossiers.procedure-not-in-force").For("procedure");
    public static readonly Error AgencyUnknown = Error.Invalid("dossiers.agency-unknown").For("agency");
    public static readonly Error OfficerUnknown = Error.Invalid("dossiers.officer-unknown").For("officer");
    public static readonly Error NobodyAppraises = Error.Invalid("dossiers.nobody-appraises").For("to");
    public static readonly Error NobodyApproves = Error.Invalid("dossiers.nobody-approves").For("leader");
    public static readonly Error OfficerDoesNotAppraise = Error.Invalid("dossiers.officer-does-not-appraise").For("officer");
    public static readonly Error OfficerDoesNotApprove = Error.Invalid("dossiers.officer-does-not-approve").For("leader");
    public static readonly Error FileOnNationalPortal = Error.Invalid("dossiers.file-on-national-portal").For("channel");
    public static readonly Error ChannelUnknown = Error.Invalid("dossiers.channel-unknown").For("channel");
    public static readonly Error ChannelNotOffered = Error.Invalid("dossiers.channel-not-offered").For("channel");
    public static readonly Error CaseUnknown = Error.Invalid("dossiers.case-unknown").For("case");
    public static readonly Error NoDesk = Error.Invalid("dossiers.no-desk").For("agency");
    public static readonly Error NotTakenHere = Error.Invalid("dossiers.not-taken-here").For("agency");
    public static readonly Error SenderNotParty = Error.Invalid("dossiers.sender-not-party").For("submitter");
    public static readonly Error AnswersTooLong = Error.Invalid("dossiers.answers-too-long").For("answers");
    public static readonly Error FilterUnknown = Error.Invalid("dossiers.filter-unknown");
    public static readonly Error NumberInAddress = Error.Invalid("dossiers.number-in-address").For("q");

    public static readonly Error DraftChanged = Error.Conflict("dossiers.draft-changed");
    public static readonly Error TooManyDrafts = Error.Conflict("dossiers.too-many-drafts");
    public static readonly Error TooManyDraftsNearby = Error.Conflict("dossiers.too-many-drafts-nearby");
    public static Error TooManyFilings(TimeSpan untilTomorrow) => Error.TooMany("dossiers.too-many-filings", untilTomorrow);

    public static readonly Error PhoneMissing = Error.Invalid("dossiers.phone-missing").For("phone");
    public static readonly Error NotTracked = Error.NotFound("dossiers.not-tracked").For("phone");
    public static readonly Error MonthInvalid = Error.Invalid("dossiers.month-invalid").For("month");
    public static readonly Error MonthNotOver = Error.Invalid("dossiers.month-not-over").For("month");
    public static readonly Error MonthAlreadyClosed = Error.Conflict("dossiers.month-already-closed").For("month");

    /// <summary>The law gives the citizen more days than that.</summary>
    public static Error LimitTooEarly(DateOnly earliest) =>
        Error.Invalid("dossiers.limit-too-early", ("earliest", $"{earliest:dd/MM/yyyy}")).For("limit");

    /// <summary>Nobody of the unit could do what comes next: the dossier would lie where no queue shows it.</summary>
    public static Error NobodyCan(NextAction action) => action is NextAction.Approve ? NobodyApproves : NobodyAppraises;

    public static Error OfficerCannot(NextAction action) => action is NextAction.Approve ? OfficerDoesNotApprove : OfficerDoesNotAppraise;

    /// <param name="made">Name of the case the answers make.</param>
    public static Error CaseContradicts(string made) => Error.Invalid("dossiers.case-contradicts", ("case", made)).For("case");

    public static Error PaperMissing(string paper) => Error.Invalid("dossiers.paper-missing", ("paper", paper)).For("papers");

    public static Error WrongState(DossierState now) => Error.Conflict("dossiers.wrong-state", ("state", (int)now));

    public static Error MonthClosed(DateOnly day) => Error.Invalid("dossiers.month-closed", ("month", $"{day:MM/yyyy}")).For("occurredAt");

    public static Error TooFarBack(int days) => Error.Invalid("dossiers.too-far-back", ("days", days)).For("occurredAt");

    public static Error TrackingPaused(Instant until, TimeSpan wait) =>
        Error.TooMany("dossiers.tracking-paused", wait, ("until", $"{until.ToLocal():HH:mm:ss}")).For("phone");

    public static readonly Error AlreadyForgotten = Error.Conflict("dossiers.already-forgotten");
    public static readonly Error StillOpen = Error.Conflict("dossiers.still-open");
}
