namespace OpenProvince.Fields.Contracts;

/// <summary>The questions of an e-form (biểu mẫu điện tử), in the order they are asked: one question is one page.</summary>
public sealed record Form(IReadOnlyList<FormSection> Sections)
{
    /// <summary>The field from whose answer follows what else would be asked (the case of a procedure); null where nothing does.</summary>
    public string? Decides { get; init; }

    /// <summary>Names of answers that stand in what is sent besides the questions of the form.</summary>
    public IReadOnlyList<string> Besides { get; init; } = [];

    public IEnumerable<FormQuestion> Questions => Sections.SelectMany(s => s.Questions);

    private HashSet<string>? fields;

    /// <summary>True when an answer of that name belongs to a filing of this form, whether it is asked of this person or not.</summary>
    public bool Knows(string answer) =>
        (fields ??= [.. Questions.SelectMany(question => question.Fields).Select(field => field.Code), .. Besides]).Contains(answer);

    public FormQuestion? Question(string? code) => Questions.FirstOrDefault(q => q.Code == code);

    public FormSection SectionOf(FormQuestion question) => Sections.First(s => s.Questions.Contains(question));

    /// <summary>The questions that concern this person, given what was answered so far.</summary>
    public IReadOnlyList<FormQuestion> Asked(IReadOnlyDictionary<string, string> answers, int fromSection = 0) =>
        [.. Sections.Skip(fromSection).SelectMany(s => s.Questions).Where(q => q.When?.Holds(answers) ?? true)];

    /// <summary>
    /// The questions as a reader takes them in: what the dossier is about first (the child, the parents), then papers, people
    /// and the result; each group under its own heading.
    /// </summary>
    public IReadOnlyList<FormGroup> Groups(Func<FormQuestion, bool> shown) =>
        [.. Sections.OrderBy(s => s.IsSubject ? 0 : 1)
            .SelectMany(s => s.Questions.Where(shown).Select(q => (Title: q.Group ?? s.Title, s.IsSubject, s.IsVietnamese, Question: q)))
            .GroupBy(one => (one.Title, one.IsSubject, one.IsVietnamese))
            .Select(
                group =>
                    new FormGroup(group.Key.Title, group.Key.IsSubject, [.. group.Select(one => one.Question)], group.Key.IsVietnamese))];
}

/// <summary>Questions under one heading, for reading.</summary>
public sealed record FormGroup(string Title, bool IsSubject, IReadOnlyList<FormQuestion> Questions, bool IsVietnamese = false);

/// <summary>A part of the form, named in the progress line.</summary>
public sealed record FormSection(string Code, string Title, IReadOnlyList<FormQuestion> Questions)
{
    /// <summary>What the dossier is about, and not who files it or how the result comes back.</summary>
    public bool IsSubject { get; init; }

    /// <summary>From the catalogue, which speaks Vietnamese whatever the reader's language.</summary>
    public bool IsVietnamese { get; init; }
}

/// <summary>
/// One page: a heading that asks, and the fields that answer. <see cref="Component"/> set means it takes files for that paper.
/// </summary>
/// <param name="Group">Heading of the answers where they are read; none: the section's title.</param>
public sealed record FormQuestion(
    string Code, string Title, string? Hint, IReadOnlyList<FormField> Fields, FormCondition? When = null, string? Component = null,
    bool PaperRequired = false, string? Group = null);

/// <param name="Summary">The label where answers are read, by officers too: in the third person, clear without its page ("Họ tên
/// mẹ").</param>
/// <param name="List">Name of a list of the catalogue that gives the options.</param>
/// <param name="Counts">Money depends on it: needed at every door, also where an officer looks at the papers instead of a form.</param>
public sealed record FormField(
    string Code, string Label, FieldType Type, bool Required = true, string? Hint = null,
    IReadOnlyList<FieldOption>? Options = null, string? Autocomplete = null, int? Maximum = null, string? Summary = null,
    string? List = null, bool Counts = false)
{
    /// <summary>How the answer is called where it is read.</summary>
    public string ReadAs => Summary ?? Label;
}

/// <param name="Aliases">Other names people type for it; never printed.</param>
public sealed record FieldOption(string Value, string Text, string? Note = null, IReadOnlyList<string>? Aliases = null);

/// <summary>Asked only when another field has one of these values.</summary>
public sealed record FormCondition(string Field, IReadOnlyList<string> Is)
{
    public bool Holds(IReadOnlyDictionary<string, string> answers) =>
        answers.TryGetValue(Field, out var value) && Is.Contains(value);
}

public enum FieldType
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
    TaxCode = 13,
    /// <summary>Typed and found in a long list, by its name or an older one.</summary>
    Lookup = 14,
}
