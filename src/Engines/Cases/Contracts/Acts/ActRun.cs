using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>
/// Sends one act of a form to its handler and answers: a toast on the case's page, words beside the fields, or what changed meanwhile.
/// </summary>
public sealed class ActRun<T>(IOpenCase<T> open, CaseActs<T> acts, Texts texts, Flash flash, NavigationManager navigation) where T : Case
{
    /// <summary>Set when the case changed since the form was opened: the page says what, and keeps what was typed.</summary>
    public Error? Overtaken { get; private set; }

    /// <param name="http">The request with the form: besides its fields it says the revision that was looked at, and a key.</param>
    /// <param name="act">Which act it is.</param>
    /// <param name="handle">The act itself.</param>
    /// <param name="field">The form's name for a field of the command, where it is another.</param>
    public async Task<FormErrors?> RunAsync(
        HttpContext http, ActFacts act, Func<Target, Task<Result<Moved>>> handle, Func<string?, string?>? field = null)
    {
        if (open.Case is not { Code: { } code } one) return null;
        var form = http.Request.Form;
        long seen = long.TryParse(form["Input.Revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var known) ? known : -1;
        var result = await handle(new(one.Key, seen, FormKey.Of(http, form["Input.Key"])));
        if (!result.IsError)
        {
            flash.Set(http, new(acts.Key(act, "done"), null, new Dictionary<string, string> { ["code"] = code })
            {
                // Nothing in writing left the house: the toast offers to take it back.
                UndoAction = acts.Undoes && one.LineOf(act.Line).UndoneBy is not null ? acts.Undo(code, result.Value.Revision) : null,
            });
            navigation.NavigateTo(ActBack.Of(http) ?? acts.Page(code));
            return null;
        }
        if (result.Error.Kind != ErrorKind.Conflict)
        {
            var errors = new FormErrors();
            foreach (var wrong in result.Error.Each()) errors.Add(field is null ? wrong.Field : field(wrong.Field), texts.Error(wrong));
            return errors;
        }
        Overtaken = result.Error;
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        await open.LoadAsync(code, open.Actor, http.RequestAborted);
        return null;
    }
}

/// <summary>
/// The list an act was opened from: once it is done the officer is there again, on the case while it is still theirs, else on what stands
/// in its place. The script of lists fills it in; without it an act leads to the page of its case.
/// </summary>
internal static class ActBack
{
    public const string Field = "ve";

    private const string Desk = "/desk";

    /// <summary>Null when the form names none of the officers' pages.</summary>
    public static string? Of(HttpContext http) => http.Request.HasFormContentType && http.Request.Form[Field].ToString() is { } path
        && path.StartsWith(Desk, StringComparison.Ordinal) && (path.Length == Desk.Length || path[Desk.Length] is '/' or '?')
        ? path
        : null;
}
