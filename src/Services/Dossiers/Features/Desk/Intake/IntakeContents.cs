using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// The procedure's own questions at the counter, typed by an officer from the paper form: everything may stay empty except what
/// the fee is counted by. Where the case follows from an answer it is settled here, before papers, term and fee are shown.
/// </summary>
internal sealed class IntakeContents(ProcedureForms forms, FormCheck check)
{
    private const string Prefix = "tk.", Request = "request";

    private Dictionary<string, string> typed = new(StringComparer.Ordinal);

    /// <summary>Everything about the matter itself; the request has its own field.</summary>
    public IReadOnlyList<FormGroup> Groups { get; private set; } = [];

    /// <summary>The case the answers make; null where it is the officer's to say.</summary>
    public string? Case { get; private set; }

    /// <summary>Whether the case of this procedure follows from an answer.</summary>
    public bool DecidesCase { get; private set; }

    public static string Name(string field) => Prefix + field;

    public string? Shown(FormField field) => typed.GetValueOrDefault(field.Code);

    public void Load(HttpContext http, Procedure? procedure, string? said, DateOnly filed, WorkingCalendar calendar)
    {
        (Groups, Case, DecidesCase, typed) = ([], null, false, new(StringComparer.Ordinal));
        if (procedure is null) return;
        Read(http, procedure, said);
        Case = forms.CaseOf(procedure, typed, filed, calendar);
        // Another case may count its fee by something else.
        if (Case is not null && Case != said) Read(http, procedure, Case);
    }

    /// <summary>The answers as they are kept, with the request in the citizen's words; null when there are none.</summary>
    public string? Json(string? request)
    {
        var answers = typed.Where(answer => answer.Value.Length > 0)
            .ToDictionary(answer => answer.Key, answer => answer.Value, StringComparer.Ordinal);
        if (VietnameseText.Clean(request) is { Length: > 0 } words) answers[Request] = words;
        return answers.Count == 0 ? null : JsonSerializer.Serialize(answers, ApiJson.Options);
    }

    /// <summary>What the answers are counted with on this page.</summary>
    public IReadOnlyDictionary<string, string> Typed => typed;

    /// <summary>What is wrong with what was typed, by the fields of this form.</summary>
    public IEnumerable<Error> Check(Procedure procedure, Filing filing, DateOnly today) =>
        check.Check(procedure, filing, Answers.Of(filing.Answers), today, whole: false)
            .Select(error => error.For(FieldOf(error.Field) ?? error.Field ?? ""));

    /// <summary>The field of this form for one of the filing's answers.</summary>
    public static string? FieldOf(string? field) =>
        field?.StartsWith("answers.", StringComparison.Ordinal) == true ? Name(field["answers.".Length..]) : null;

    private void Read(HttpContext http, Procedure procedure, string? caseCode)
    {
        var form = forms.Of(procedure, caseCode);
        DecidesCase = form.Decides is not null;
        var subject = form.Sections.Where(section => section.IsSubject).SelectMany(section => section.Questions).ToHashSet();
        Groups = [.. form.Groups(question => subject.Contains(question) && question.Fields.All(field => field.Code != Request))];
        typed = new(StringComparer.Ordinal);
        if (!http.Request.HasFormContentType) return;
        foreach (var question in Groups.SelectMany(group => group.Questions))
            foreach (var (field, text) in PostedAnswers.Of(question, name => http.Request.Form[Prefix + name]))
                typed[field] = Kept(question.Fields.First(one => one.Code == field), text);
    }

    /// <summary>As the form keeps it when it is right, else as it was typed.</summary>
    private static string Kept(FormField field, string text) =>
        text.Length > 0 && FieldRules.Check(field, text, DateOnly.MaxValue) is { IsError: false, Value: var kept } ? kept : text;
}
