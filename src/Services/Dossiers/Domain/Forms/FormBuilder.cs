using OpenProvince.Dossiers.Domain.Procedures;

namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>
/// Makes the form of a procedure: the sections everybody answers around its own ones. A procedure with its own definition
/// uses that; every other one asks what is requested, in the applicant's words, and takes the papers of its case.
/// </summary>
internal sealed class FormBuilder(IReadOnlyDictionary<string, OwnForm> own)
{
    public Form For(Procedure procedure, string? caseCode, Func<string, string> texts)
    {
        List<FormSection> sections = [StandardSections.People(procedure, texts)];
        if (own.TryGetValue(procedure.Code, out var definition)) sections.AddRange(definition.Sections);
        else sections.Add(Request(procedure, texts));
        if (StandardSections.Papers(procedure.Case(caseCode), texts) is { } papers) sections.Add(papers);
        sections.Add(StandardSections.Return(procedure, texts));
        return new Form(sections);
    }

    private static FormSection Request(Procedure procedure, Func<string, string> texts)
    {
        List<FormQuestion> questions =
        [
            new("noi-dung", texts("dossiers.citizen.form.request"), texts("dossiers.citizen.form.request.hint"),
                [new("request", texts("dossiers.citizen.form.request"), FieldType.LongText, Maximum: 1000)]),
        ];
        if (procedure.Applicants.Any(a => a is ApplicantKind.Business or ApplicantKind.Cooperative or ApplicantKind.Organisation or ApplicantKind.Agency))
        {
            questions.Add(new("to-chuc", texts("dossiers.citizen.form.organisation"), texts("dossiers.citizen.form.organisation.hint"),
            [
                new("organisationName", texts("dossiers.citizen.form.organisation.name"), FieldType.Text, Required: !procedure.Applicants.Contains(ApplicantKind.Citizen), Maximum: 200),
                new("organisationTaxCode", texts("dossiers.citizen.form.organisation.tax-code"), FieldType.TaxCode, Required: false, Maximum: 14),
            ]));
        }
        return new FormSection("noi-dung", texts("dossiers.citizen.form.section.request"), questions);
    }
}

/// <summary>A procedure's own questions, from its file under Catalogue/Forms.</summary>
internal sealed record OwnForm(string Procedure, int Version, IReadOnlyList<FormSection> Sections);
