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
            var decision = JsonSerializer.Deserialize<CalendarDecision>(json, CalendarDocument.Json) ?? new CalendarDecision();
            using var file = JsonDocument.Parse(json, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            return NullLine(file.RootElement, "") is { } line ? CalendarErrors.Missing(line) : decision;
        }
        catch (JsonException e)
        {
            return CalendarErrors.NotJson(e.Path ?? "$", e.LineNumber, e.Message);
        }
    }

    /// <summary>Where a list has null for a line: the serializer refuses null for the list only.</summary>
    private static string? NullLine(JsonElement json, string where) => json.ValueKind switch
    {
        JsonValueKind.Object =>
            json.EnumerateObject().Select(one => NullLine(one.Value, where.Length == 0 ? one.Name : $"{where}.{one.Name}"))
                .FirstOrDefault(line => line is not null),
        JsonValueKind.Array =>
            json.EnumerateArray().Select((one, i) => one.ValueKind is JsonValueKind.Null ? $"{where}[{i}]" : NullLine(one, $"{where}[{i}]"))
                .FirstOrDefault(line => line is not null),
        _ => null,
    };
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
