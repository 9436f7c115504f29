using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>What can be wrong with a file of deadline rules, besides what is wrong with any file.</summary>
internal static class RulesErrors
{
    public static readonly Error Taken = Error.Conflict("time.rules-taken");

    public static Error NotLater(DateOnly from, DateOnly after) =>
        Error.Invalid("time.rules-not-later", ("from", DayWords.Date(from)), ("after", DayWords.Date(after)));

    public static Error OutOfRange(string where, int value, int least, int most) =>
        Error.Invalid("time.rules-out-of-range", ("where", where), ("value", value), ("least", least), ("most", most));
}
