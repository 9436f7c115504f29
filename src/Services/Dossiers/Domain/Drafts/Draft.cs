using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain.Drafts;

/// <summary>
/// A dossier being written. It keeps good answers and, beside them, what was typed wrongly, so that no page ever comes
/// back empty. It belongs to the browser it was begun in and, from sign-in on, to the account.
/// </summary>
internal sealed record Draft
{
    public required long Id { get; init; }
    public required string Procedure { get; init; }
    public required int ProcedureVersion { get; init; }
    public required Instant CreatedAt { get; init; }
    public required Instant SavedAt { get; init; }
    public required long Revision { get; init; }
    /// <summary>Person of the account that adopted it.</summary>
    public long? Account { get; init; }
    /// <summary>The dossier it became; a filed draft takes no more answers.</summary>
    public long? Dossier { get; init; }
    public IReadOnlyDictionary<string, string> Answers { get; init; } = new Dictionary<string, string>();
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>();
    public IReadOnlyList<DraftPaper> Papers { get; init; } = [];
    /// <summary>
    /// Papers whose file is no longer there; their questions are open until the file comes again or is taken off the list.
    /// </summary>
    public IReadOnlyList<DraftPaper> Lost { get; init; } = [];

    public string? Answer(string field) => Answers.GetValueOrDefault(field);

    /// <summary>What the page shows again: the wrong text if there is one, else the answer.</summary>
    public string? Shown(string field) => Typed.GetValueOrDefault(field) ?? Answer(field);

    /// <summary>Takes the posted fields of one question; wrong ones are kept as typed and named.</summary>
    public Taken Take(FormQuestion question, IReadOnlyDictionary<string, string> posted, DateOnly today)
    {
        var answers = new Dictionary<string, string>(Answers, StringComparer.Ordinal);
        var typed = new Dictionary<string, string>(Typed, StringComparer.Ordinal);
        List<Error> errors = [];
        foreach (var field in question.Fields)
        {
            var text = posted.GetValueOrDefault(field.Code) ?? "";
            var answer = FieldRules.Check(field, text, today);
            if (answer.IsError)
            {
                errors.Add(answer.Error);
                typed[field.Code] = text.Length > 4000 ? text[..4000] : text;
                continue;
            }
            answers[field.Code] = answer.Value;
            typed.Remove(field.Code);
        }
        return new Taken(this with { Answers = answers, Typed = typed }, errors);
    }

    /// <summary>What is wrong with a question as it stands, for showing it again.</summary>
    public IReadOnlyList<Error> Wrong(FormQuestion question, DateOnly today) =>
        [.. question.Fields.Where(f => Typed.ContainsKey(f.Code)).Select(f => FieldRules.Check(f, Typed[f.Code], today).Error)
            .OfType<Error>()];

    /// <summary>
    /// The answers under today's rules: one that was good when it was given and no longer is (a rule, a desk, a day went by)
    /// counts as typed wrongly, so that its question opens again and says why, instead of the filing being refused at the end.
    /// </summary>
    public Draft Rechecked(IEnumerable<FormQuestion> questions, DateOnly today)
    {
        var typed = new Dictionary<string, string>(Typed, StringComparer.Ordinal);
        foreach (var field in questions.SelectMany(q => q.Fields))
        {
            if (typed.ContainsKey(field.Code) || Answer(field.Code) is not { } answer) continue;
            if (FieldRules.Check(field, answer, today).IsError) typed[field.Code] = answer;
        }
        return this with { Typed = typed };
    }

    /// <summary>What is odd in the answers and refuses nothing, for a second look before filing.</summary>
    public IReadOnlyList<Error> Doubts(IEnumerable<FormQuestion> questions, DateOnly today) =>
        [.. questions.SelectMany(q => q.Fields)
            .Select(f => Answer(f.Code) is { } kept ? FieldRules.Doubt(f, kept, today, FieldRules.Born(f, Answer)) : null).OfType<Error>()];

    public bool IsAnswered(FormQuestion question) => question.Component is { } component
        ? (!question.PaperRequired || Papers.Any(p => p.Component == component)) && Lost.All(p => p.Component != component)
        : question.Fields.All(f => Answers.ContainsKey(f.Code) && !Typed.ContainsKey(f.Code));

    /// <summary>
    /// What a declaration on this draft is about: every answer, every file, and what else the page showed of it. Another content
    /// is another text, whatever the order it was typed in.
    /// </summary>
    public string Fingerprint(params IEnumerable<string> shown)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(new
        {
            Answers = Answers.OrderBy(answer => answer.Key, StringComparer.Ordinal),
            Papers = Papers.OrderBy(paper => paper.File).Select(paper => new { paper.Component, paper.File }),
            shown,
        });
        return Base64Url.EncodeToString(SHA256.HashData(content));
    }

    /// <summary>Where to go on: the first question of this form that has no good answer.</summary>
    public FormQuestion? FirstOpen(Form form) => form.Asked(Answers).FirstOrDefault(q => !IsAnswered(q));
}

internal sealed record DraftPaper(string Component, long File, string Name, long Size);

internal sealed record Taken(Draft Draft, IReadOnlyList<Error> Errors);
