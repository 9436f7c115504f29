namespace OpenProvince.Dossiers.Domain.Forms;

/// <summary>The questions of an e-form (biểu mẫu điện tử), in the order they are asked: one question is one page.</summary>
internal sealed record Form(IReadOnlyList<FormSection> Sections)
{
    public IEnumerable<FormQuestion> Questions => Sections.SelectMany(s => s.Questions);

    public FormQuestion? Question(string? code) => Questions.FirstOrDefault(q => q.Code == code);

    public FormSection SectionOf(FormQuestion question) => Sections.First(s => s.Questions.Contains(question));

    /// <summary>The questions that concern this person, given what was answered so far.</summary>
    public IReadOnlyList<FormQuestion> Asked(IReadOnlyDictionary<string, string> answers, int fromSection = 0) =>
        [.. Sections.Skip(fromSection).SelectMany(s => s.Questions).Where(q => q.When?.Holds(answers) ?? true)];
}

/// <summary>A part of the form, named in the progress line and on the check-answers page.</summary>
internal sealed record FormSection(string Code, string Title, IReadOnlyList<FormQuestion> Questions);

/// <summary>One page: a heading that asks, and the fields that answer. <see cref="Component"/> set means it takes files for that paper.</summary>
internal sealed record FormQuestion(
    string Code, string Title, string? Hint, IReadOnlyList<FormField> Fields, FormCondition? When = null, string? Component = null, bool PaperRequired = false);

internal sealed record FormField(
    string Code, string Label, FieldType Type, bool Required = true, string? Hint = null,
    IReadOnlyList<FieldOption>? Options = null, string? Autocomplete = null, int? Maximum = null);

internal sealed record FieldOption(string Value, string Text, string? Note = null);

/// <summary>Asked only when another field has one of these values.</summary>
internal sealed record FormCondition(string Field, IReadOnlyList<string> Is)
{
    public bool Holds(IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(Field, out var value) && Is.Contains(value);
}

internal enum FieldType
{
    Text = 1,
    LongText = 2,
    PersonName = 3,
    IdentityNumber = 4,
    Phone = 5,
    Email = 6,
    PastDate = 7,
    Number = 8,
    Choice = 9,
    Select = 10,
    Agency = 11,
    ProcedureCase = 12,
    TaxCode = 13,
}
