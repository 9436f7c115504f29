using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Contracts;

/// <summary>What the undo button of a toast posts to: it answers in a toast, on the page of the case.</summary>
public static class UndoPages
{
    /// <param name="routes">Of the program.</param>
    /// <param name="policy">Permission to open the pages of the kind.</param>
    public static void MapUndo<T>(this IEndpointRouteBuilder routes, string policy) where T : Case
    {
        var acts = routes.ServiceProvider.GetRequiredService<CaseActs<T>>();
        var undo = routes.MapGroup($"{acts.Root}/{{code}}/undo").RequireAuthorization(policy)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).ExcludeFromDescription();
        undo.MapPost("", PostAsync<T>).Takes(BodyKind.Form);
        // Whoever had to sign in first comes back with GET: nothing was undone.
        undo.MapGet("", (string code) => Results.LocalRedirect(acts.Page(code)));
    }

    private static async Task<IResult> PostAsync<T>(string code, HttpContext http, [AsParameters] Needs<T> needs, CancellationToken ct)
        where T : Case
    {
        if (await needs.Store.FindByCodeAsync(code, ct) is not { } one) return Results.NotFound();
        var revision = long.TryParse(http.Request.Query["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var known)
            ? known
            : -1;
        // The revision names the step, so a second press of the button is the same request and gets the first answer.
        var target = new Target(one.Key, revision, FormKey.Of(http, $"undo-{one.Key}-{revision}"));
        var undone = await needs.Undo.RunAsync(target, needs.Actors.Resolve(http.User), ct);
        var args = new Dictionary<string, string> { ["code"] = one.Code!, ["why"] = undone.IsError ? needs.Texts.Error(undone.Error) : "" };
        needs.Flash.Set(http, undone.IsError
            ? new($"{needs.Acts.Words}.act.undo.failed", "cases.undo.why", args) { Failed = true }
            : new($"{needs.Acts.Words}.act.undo.done", null, args));
        return SeeOther.To(needs.Acts.Page(one.Code!));
    }

    internal sealed record Needs<T>(
        UndoLast<T> Undo, CaseStore<T> Store, CaseActs<T> Acts, IActorResolver Actors, Flash Flash, Texts Texts) where T : Case;
}
