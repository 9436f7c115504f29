using System.Text.Json;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Forms;
using OpenProvince.Dossiers.Domain.Procedures;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The form of a procedure over the answers of a filing: the same questions and field rules as the pages. Who files and for
/// whom, where and which case stand in the filing itself and are checked there.
/// </summary>
internal sealed class FormCheck(Forms forms)
{
    private const int MostNamed = 5, LongestNamed = 60;

    /// <param name="procedure">Whose form.</param>
    /// <param name="said">Its case is settled.</param>
    /// <param name="today">For dates.</param>
    /// <param name="whole">
    /// True: every question is answered and every paper there. False, at a desk, where an officer looks at the papers: what was
    /// typed is right, and what money depends on is there.
    /// </param>
    public IEnumerable<Error> Check(Procedure procedure, Filing said, DateOnly today, bool whole)
    {
        var form = forms.Of(procedure, said.Case);
        Error[] strange = [.. Strange(form, said.Answers).Take(MostNamed)];
        foreach (var error in strange) yield return error;
        if (strange.Length > 0) yield break;
        var answers = Answers.Read(said.Answers);
        foreach (var question in form.Asked(answers, fromSection: 1))
        {
            if (whole && question is { Component: { } component, PaperRequired: true }
                && !(said.Papers ?? []).Any(paper => Brings(paper, component)))
                yield return DossierErrors.PaperMissing(question.Title);
            foreach (var field in question.Fields.Where(
                field => whole || field.Counts || !string.IsNullOrWhiteSpace(answers.GetValueOrDefault(field.Code))))
                if (FieldRules.Check(field, answers.GetValueOrDefault(field.Code), today) is { IsError: true } wrong)
                    yield return wrong.Error!.For($"answers.{field.Code}");
        }
    }

    /// <summary>The case the answers make, or null where it is the filer's to say.</summary>
    public string? CaseOf(Procedure procedure, string? answers, DateOnly filed, Time.WorkingCalendar calendar) =>
        forms.DecideCase(procedure) ? forms.CaseOf(procedure, Answers.Read(answers), filed, calendar) : null;

    /// <summary>The file, or the copies that will be handed in.</summary>
    private static bool Brings(PaperInput paper, string component) =>
        paper.Component == component && (paper.File is not null || paper.Originals + paper.CertifiedCopies + paper.Photocopies > 0);

    /// <summary>What no question of the form asks, or lies deeper than an answer does.</summary>
    private static List<Error> Strange(Form form, string? json)
    {
        var strange = new List<Error>();
        if (string.IsNullOrEmpty(json)) return strange;
        using var document = AnswerJson.Parse(json);
        foreach (var one in document.RootElement.EnumerateObject())
            if (!form.Knows(one.Name)) strange.Add(DossierErrors.AnswerUnknown(Short(one.Name)));
            else if (one.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                strange.Add(DoorErrors.FormUnreadable.For($"answers.{one.Name}"));
        return strange;
    }

    private static string Short(string name) => name.Length > LongestNamed ? name[..LongestNamed] : name;
}
