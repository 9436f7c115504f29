using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>What can be wrong with a calendar decision. <c>where</c> is the place in the file, e.g. <c>days[3]</c>.</summary>
internal static class CalendarErrors
{
    public static readonly Error Taken = Error.Conflict("time.calendar-decision-taken");

    public static Error NotReadable(string file, string reason) =>
        Error.Invalid("time.calendar-not-readable", ("file", file), ("reason", reason));

    public static Error NotJson(string where, long? line, string reason) =>
        Error.Invalid("time.calendar-not-json", ("where", where), ("line", (line ?? 0) + 1), ("reason", reason));

    public static Error Missing(string where) => At("time.calendar-missing", where);

    public static Error OutOfRange(string where, DateOnly date, CalendarDocument document) => At("time.calendar-day-out-of-range", where,
        ("date", DayWords.Date(date)), ("from", DayWords.Date(document.From)), ("to", DayWords.Date(document.To)));

    public static Error Twice(string where, object value) => At("time.calendar-twice", where, ("value", value));

    public static Error WrongKind(string where, DateOnly date, DayKind kind) =>
        At("time.calendar-wrong-kind", where, ("date", DayWords.Date(date)), ("kind", kind));

    public static Error NoSessions(string where, DateOnly date) => At("time.calendar-no-sessions", where, ("date", DayWords.Date(date)));

    public static Error BadSessions(string where) => At("time.calendar-bad-sessions", where);

    public static Error BadYearDay(string where, string value) => At("time.calendar-bad-year-day", where, ("value", value));

    public static Error BadYear(string where) => At("time.calendar-bad-year", where);

    public static Error BadRestDay(string where) => At("time.calendar-bad-rest-day", where);

    public static Error NoProfile(string where, string code) => At("time.calendar-no-profile", where, ("code", code));

    public static Error NoAgency(string where, string code) => At("time.calendar-no-agency", where, ("code", code));

    public static Error OtherCode(string where, string code, string other) =>
        At("time.calendar-other-code", where, ("code", code), ("other", other));

    public static Error NotWithdrawable(string where, DateOnly date) =>
        At("time.calendar-not-withdrawable", where, ("date", DayWords.Date(date)));

    private static Error At(string code, string where, params (string, object?)[] args) => Error.Invalid(code, [("where", where), .. args]);
}
