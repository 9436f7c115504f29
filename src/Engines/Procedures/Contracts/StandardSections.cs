using OpenProvince.Fields.Contracts;

namespace OpenProvince.Procedures.Contracts;

/// <summary>What every form asks besides its own subject: where, who, for whom, papers, and how the result comes back.</summary>
public static class StandardSections
{
    public const string Agency = "agency", Case = "case", ActingFor = "actingFor", Self = "self", Other = "other";
    public const string ReturnBy = "returnBy", ReturnPost = "post", ReturnDesk = "desk", ReturnOnline = "online";

    /// <summary>What is wanted, in the applicant's own words.</summary>
    public const string Request = "request";

    /// <summary>What stands in every filing besides the questions of its own form; the counter notes a request in words.</summary>
    public static readonly IReadOnlyList<string> Besides = [Agency, Case, Request];

    public const string SubmitterQuestion = "nguoi-nop";

    /// <param name="procedure">Its cases are the choice.</param>
    /// <param name="askCase">False where the case follows from an answer.</param>
    /// <param name="texts">Sentences by key, so that the words stay in the resources.</param>
    internal static FormSection People(Procedure procedure, bool askCase, Func<string, string> texts)
    {
        List<FormQuestion> questions =
        [
            new("noi-nhan", texts("procedures.form.agency"), texts("procedures.form.agency.hint"),
                [new(Agency, texts("procedures.form.agency.label"), FieldType.Agency)]),
        ];
        if (askCase && procedure.Cases.Count > 1)
        {
            questions.Add(new("truong-hop", texts("procedures.form.case"), null,
                [new(Case, texts("procedures.form.case"), FieldType.Choice,
                Options: [.. procedure.Cases.Select(c => new FieldOption(c.Code, c.Name))], Summary: texts("procedures.answer.case"))]));
        }
        questions.Add(new("nop-cho-ai", texts("procedures.form.acting"), texts("procedures.form.acting.hint"),
            [new(ActingFor, texts("procedures.form.acting"), FieldType.Choice,
            Options: [new(Self, texts("procedures.form.acting.self")),
                new(Other, texts("procedures.form.acting.other"), texts("procedures.form.acting.other.note"))],
            Summary: texts("procedures.answer.acting"))]));
        questions.Add(Person(SubmitterQuestion, "submitter", texts("procedures.form.submitter"),
            texts("procedures.form.submitter.hint"), null, texts));
        questions.Add(Person("chu-ho-so", "owner", texts("procedures.form.owner"), texts("procedures.form.owner.hint"),
            new FormCondition(ActingFor, [Other]), texts));
        return new FormSection("nguoi-nop", texts("procedures.form.section.people"), questions);
    }

    internal static FormSection? Papers(ExecutionCase chosen, Func<string, string> texts)
    {
        var uploads = chosen.Components.Where(c => c.Source == ComponentSource.Upload)
            .Select(c => new FormQuestion($"giay-{c.Code}", c.Name, c.Note, [], Component: c.Code, PaperRequired: c.Required)).ToList();
        return uploads.Count == 0 ? null : new FormSection("giay-to", texts("procedures.form.section.papers"), uploads);
    }

    internal static FormSection Return(Procedure procedure, Func<string, string> texts)
    {
        List<FieldOption> ways = [new(ReturnDesk, texts("procedures.form.return.desk"))];
        if (procedure.ElectronicReturn)
            ways.Insert(
                0, new(ReturnOnline, texts("procedures.form.return.online"), texts("procedures.form.return.online.note")));
        if (procedure.PostalReturn)
            ways.Add(new(ReturnPost, texts("procedures.form.return.post"), texts("procedures.form.return.post.note")));
        List<FormQuestion> questions =
        [
            new("nhan-ket-qua", texts("procedures.form.return"), null,
                [new(ReturnBy, texts("procedures.form.return"), FieldType.Choice, Options: ways,
                    Summary: texts("procedures.answer.return"))]),
            new("dia-chi-nhan", texts("procedures.form.return.address"), texts("procedures.form.return.address.hint"),
                [new("returnAddress", texts("procedures.form.address"), FieldType.Text, Autocomplete: "address-line1", Maximum: 200,
                    Summary: texts("procedures.answer.return-address"))], new FormCondition(ReturnBy, [ReturnPost])),
        ];
        return new FormSection("tra-ket-qua", texts("procedures.form.section.return"), questions);
    }

    private static FormQuestion Person(
        string code, string prefix, string title, string hint, FormCondition? when, Func<string, string> texts) => new(code, title, hint,
    [
        new($"{prefix}Name", texts("procedures.form.name"), FieldType.PersonName, Autocomplete: prefix == "submitter"
            ? "name"
            : null),
        new($"{prefix}Identity", texts("procedures.form.identity"), FieldType.IdentityNumber,
            Hint: texts("procedures.form.identity.hint")),
        new($"{prefix}Phone", texts("procedures.form.phone"), FieldType.Phone, Required: prefix == "submitter",
            Hint: prefix == "submitter" ? texts("procedures.form.phone.hint") : null,
            Autocomplete: prefix == "submitter" ? "tel" : null),
        new($"{prefix}Email", texts("procedures.form.email"), FieldType.Email, Required: false, Autocomplete: prefix == "submitter"
            ? "email"
            : null),
        new($"{prefix}Address", texts("procedures.form.address"), FieldType.Text, Required: prefix == "submitter",
            Autocomplete: prefix == "submitter" ? "address-line1" : null, Maximum: 200),
    ], when, Group: texts($"procedures.answer.{prefix}"));
}
