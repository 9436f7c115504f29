using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Fields.Contracts;

namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>What every form asks besides its own subject: where, who, for whom, papers, and how the result comes back.</summary>
internal static class StandardSections
{
    public const string Agency = "agency", Case = "case", ActingFor = "actingFor", Self = "self", Other = "other";
    public const string ReturnBy = "returnBy", ReturnPost = "post", ReturnDesk = "desk", ReturnOnline = "online";

    /// <summary>What stands in every filing besides the questions of its own form; the counter notes a request in words.</summary>
    public static readonly IReadOnlyList<string> Besides = [Agency, Case, "request"];

    public const string SubmitterQuestion = "nguoi-nop";

    /// <param name="procedure">Its cases are the choice.</param>
    /// <param name="askCase">False where the case follows from an answer.</param>
    /// <param name="texts">Sentences by key, so that the words stay in the resources.</param>
    public static FormSection People(Procedure procedure, bool askCase, Func<string, string> texts)
    {
        List<FormQuestion> questions =
        [
            new("noi-nhan", texts("dossiers.citizen.form.agency"), texts("dossiers.citizen.form.agency.hint"),
                [new(Agency, texts("dossiers.citizen.form.agency.label"), FieldType.Agency)]),
        ];
        if (askCase && procedure.Cases.Count > 1)
        {
            questions.Add(new("truong-hop", texts("dossiers.citizen.form.case"), null,
                [new(Case, texts("dossiers.citizen.form.case"), FieldType.Choice,
                Options: [.. procedure.Cases.Select(c => new FieldOption(c.Code, c.Name))], Summary: texts("dossiers.answer.case"))]));
        }
        questions.Add(new("nop-cho-ai", texts("dossiers.citizen.form.acting"), texts("dossiers.citizen.form.acting.hint"),
            [new(ActingFor, texts("dossiers.citizen.form.acting"), FieldType.Choice,
            Options: [new(Self, texts("dossiers.citizen.form.acting.self")),
                new(Other, texts("dossiers.citizen.form.acting.other"), texts("dossiers.citizen.form.acting.other.note"))],
            Summary: texts("dossiers.answer.acting"))]));
        questions.Add(Person(SubmitterQuestion, "submitter", texts("dossiers.citizen.form.submitter"),
            texts("dossiers.citizen.form.submitter.hint"), null, texts));
        questions.Add(Person("chu-ho-so", "owner", texts("dossiers.citizen.form.owner"), texts("dossiers.citizen.form.owner.hint"),
            new FormCondition(ActingFor, [Other]), texts));
        return new FormSection("nguoi-nop", texts("dossiers.citizen.form.section.people"), questions);
    }

    public static FormSection? Papers(ExecutionCase chosen, Func<string, string> texts)
    {
        var uploads = chosen.Components.Where(c => c.Source == ComponentSource.Upload)
            .Select(c => new FormQuestion($"giay-{c.Code}", c.Name, c.Note, [], Component: c.Code, PaperRequired: c.Required)).ToList();
        return uploads.Count == 0 ? null : new FormSection("giay-to", texts("dossiers.citizen.form.section.papers"), uploads);
    }

    public static FormSection Return(Procedure procedure, Func<string, string> texts)
    {
        List<FieldOption> ways = [new(ReturnDesk, texts("dossiers.citizen.form.return.desk"))];
        if (procedure.ElectronicReturn)
            ways.Insert(
                0, new(ReturnOnline, texts("dossiers.citizen.form.return.online"), texts("dossiers.citizen.form.return.online.note")));
        if (procedure.PostalReturn)
            ways.Add(new(ReturnPost, texts("dossiers.citizen.form.return.post"), texts("dossiers.citizen.form.return.post.note")));
        List<FormQuestion> questions =
        [
            new("nhan-ket-qua", texts("dossiers.citizen.form.return"), null,
                [new(ReturnBy, texts("dossiers.citizen.form.return"), FieldType.Choice, Options: ways,
                    Summary: texts("dossiers.answer.return"))]),
            new("dia-chi-nhan", texts("dossiers.citizen.form.return.address"), texts("dossiers.citizen.form.return.address.hint"),
                [new("returnAddress", texts("dossiers.citizen.form.address"), FieldType.Text, Autocomplete: "address-line1", Maximum: 200,
                    Summary: texts("dossiers.answer.return-address"))], new FormCondition(ReturnBy, [ReturnPost])),
        ];
        return new FormSection("tra-ket-qua", texts("dossiers.citizen.form.section.return"), questions);
    }

    private static FormQuestion Person(
        string code, string prefix, string title, string hint, FormCondition? when, Func<string, string> texts) => new(code, title, hint,
    [
        new($"{prefix}Name", texts("dossiers.citizen.form.name"), FieldType.PersonName, Autocomplete: prefix == "submitter"
            ? "name"
            : null),
        new($"{prefix}Identity", texts("dossiers.citizen.form.identity"), FieldType.IdentityNumber,
            Hint: texts("dossiers.citizen.form.identity.hint")),
        new($"{prefix}Phone", texts("dossiers.citizen.form.phone"), FieldType.Phone, Required: prefix == "submitter",
            Hint: prefix == "submitter" ? texts("dossiers.citizen.form.phone.hint") : null,
            Autocomplete: prefix == "submitter" ? "tel" : null),
        new($"{prefix}Email", texts("dossiers.citizen.form.email"), FieldType.Email, Required: false, Autocomplete: prefix == "submitter"
            ? "email"
            : null),
        new($"{prefix}Address", texts("dossiers.citizen.form.address"), FieldType.Text, Required: prefix == "submitter",
            Autocomplete: prefix == "submitter" ? "address-line1" : null, Maximum: 200),
    ], when, Group: texts($"dossiers.answer.{prefix}"));
}
