using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>Refusals that every kind of case shares; the sentences stand in Resources/Texts.resx.</summary>
public static class CaseErrors
{
    public static readonly Error BeforeLastStep = Error.Invalid("cases.before-last-step").For("occurredAt");
    public static readonly Error PromiseKept = Error.Conflict("cases.promise-kept");

    /// <summary>Asked of a case that was read for a list: a mistake of the program, not of the person.</summary>
    public static readonly Error ForReading = Error.Conflict("cases.for-reading");

    public static readonly Error NobodyHasIt = Error.Conflict("cases.nobody-has-it");
    public static readonly Error HasItAlready = Error.Conflict("cases.has-it-already");
    public static readonly Error CannotTakeIt = Error.Conflict("cases.cannot-take-it");
    public static readonly Error WholeUnitOnly = Error.Forbidden("cases.whole-unit-only");
    public static readonly Error NobodyHere = Error.NotFound("cases.nobody-here");

    public static readonly Error ReadingNotRecorded = Error.Unavailable("cases.reading-not-recorded");

    public static readonly Error UndoNotPossible = Error.Conflict("cases.undo-not-possible");
    public static readonly Error UndoNotYours = Error.Forbidden("cases.undo-not-yours");
    public static readonly Error UndoTooLate = Error.Conflict("cases.undo-too-late", ("seconds", UndoWindow.Seconds));
    public static readonly Error UndoLaterStep = Error.Conflict("cases.undo-later-step");
    public static readonly Error UndoNotRestorable = Error.Conflict("cases.undo-not-restorable");

    /// <summary>Three boxes that make no day.</summary>
    public static readonly Error DayMalformed = Error.Invalid("cases.day-malformed");

    /// <summary>A file that a form had kept is not there any more.</summary>
    public static readonly Error FileGone = Error.Invalid("cases.file-gone");

    public static readonly Error TooManyFiles = Error.Invalid("cases.too-many-files", ("max", FormUploads.MostFiles));

    /// <summary>An address that names no act.</summary>
    public static readonly Error NoSuchAct = Error.NotFound("cases.no-such-act");

    /// <summary>What was chosen by somebody else, or longer ago than it is kept.</summary>
    public static readonly Error NoSuchBulk = Error.NotFound("cases.no-such-bulk");

    /// <summary>An address that was made anew or switched off since, or whose officer is not at work any more.</summary>
    public static readonly Error NoCalendar = Error.NotFound("cases.no-calendar");

    public static readonly Error NoSuchView = Error.NotFound("cases.no-such-view");
    public static readonly Error ViewUnnamed = Error.Invalid("cases.view-unnamed");
    public static readonly Error ViewNameTooLong = Error.Invalid("cases.view-name-too-long", ("max", ISavedViews.LongestName));
    public static readonly Error ViewTooLong = Error.Invalid("cases.view-too-long");
    public static readonly Error ViewOfUnit = Error.Forbidden("cases.view-of-unit");
    public static readonly Error TooManyViews = Error.Conflict("cases.too-many-views", ("max", Features.SavedViews.Most));

    /// <summary>Another view of the list has that name already.</summary>
    public static Error ViewNamed(string name) => Error.Conflict("cases.view-named", ("name", name));

    public static readonly Error ReasonMissing = Error.Invalid("cases.reason-missing").For("reason");
    public static readonly Error ReasonTooLong = Error.Invalid("cases.reason-too-long", ("max", Reason.MaxLength)).For("reason");

    /// <summary>What comes next could be done by nobody where it would go on.</summary>
    public static Error NobodyAtReceiver(string kind, int count, string receiver) =>
        Error.Conflict("cases.nobody-at-receiver", ("kind", kind), ("count", count), ("receiver", receiver));

    /// <summary>The reason is a code; pages explain it and say which roles hold the permission.</summary>
    public static Error NotAllowed(string permission, PermissionReason reason) =>
        Error.Forbidden("cases.not-allowed", ("permission", permission), ("reason", reason));
}
