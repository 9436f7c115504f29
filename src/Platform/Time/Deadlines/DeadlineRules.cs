using System.Text.Json;
using OpenProvince.Kernel;

namespace OpenProvince.Time;

/// <summary>
/// When an open dossier is called near its deadline: due within the current <see cref="WorkingDays"/> working days, or at most
/// <see cref="Percent"/> of its time left. 0 switches a test off.
/// </summary>
public sealed record NearThreshold(int WorkingDays, int Percent);

/// <summary>The rules of one period of law. The set in force at reception governs a dossier to its end.</summary>
public sealed record DeadlineRuleSet
{
    public required int Version { get; init; }
    public required string LegalBasis { get; init; }
    public required DateOnly EffectiveFrom { get; init; }
    public DateOnly? EffectiveTo { get; init; }

    /// <summary>
    /// Received after this minute, a transfer or a same-day result moves to the next working day; the minute itself is still in time.
    /// </summary>
    // Law: NĐ 61/2018 art. 18, NĐ 118/2025 art. 18(2) — "sau 15 giờ"
    public required TimeOnly SameDayCutoff { get; init; }

    public required StartRule DayStart { get; init; }
    public required StartRule HourStart { get; init; }

    /// <summary>While the citizen supplements a dossier that stays with the agency.</summary>
    public required ResumeStrategy OnSupplement { get; init; }

    public required int OnlineFirstReplyHours { get; init; }
    public required NearThreshold Near { get; init; }

    /// <summary>Periods in hours: finished within so many working minutes before the deadline is on time, not early.</summary>
    public required int HourOnTimeMinutes { get; init; }

    public bool Uncertain { get; init; }

    internal static DeadlineRuleSet Parse(string json) => JsonSerializer.Deserialize<DeadlineRuleSet>(json, CalendarDocument.Json)!;

    internal string ToJson() => JsonSerializer.Serialize(this, CalendarDocument.Json);
}

/// <summary>All rule sets by date of effect.</summary>
public sealed class DeadlineRules
{
    private readonly DeadlineRuleSet[] sets;
    private readonly int[] starts;

    public DeadlineRules(IEnumerable<DeadlineRuleSet> rules)
    {
        sets = [.. rules.OrderBy(s => s.EffectiveFrom)];
        starts = [.. sets.Select(s => Minutes.Of(s.EffectiveFrom))];
        for (var i = 1; i < sets.Length; i++)
        {
            if (sets[i - 1].EffectiveTo?.AddDays(1) != sets[i].EffectiveFrom)
                throw new ArgumentException(
                    $"Rule sets {sets[i - 1].Version} and {sets[i].Version} overlap or leave a gap.", nameof(rules));
        }
    }

    /// <summary>The rule sets that come with the program.</summary>
    public static DeadlineRules BuiltIn { get; } = Parse(BuiltInData.Read("rules.json"));

    public IReadOnlyList<DeadlineRuleSet> All => sets;

    public static DeadlineRules Parse(string json) =>
        new(JsonSerializer.Deserialize<DeadlineRuleSet[]>(json, CalendarDocument.Json)!);

    /// <summary>These and later ones: each ends the day before the next begins, and on the same day the later one replaces ours.</summary>
    public DeadlineRules With(IEnumerable<DeadlineRuleSet> later)
    {
        DeadlineRuleSet[] all = [.. sets.Concat(later).GroupBy(set => set.EffectiveFrom).Select(same => same.Last())
            .OrderBy(set => set.EffectiveFrom)];
        return new(all.Select((set, i) => set with { EffectiveTo = i + 1 < all.Length ? all[i + 1].EffectiveFrom.AddDays(-1) : null }));
    }

    /// <summary>The rules in force at an instant; before the first known rule, that one.</summary>
    public DeadlineRuleSet At(Instant instant) => At(Minutes.Of(instant));

    public DeadlineRuleSet Get(int version)
    {
        // A loop, not Array.Find: the deadline engine allocates nothing.
        foreach (var set in sets)
        {
            if (set.Version == version) return set;
        }

        throw new ArgumentOutOfRangeException(nameof(version), version, "No such rule version.");
    }

    internal DeadlineRuleSet At(int minute)
    {
        var i = starts.Length - 1;
        while (i > 0 && starts[i] > minute)
            i--;
        return sets[i];
    }
}
