using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>
/// What the form of an act posts besides its own fields: the revision that was looked at, and a key so that a second press is the same act.
/// </summary>
internal class ActInput
{
    public string? Revision { get; set; }
    public string? Key { get; set; }
}

/// <summary>
/// Sends one act of a form to its handler and answers: a toast on the dossier's page, words beside the fields, or what changed meanwhile.
/// </summary>
internal sealed class ActRun(OpenDossier open, Texts texts, Flash flash, NavigationManager navigation)
{
    /// <summary>Set when the dossier changed since the form was opened: the page says what, and keeps what was typed.</summary>
    public Error? Overtaken { get; private set; }

    /// <param name="http">The request with the form.</param>
    /// <param name="act">Which act it is.</param>
    /// <param name="input">What every act posts.</param>
    /// <param name="handle">The act itself.</param>
    /// <param name="field">The form's name for a field of the command, where it is another.</param>
    public async Task<FormErrors?> RunAsync(
        HttpContext http, DeskAct act, ActInput? input, Func<Target, Task<Result<Moved>>> handle, Func<string?, string?>? field = null)
    {
        if (open.File is not { } file) return null;
        var result = await handle(Target(http, file.Row.Id, input));
        if (!result.IsError)
        {
            var info = DeskActs.Of(act);
            flash.Set(http, new($"dossiers.desk.done.{info.Slug}", null, new Dictionary<string, string> { ["code"] = file.Row.Code })
            {
                UndoAction = info.CanUndo ? DeskLinks.Undo(file.Row.Code, result.Value.Revision) : null,
            });
            navigation.NavigateTo(DeskLinks.Dossier(file.Row.Code));
            return null;
        }
        if (result.Error.Kind != ErrorKind.Conflict)
        {
            var errors = new FormErrors();
            foreach (var one in result.Error.Each()) errors.Add(field is null ? one.Field : field(one.Field), texts.Error(one));
            return errors;
        }
        await OvertakeAsync(http, file.Row.Code, result.Error);
        return null;
    }

    private async Task OvertakeAsync(HttpContext http, string code, Error error)
    {
        Overtaken = error;
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        await open.LoadAsync(code, open.Actor, http.RequestAborted);
    }

    private static Target Target(HttpContext http, Contracts.DossierId id, ActInput? input)
    {
        long? seen = long.TryParse(input?.Revision, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
        return new(id, seen, Key(http, input?.Key));
    }

    /// <summary>The same form sent twice is one request; the same key with other words is not.</summary>
    public static RequestKey? Key(HttpContext http, string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > 40) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(http.Request.Path));
        foreach (var field in http.Request.Form.Where(field => !field.Key.StartsWith('_'))
            .OrderBy(field => field.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{field.Key}={field.Value}"));
        return new RequestKey($"desk:{key}", hash.GetHashAndReset());
    }
}
