using OpenProvince.Agencies.Contracts;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>One answer of the form, under the label officers know it by.</summary>
/// <param name="IsIdentity">A number that proves who somebody is: shown in full only to those who need it.</param>
/// <param name="Born">The birth date that was said beside such a number, to compare with.</param>
internal sealed record LabelledAnswer(string Label, string Value, bool IsIdentity = false, DateOnly? Born = null);

/// <summary>Answers under one heading.</summary>
/// <param name="IsSubject">What the dossier is about: the child, the parents.</param>
/// <param name="IsVietnamese">Heading and labels come from the catalogue, which speaks Vietnamese whatever the reader's language.</param>
internal sealed record AnswerGroup(string Title, bool IsSubject, IReadOnlyList<LabelledAnswer> Answers, bool IsVietnamese = false);

/// <summary>Puts the answers in the order officers read them: what the dossier is about first, each person under a heading.</summary>
internal sealed class AnswerReader(ProcedureForms forms, IAgencies agencies, Texts texts)
{
    public IReadOnlyList<AnswerGroup> Read(Procedure procedure, string caseCode, string? json, DateOnly today)
    {
        var answers = Answers.Read(json);
        if (answers.Count == 0) return [];
        var form = forms.Of(procedure, caseCode);
        List<AnswerGroup> groups = [];
        foreach (var group in form.Groups(_ => true))
        {
            var lines = group.Questions.SelectMany(question => question.Fields)
                .Where(field => answers.GetValueOrDefault(field.Code) is { Length: > 0 })
                .Select(field => new LabelledAnswer(field.ReadAs, Words(field, answers[field.Code], today),
                    field.Type == FieldType.IdentityNumber,
                    FieldRules.Born(field, answers.GetValueOrDefault))).ToList();
            if (lines.Count > 0) groups.Add(new(group.Title, group.IsSubject, lines, group.IsVietnamese));
        }
        // Asked by an older form, or sent by a program.
        var known = form.Questions.SelectMany(question => question.Fields).Select(field => field.Code).ToHashSet(StringComparer.Ordinal);
        var others = answers.Where(answer => !known.Contains(answer.Key) && answer.Value.Length > 0 && answer.Key != StandardSections.Case)
            .Select(answer => new LabelledAnswer(texts.Find($"procedures.answer.{answer.Key}") ?? answer.Key, answer.Value)).ToList();
        if (others.Count > 0) groups.Add(new(texts["dossiers.desk.answers.others"], false, others));
        return groups;
    }

    /// <summary>An answer as officers read it.</summary>
    private string Words(FormField asked, string value, DateOnly today) => asked.Type switch
    {
        FieldType.Agency => agencies.FindBySlug(value)?.ShortName ?? value,
        FieldType.Phone => DeskWords.Phone(value),
        FieldType.PastDate when FieldRules.TryDate(value, out var date) => DayWords.Date(date),
        // A program may have sent an older name: what is printed is the one in the list.
        FieldType.Lookup when FieldRules.Check(asked, value, today) is { IsError: false, Value: var kept } => Option(asked, kept),
        _ => Option(asked, value),
    };

    private static string Option(FormField asked, string value) =>
        asked.Options?.FirstOrDefault(option => option.Value == value)?.Text ?? value;
}
