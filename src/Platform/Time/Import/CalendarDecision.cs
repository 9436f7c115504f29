using System.Text.Json;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// A decision as its file says it: only what it changes. Days are added to those decided before (the same day replaces),
/// profiles and agencies replace those of the same code, withdrawn days fall back to the law.
/// </summary>
public sealed record CalendarDecision
{
    public string? Decision { get; init; }
    public string? Name { get; init; }
    public DateOnly? Adopted { get; init; }
    public DecidedDayEntry[] Days { get; init; } = [];
    public DateOnly[] Withdrawn { get; init; } = [];
    public YearNotice[] Years { get; init; } = [];
    public SessionProfile[] Profiles { get; init; } = [];
    public string? DefaultProfile { get; init; }
    public UnitProfile[] Units { get; init; } = [];

    public static Result<CalendarDecision> Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<CalendarDecision>(json, CalendarDocument.Json) ?? new CalendarDecision();
        }
        catch (JsonException e)
        {
            return CalendarErrors.NotJson(e.Path ?? "$", e.LineNumber, e.Message);
        }
    }
}

/// <summary>A day in the file. Scope and legal basis default to the province and the decision itself.</summary>
public sealed record DecidedDayEntry
{
    public required DateOnly Date { get; init; }
    public required DayKind Kind { get; init; }
    public string? Name { get; init; }
    public string? LegalBasis { get; init; }
    public DayScope? Scope { get; init; }
    public bool Uncertain { get; init; }
    public string[]? Units { get; init; }

    public DecidedDay ToDay(string decision) => new()
    {
        Date = Date,
        Kind = Kind,
        Name = Name!.Trim(),
        LegalBasis = LegalBasis ?? decision,
        Scope = Scope ?? (Units is null ? DayScope.Province : DayScope.Unit),
        Uncertain = Uncertain,
        Units = Units,
    };
}
