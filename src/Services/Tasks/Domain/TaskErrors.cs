using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;

namespace OpenProvince.Tasks.Domain;

/// <summary>Every refusal of this module; the sentences stand in Resources/Texts.resx.</summary>
internal static class TaskErrors
{
    public static readonly Error NotFound = Error.NotFound("tasks.not-found");
    public static readonly Error CodeTaken = Error.Conflict("tasks.code-taken");

    public static readonly Error ContentMissing = Error.Invalid("tasks.content-missing").For("content");
    public static readonly Error FieldUnknown = Error.Invalid("tasks.field-unknown").For("field");
    public static readonly Error UnitMissing = Error.Invalid("tasks.unit-missing").For("lead");
    public static readonly Error UnitUnknown = Error.Invalid("tasks.unit-unknown").For("lead");
    public static readonly Error UnitElsewhere = Error.Invalid("tasks.unit-elsewhere").For("lead");
    public static readonly Error NobodyThere = Error.Invalid("tasks.nobody-there").For("lead");
    public static readonly Error UnitTwice = Error.Invalid("tasks.unit-twice").For("parts");
    public static readonly Error OfficerCannot = Error.Invalid("tasks.officer-cannot").For("officer");
    public static readonly Error OfficerMissing = Error.Invalid("tasks.officer-missing").For("officer");
    public static readonly Error LeaderMissing = Error.Invalid("tasks.leader-missing").For("leader");
    public static readonly Error LeaderUnknown = Error.Invalid("tasks.leader-unknown").For("leader");
    public static readonly Error DayMissing = Error.Invalid("tasks.day-missing").For("due");
    public static readonly Error DayMalformed = Error.Invalid("tasks.day-malformed");
    public static readonly Error DayOff = Error.Invalid("tasks.day-off").For("due");
    public static readonly Error DayPast = Error.Invalid("tasks.day-past").For("due");
    public static readonly Error DayTooFar = Error.Invalid("tasks.day-too-far").For("due");
    public static readonly Error DayNotLater = Error.Invalid("tasks.day-not-later").For("due");
    public static readonly Error StartBehindDue = Error.Invalid("tasks.start-behind-due").For("start");
    public static readonly Error PercentOutOfRange = Error.Invalid("tasks.percent-out-of-range").For("percent");
    public static readonly Error FileUnknown = Error.Invalid("tasks.file-unknown").For("files");
    public static readonly Error GradeUnknown = Error.Invalid("tasks.grade-unknown").For("grade");
    public static readonly Error GradeWithoutWords = Error.Invalid("tasks.grade-without-words").For("words");
    public static readonly Error NotLate = Error.Invalid("tasks.not-late").For("exempt");
    public static readonly Error ExemptWithoutWords = Error.Invalid("tasks.exempt-without-words").For("words");
    public static readonly Error FilterUnknown = Error.Invalid("tasks.filter-unknown");

    public static readonly Error NotOfTheUnit = Error.Forbidden("tasks.not-of-the-unit");
    public static readonly Error AccepterReported = Error.Forbidden("tasks.accepter-reported");
    public static readonly Error DeciderAsked = Error.Forbidden("tasks.decider-asked");
    public static readonly Error AskOpen = Error.Conflict("tasks.ask-open");
    public static readonly Error AskNotOpen = Error.Conflict("tasks.ask-not-open");
    public static readonly Error AskTooLate = Error.Conflict("tasks.ask-too-late");
    public static readonly Error UrgeNoSuchList = Error.Invalid("tasks.urge-no-such-list");
    public static readonly Error PartOfPart = Error.Conflict("tasks.part-of-part");

    public static readonly Error RecurringGiver = Error.Conflict("tasks.recurring-giver");
    public static readonly Error RecurringEvery = Error.Invalid("tasks.recurring-every").For("every");
    public static readonly Error RecurringDays = Error.Invalid("tasks.recurring-days").For("days");
    public static readonly Error NoRecurring = Error.NotFound("tasks.no-recurring");

    public static readonly Error ImportRunning = Error.Conflict("tasks.import-running");
    public static readonly Error ImportUndone = Error.Conflict("tasks.import-undone");
    public static readonly Error ImportGone = Error.Invalid("tasks.import-gone").For("file");
    public static readonly Error ImportNoFile = Error.Invalid("tasks.import-no-file").For("file");
    public static readonly Error ImportNotWorkbook = Error.Invalid("tasks.import-not-workbook").For("file");
    public static readonly Error ImportEmpty = Error.Invalid("tasks.import-empty").For("file");
    public static readonly Error ImportCellFault = Error.Invalid("tasks.import-cell-fault");
    public static readonly Error ImportDay = Error.Invalid("tasks.import-day");

    public static Error ImportTooLarge(long megabytes) => Error.Invalid("tasks.import-too-large", ("mb", megabytes)).For("file");

    public static Error RecurringTooMany(int most) => Error.Conflict("tasks.recurring-too-many", ("max", most));

    public static Error ImportTooMany(int most) => Error.Invalid("tasks.import-too-many", ("max", most)).For("file");

    public static Error ImportTooLong(int most) => Error.Invalid("tasks.import-too-long", ("max", most)).For("file");

    public static Error ImportHeading(string heading) => Error.Invalid("tasks.import-heading", ("heading", heading)).For("file");

    public static Error ImportTwice(int row) => Error.Invalid("tasks.import-twice", ("row", row));

    /// <summary>No such word in the sheet of words.</summary>
    /// <param name="what">unit, field or leader.</param>
    /// <param name="said">What stands in the cell.</param>
    public static Error ImportWord(string what, string said) => Error.Invalid($"tasks.import-no-{what}", ("said", said));

    public static Error ImportWordTwice(string said) => Error.Invalid("tasks.import-word-twice", ("said", said));

    /// <summary>Something was done with a task of the import, so it is not undone as a whole any more.</summary>
    public static Error ImportMoved(string code) => Error.Conflict("tasks.import-moved", ("code", code));

    public static Error TooLong(string field, int most) => Error.Invalid("tasks.too-long", ("max", most)).For(field);

    public static Error TooMany(string field, int most) => Error.Invalid("tasks.too-many", ("max", most)).For(field);

    public static Error WrongState(TaskState now) => Error.Conflict("tasks.wrong-state", ("state", (int)now));

    /// <summary>A whole is not done while a part is not.</summary>
    public static Error PartOpen(string code) => Error.Conflict("tasks.part-open", ("code", code));

    /// <summary>A part ends with its whole at the latest.</summary>
    public static Error PartAfterWhole(Instant due) => Error.Invalid("tasks.part-after-whole", ("due", Moment(due))).For("due");

    /// <summary>A whole does not end before a part that is not done.</summary>
    public static Error PartOutlasts(string code, Instant due) =>
        Error.Invalid("tasks.part-outlasts", ("code", code), ("due", Moment(due))).For("due");

    /// <summary>A day lies after the start of what it is the day of.</summary>
    public static Error DayBeforeStart(Instant from) => Error.Invalid("tasks.day-before-start", ("from", Moment(from))).For("due");

    /// <summary>Urging all of a list passes over what was urged on that day.</summary>
    public static Error UrgedToday(Instant at) => Error.Conflict("tasks.urged-today", ("at", $"{at.ToLocal():HH:mm}"));

    private static string Moment(Instant at) => $"{at.ToLocal():HH:mm dd/MM/yyyy}";
}
