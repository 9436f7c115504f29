using System.Text.Json;
using System.Text.Json.Serialization;

namespace OpenProvince.Time;

/// <summary>
/// The whole content of one calendar version: laws, yearly notices, decided days, session profiles. A version is
/// stored complete, so what an old promise was computed from never depends on the program's own data files.
/// </summary>
public sealed record CalendarDocument
{
    public required string Decision { get; init; }
    public required string Name { get; init; }
    public required DateOnly Adopted { get; init; }
    public required DateOnly From { get; init; }
    public required DateOnly To { get; init; }
    public required DayOfWeek[] WeeklyRest { get; init; }
    public required DayNames Names { get; init; }
    public required HolidayLaw[] Laws { get; init; }
    public required DraftPattern Drafts { get; init; }
    public required YearNotice[] Years { get; init; }
    public required DecidedDay[] Days { get; init; }
    public required string DefaultProfile { get; init; }
    public required SessionProfile[] Profiles { get; init; }
    public required UnitProfile[] Units { get; init; }

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        // Of two lists of days in a file the first would be lost without a word.
        AllowDuplicateProperties = false,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        ReadCommentHandling = JsonCommentHandling.Skip,
        AllowTrailingCommas = true,
    };

    public static CalendarDocument Parse(string json) => JsonSerializer.Deserialize<CalendarDocument>(json, Json)
        ?? throw new JsonException("The calendar document is empty.");

    public string ToJson() => JsonSerializer.Serialize(this, Json);
}

/// <summary>Names the generated days carry: they are data because a person reads them.</summary>
public sealed record DayNames
{
    public required string WeeklyRest { get; init; }
    public required string TetBefore { get; init; }
    public required string TetAfter { get; init; }
    public required string Compensatory { get; init; }
}

/// <summary>Statutory holidays while one law is in force.</summary>
public sealed record HolidayLaw
{
    public required string Id { get; init; }
    public required string LegalBasis { get; init; }
    public required string CompensationBasis { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }
    public required StatutoryHoliday[] Holidays { get; init; }

    public bool IsInForce(DateOnly date) => date >= EffectiveFrom && (EffectiveTo is not { } to || date <= to);
}

/// <summary>Exactly one of <see cref="Solar"/> ("MM-dd"), <see cref="Lunar"/> ("MM-dd") and <see cref="TetDays"/> is given.</summary>
public sealed record StatutoryHoliday
{
    public required string Name { get; init; }
    public string? Solar { get; init; }
    public string? Lunar { get; init; }
    public int? TetDays { get; init; }

    /// <summary>The day before or after is a holiday too; which one, the yearly notice says.</summary>
    public bool AdjacentDay { get; init; }
}

/// <summary>What the government decided for one year: days of the Tet block before the new year, side of the second National Day.</summary>
public sealed record YearNotice
{
    public required int Year { get; init; }
    public required int TetDaysBefore { get; init; }
    public int? NationalDayAdjacent { get; init; }
    public required string LegalBasis { get; init; }
    public bool Uncertain { get; init; }
}

/// <summary>How years without a notice are drafted, by the weekday on which the holiday falls.</summary>
public sealed record DraftPattern
{
    public required string LegalBasis { get; init; }
    public required IReadOnlyDictionary<string, int> TetDaysBefore { get; init; }
    public required IReadOnlyDictionary<string, int> NationalDayAdjacent { get; init; }
}

/// <summary>A day set by decision; it wins over everything generated. With <see cref="Units"/> it holds for those agencies only.</summary>
public sealed record DecidedDay
{
    public required DateOnly Date { get; init; }
    public required DayKind Kind { get; init; }
    public required string Name { get; init; }
    public required string LegalBasis { get; init; }
    public DayScope Scope { get; init; }
    public bool Uncertain { get; init; }
    public string[]? Units { get; init; }
}
