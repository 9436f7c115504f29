using System.Collections.Concurrent;
using System.Globalization;
using OpenProvince.Fields.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Domain;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Contracts;

/// <summary>Forms in the words of the reader's language. Every filing is checked against one, so each is made once.</summary>
public sealed class ProcedureForms
{
    private readonly FormBuilder builder;
    private readonly Texts texts;
    private readonly ConcurrentDictionary<(string Procedure, int Version, string Case, string Language), Form> made = new();

    internal ProcedureForms(FormBuilder builder, Texts texts) => (this.builder, this.texts) = (builder, texts);

    /// <summary>The form of a case; of the usual one for a case the procedure does not have.</summary>
    public Form Of(Procedure procedure, string? caseCode)
    {
        // The case as the procedure knows it: what a stranger sends cannot make entries of its own.
        var chosen = procedure.Case(caseCode).Code;
        return made.GetOrAdd((procedure.Code, procedure.Version, chosen, CultureInfo.CurrentUICulture.Name),
            _ => builder.For(procedure, chosen, key => texts[key]));
    }

    /// <summary>Whether answers make this procedure's case.</summary>
    public bool DecideCase(Procedure procedure) => builder.CaseBy(procedure.Code) is not null;

    /// <summary>
    /// The case that follows from the answers of a filing made that day; null where it is the filer's to say, or not known yet.
    /// </summary>
    public string? CaseOf(Procedure procedure, IReadOnlyDictionary<string, string> answers, DateOnly filed, WorkingCalendar calendar) =>
        builder.CaseBy(procedure.Code) is { } rule ? rule.Of(answers.GetValueOrDefault(rule.Field), filed, calendar) : null;
}
