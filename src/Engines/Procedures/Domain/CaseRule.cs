using OpenProvince.Fields.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Domain;

/// <summary>
/// The case of a procedure where the law makes it follow from a date: nobody ticks "on time", the date says so.
/// </summary>
/// <param name="Field">The answer with the date.</param>
/// <param name="Days">Calendar days from that date.</param>
/// <param name="Within">The case up to the last of those days.</param>
/// <param name="After">The case from then on.</param>
/// <param name="Basis">Where the law says so.</param>
internal sealed record CaseRule(string Field, int Days, string Within, string After, string Basis)
{
    /// <summary>No holiday run is longer; beyond it the calendar need not be asked.</summary>
    private const int LongestRun = 20;

    /// <summary>The case of a filing made that day; null while the date is not known.</summary>
    public string? Of(string? answer, DateOnly filed, WorkingCalendar calendar)
    {
        if (answer is null || !FieldRules.TryDate(answer, out var from)) return null;
        var last = from.AddDays(Days);
        // Law: Bộ luật Dân sự 2015, art. 148 — a term that ends on a day off ends with the next working day
        while (filed > last && filed.DayNumber - last.DayNumber < LongestRun && !calendar.Counts(last)) last = last.AddDays(1);
        return filed <= last ? Within : After;
    }
}
