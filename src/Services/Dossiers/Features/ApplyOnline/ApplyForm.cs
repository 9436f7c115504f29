using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>The form of one draft with its choices filled in, and how its answers read.</summary>
internal sealed class ApplyForm(CitizenGuide guide, Forms forms, FeeWords fees, Texts texts)
{
    public Form Of(Procedure procedure, Draft draft) => forms.Of(procedure, draft.Answer(StandardSections.Case));

    /// <summary>The draft with the case its answers make today, where the case is not the citizen's to choose.</summary>
    public Draft Settled(Procedure procedure, Draft draft)
    {
        if (forms.CaseOf(procedure, draft.Answers, guide.Today, guide.Calendar(Desk(procedure, draft))) is not { } made
            || draft.Answer(StandardSections.Case) == made)
            return draft;
        return draft with
        {
            Answers = new Dictionary<string, string>(draft.Answers, StringComparer.Ordinal) { [StandardSections.Case] = made }
        };
    }

    public IReadOnlyList<Charge> Charges(Procedure procedure, Draft draft) =>
        fees.Charges(procedure, draft.Answer(StandardSections.Case), Channel.Online, draft.Answers, guide.Today);

    public string? Each(Procedure procedure, Draft draft, FormQuestion question) => fees.Each(Charges(procedure, draft), question);

    public string Fee(Procedure procedure, Draft draft) => fees.Of(Charges(procedure, draft));

    /// <summary>The options of a field; desks come from the directory of this day.</summary>
    public IReadOnlyList<FieldOption> Options(Procedure procedure, FormField field) => field.Type == FieldType.Agency
        ? [.. guide.Desks(procedure).Select(d => new FieldOption(d.Slug, guide.DeskName(d)))]
        : field.Options ?? [];

    public AgencyInfo? Desk(Procedure procedure, Draft draft) => guide.Desk(procedure, draft.Answer(StandardSections.Agency));

    /// <summary>An answer as people read it.</summary>
    public string Words(Procedure procedure, FormField field, string value, CitizenWords words)
    {
        if (value.Length == 0) return texts["dossiers.citizen.answer.none"];
        return field.Type switch
        {
            FieldType.PastDate when FieldRules.TryDate(value, out var date) => words.FullDay(date),
            FieldType.Phone when value.Length == 10 => $"{value[..4]} {value[4..7]} {value[7..]}",
            FieldType.IdentityNumber when value.Length == 12 => $"{value[..3]} {value[3..6]} {value[6..9]} {value[9..]}",
            FieldType.Choice or FieldType.Select or FieldType.Agency or FieldType.ProcedureCase or FieldType.Lookup =>
                Options(procedure, field).FirstOrDefault(o => o.Value == value)?.Text ?? value,
            _ => value,
        };
    }

    /// <summary>Fields posted for a question, dates joined from their three boxes.</summary>
    public static Dictionary<string, string> Posted(FormQuestion question, Func<string, string?> form)
    {
        var posted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in question.Fields)
        {
            posted[field.Code] = field.Type == FieldType.PastDate ? Joined(form, field.Code) : form(field.Code) ?? "";
        }
        return posted;
    }

    private static string Joined(Func<string, string?> form, string code)
    {
        var parts = new[] { "Day", "Month", "Year" }.Select(p => VietnameseText.Clean(form($"{code}.{p}"))).ToArray();
        return parts.All(p => p.Length == 0) ? "" : string.Join('-', parts);
    }
}
