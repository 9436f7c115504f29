using OpenProvince.Fields.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Procedures.Domain;

/// <summary>
/// Makes the form of a procedure: the sections everybody answers around its own ones. A procedure with its own definition
/// uses that; every other one asks what is requested, in the applicant's words, and takes the papers of its case. Where money
/// depends on a number of pages or copies, that number is asked.
/// </summary>
internal sealed class FormBuilder(IReadOnlyDictionary<string, OwnForm> own, FeeUnits units)
{
    public Form For(Procedure procedure, string? caseCode, Func<string, string> texts)
    {
        var definition = own.GetValueOrDefault(procedure.Code);
        List<FormSection> sections = [StandardSections.People(procedure, definition?.CaseBy is null, texts)];
        if (definition is not null)
            sections.AddRange(definition.Sections.Select(one => one with { IsSubject = true, IsVietnamese = true }));
        else sections.Add(Request(procedure, texts));
        sections[^1] = Counted(sections, procedure.Case(caseCode), texts);
        if (StandardSections.Papers(procedure.Case(caseCode), texts) is { } papers) sections.Add(papers);
        sections.Add(StandardSections.Return(procedure, texts));
        return new Form(sections) { Decides = definition?.CaseBy?.Field, Besides = StandardSections.Besides };
    }

    public CaseRule? CaseBy(string procedure) => own.GetValueOrDefault(procedure)?.CaseBy;

    /// <summary>
    /// The last section with what the fees of the case are counted by: marked where its own form asks it, else asked here.
    /// </summary>
    private FormSection Counted(List<FormSection> sections, ExecutionCase chosen, Func<string, string> texts)
    {
        var counts = chosen.Methods.SelectMany(method => method.Fees).SelectMany(units.FieldsOf).Distinct(StringComparer.Ordinal).ToList();
        var last = sections[^1];
        if (counts.Count == 0) return last;
        last = last with
        {
            Questions =
                [.. last.Questions.Select(q => q with { Fields = [.. q.Fields.Select(f => f with { Counts = counts.Contains(f.Code) })] })]
        };
        var open = counts.Where(code => last.Questions.SelectMany(q => q.Fields).All(f => f.Code != code)).ToList();
        if (open.Count == 0) return last;
        var title = texts(open is [var only] ? $"procedures.form.count.{only}.ask" : "procedures.form.count");
        var question = new FormQuestion("so-luong", title, null,
            [.. open.Select(
                code => new FormField(code, texts($"procedures.form.count.{code}"), FieldType.Number, Maximum: 1000, Counts: true))]);
        return last with { Questions = [.. last.Questions, question] };
    }

    private static FormSection Request(Procedure procedure, Func<string, string> texts)
    {
        List<FormQuestion> questions =
        [
            new("noi-dung", texts("procedures.form.request"), texts("procedures.form.request.hint"),
                [new("request", texts("procedures.form.request"), FieldType.LongText, Maximum: 1000,
                    Summary: texts("procedures.answer.request"))]),
        ];
        if (procedure.Applicants.Any(
            a => a is ApplicantKind.Business or ApplicantKind.Cooperative or ApplicantKind.Organisation or ApplicantKind.Agency))
        {
            questions.Add(new("to-chuc", texts("procedures.form.organisation"), texts("procedures.form.organisation.hint"),
            [
                new("organisationName", texts("procedures.form.organisation.name"), FieldType.Text,
                    Required: !procedure.Applicants.Contains(ApplicantKind.Citizen), Maximum: 200),
                new("organisationTaxCode", texts("procedures.form.organisation.tax-code"), FieldType.TaxCode, Required: false,
                    Maximum: 14),
            ]));
        }
        return new FormSection("noi-dung", texts("procedures.form.section.request"), questions) { IsSubject = true };
    }
}

/// <summary>A procedure's own questions, from its file under Catalogue/Forms.</summary>
/// <param name="CaseBy">How the case follows from an answer; none: the case is asked.</param>
internal sealed record OwnForm(string Procedure, int Version, IReadOnlyList<FormSection> Sections, CaseRule? CaseBy = null);
