using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.ApplyOnline;

/// <summary>The form of one draft with its choices filled in.</summary>
internal sealed class ApplyForm(CitizenGuide guide, ProcedureForms forms, FeeWords fees)
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
        fees.Charges(procedure, draft.Answer(StandardSections.Case), SubmissionMethod.Online, draft.Answers, guide.Today);

    public string? Each(Procedure procedure, Draft draft, FormQuestion question) => fees.Each(Charges(procedure, draft), question);

    public string Fee(Procedure procedure, Draft draft) => fees.Of(Charges(procedure, draft));

    /// <summary>The options of a field; desks come from the directory of this day.</summary>
    public IReadOnlyList<FieldOption> Options(Procedure procedure, FormField field) => field.Type == FieldType.Agency
        ? [.. guide.Desks(procedure).Select(d => new FieldOption(d.Slug, guide.DeskName(d)))]
        : field.Options ?? [];

    public AgencyInfo? Desk(Procedure procedure, Draft draft) => guide.Desk(procedure, draft.Answer(StandardSections.Agency));
}
