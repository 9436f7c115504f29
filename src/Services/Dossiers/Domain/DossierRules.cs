using System.Text.Json;
using System.Text.Json.Serialization;
using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Dossiers.Domain;

/// <summary>This module's own rules over time, read from Data/Rules/dossiers.json. Law changes there, not here.</summary>
internal sealed class DossierRules
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) }
    };

    private readonly RuleFile file;

    private DossierRules(RuleFile file) => this.file = file;

    public static DossierRules Current { get; } = Load();

    /// <summary>How the agency part of a code is written for dossiers filed that day.</summary>
    /// <summary>The agency part of a code, in the form of that day; an agency the old form has no room for uses the new one.</summary>
    public string CodeOn(AgencyInfo agency, DateOnly day) => CodeFormOn(day) == CodeForm.Old ? agency.OldCode ?? agency.Code : agency.Code;

    public CodeForm CodeFormOn(DateOnly day) => Find(file.CodeForm, day).Form;

    /// <summary>Days a citizen has to bring what is missing, unless the officer names another day.</summary>
    /// <returns>The usual number, and the fewest an officer may give.</returns>
    public (int Usual, int Least) SupplementDaysOn(DateOnly day)
    {
        var rule = Find(file.Supplement, day);
        return (rule.CalendarDays, rule.Least);
    }

    /// <summary>The reasons for which papers may be asked for once more in the same stage.</summary>
    public IReadOnlyList<SupplementGround> GroundsToAskAgain => file.AskAgain;

    /// <summary>How far back an intake entered that day may reach.</summary>
    public BackDating BackDatingOn(DateOnly day)
    {
        var rule = Find(file.BackDating, day);
        return new(rule.AloneDays, rule.MostDays);
    }

    /// <summary>A day before the first rule takes the first one: old paper is taken in under the oldest rule known.</summary>
    private static T Find<T>(IReadOnlyList<T> rules, DateOnly day) where T : DatedRule
    {
        foreach (var rule in rules)
            if (day >= rule.From && (rule.To is not { } to || day <= to)) return rule;
        return day < rules[0].From ? rules[0] : rules[^1];
    }

    private static DossierRules Load()
    {
        using var stream = typeof(DossierRules).Assembly.GetManifestResourceStream("rules/dossiers.json")
            ?? throw new InvalidOperationException("rules/dossiers.json is not embedded");
        return new DossierRules(JsonSerializer.Deserialize<RuleFile>(stream, Json)!);
    }

    private sealed record RuleFile(IReadOnlyList<CodeFormRule> CodeForm, IReadOnlyList<SupplementRule> Supplement,
        IReadOnlyList<SupplementGround> AskAgain,
        IReadOnlyList<BackDatingRule> BackDating);

    private abstract record DatedRule(DateOnly From, DateOnly? To, string Basis);

    private sealed record CodeFormRule(DateOnly From, DateOnly? To, string Basis, CodeForm Form) : DatedRule(From, To, Basis);

    private sealed record SupplementRule(DateOnly From, DateOnly? To, string Basis, int CalendarDays, int Least = 1)
        : DatedRule(From, To, Basis);

    private sealed record BackDatingRule(DateOnly From, DateOnly? To, string Basis, int AloneDays, int MostDays)
        : DatedRule(From, To, Basis);
}

/// <summary>A reason the law names for asking again; its words stand before the officer's own on the slip.</summary>
internal sealed record SupplementGround(string Code, string Words, string Basis);

internal enum CodeForm
{
    /// <summary>000.00.12.H56</summary>
    Old = 1,
    /// <summary>H56.12</summary>
    New = 2,
}
