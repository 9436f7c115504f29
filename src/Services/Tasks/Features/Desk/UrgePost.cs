using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features.Desk;

/// <summary>Urging with one press, from the board: it answers in a toast there.</summary>
internal static class UrgePost
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost(TaskLinks.Urge, PostAsync).RequireAuthorization(TaskPermissions.Urge)
            .WithMetadata(new RequireAntiforgeryTokenAttribute()).Takes(BodyKind.Form).ExcludeFromDescription();
        // Whoever had to sign in first comes back with GET: nothing was done.
        routes.MapGet(TaskLinks.Urge, () => Results.LocalRedirect(TaskLinks.Board)).RequireAuthorization(TaskPermissions.Urge)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> PostAsync(HttpContext http, TaskStore store, UrgeTask urge, CaseDesk<Assignment> desk,
        IActorResolver actors, Flash flash, Texts texts, CancellationToken ct)
    {
        var form = await http.Request.ReadFormAsync(ct);
        if (TaskCode.Read(form["code"]) is not { } known || await store.FindByCodeAsync(known, ct) is not { } one)
            return Results.NotFound();
        var revision = long.TryParse(form["revision"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : -1;
        // A second press of the button is the same request and gets the first answer.
        var target = new Target(one.Id, revision, FormKey.Of(http, $"urge-{one.Id}-{revision}"));
        var done = await desk.RunAsync(urge, target, new(), actors.Resolve(http.User), ct);
        var args = new Dictionary<string, string> { ["code"] = known, ["why"] = done.IsError ? texts.Error(done.Error) : "" };
        flash.Set(http, done.IsError
            ? new("tasks.failed", "tasks.failed.why", args) { Failed = true }
            : new("tasks.act.urge.done", null, args));
        return SeeOther.To(TaskLinks.Board);
    }
}
