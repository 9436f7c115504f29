using OpenProvince.Dossiers.Domain;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// The form of a procedure over the answers of a filing: the same questions and field rules as the pages. Who files and for
/// whom, where and which case stand in the filing itself and are checked there.
/// </summary>
internal sealed class FormCheck(ProcedureForms forms)
{
    /// <param name="procedure">Whose form.</param>
    /// <param name="said">Its case is settled.</param>
    /// <param name="answers">Its answers.</param>
    /// <param name="today">For dates.</param>
    /// <param name="whole">
    /// True: every question is answered and every paper there. False, at a desk, where an officer looks at the papers: what was
    /// typed is right, and what money depends on is there.
    /// </param>
    public IEnumerable<Error> Check(Procedure procedure, Filing said, Answers answers, DateOnly today, bool whole)
    {
        var form = forms.Of(procedure, said.Case);
        var strange = AnswerCheck.Strange(form, answers);
        foreach (var error in strange) yield return error;
        if (strange.Count > 0) yield break;
        foreach (var question in form.Asked(answers.Texts, fromSection: 1))
        {
            if (whole && question is { Component: { } component, PaperRequired: true }
                && !(said.Papers ?? []).Any(paper => Brings(paper, component)))
                yield return DossierErrors.PaperMissing(question.Title);
            foreach (var error in AnswerCheck.Of(question, answers, today, whole)) yield return error;
        }
    }

    /// <summary>The case the answers make, or null where it is the filer's to say.</summary>
    public string? CaseOf(Procedure procedure, Answers answers, DateOnly filed, Time.WorkingCalendar calendar) =>
        forms.DecideCase(procedure) ? forms.CaseOf(procedure, answers.Texts, filed, calendar) : null;

    /// <summary>The file, or the copies that will be handed in.</summary>
    private static bool Brings(PaperInput paper, string component) =>
        paper.Component == component && (paper.File is not null || paper.Originals + paper.CertifiedCopies + paper.Photocopies > 0);
}
