using System.Text.Json;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The form of a procedure over the answers of a filing: the same questions and field rules as the pages. Who files and for
/// whom, where and which case stand in the filing itself and are checked there.
/// </summary>
internal sealed class FormCheck(Forms forms)
{
    public IEnumerable<Error> Check(Procedure procedure, Filing said, DateOnly today)
    {
        var form = forms.Of(procedure, said.Case);
        var answers = Read(said.Answers);
        foreach (var question in form.Asked(answers, fromSection: 1))
        {
            if (question is { Component: { } component, PaperRequired: true } && !(said.Papers ?? []).Any(paper => Brings(paper, component)))
                yield return DossierErrors.PaperMissing(question.Title);
            foreach (var field in question.Fields)
                if (FieldRules.Check(field, answers.GetValueOrDefault(field.Code), today) is { IsError: true } wrong)
                    yield return wrong.Error!.For($"answers.{field.Code}");
        }
    }

    /// <summary>The file, or the copies that will be handed in.</summary>
    private static bool Brings(PaperInput paper, string component) =>
        paper.Component == component && (paper.File is not null || paper.Originals + paper.CertifiedCopies + paper.Photocopies > 0);

    /// <summary>Texts as they are, numbers and truth values as written; anything deeper answers no question.</summary>
    private static Dictionary<string, string> Read(string? json)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        if (string.IsNullOrEmpty(json)) return answers;
        using var document = JsonDocument.Parse(json);
        foreach (var one in document.RootElement.EnumerateObject())
            if (one.Value.ValueKind is JsonValueKind.String) answers[one.Name] = one.Value.GetString() ?? "";
            else if (one.Value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False) answers[one.Name] = one.Value.GetRawText();
        return answers;
    }
}
