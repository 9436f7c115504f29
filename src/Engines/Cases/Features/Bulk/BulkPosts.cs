using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>
/// What the page of an act on several cases posts to besides its form: the next part, taking back, and what was not done.
/// </summary>
internal static class BulkPosts
{
    public const string GoOn = "tiep", Undo = "hoan-tac", Again = "lam-lai";

    internal sealed record Needs(BulkRuns Runs, BulkWork Work, BulkActs Acts, IActorSource Actors);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup($"{BulkActs.Path}/{{id:long}}").RequireAuthorization(AgencyPermissions.Office).ExcludeFromDescription()
            .WithMetadata(new RequireAntiforgeryTokenAttribute());
        Map(one, GoOn, (run, needs, actor, ct) => needs.Work.GoOnAsync(run.Id, actor, ct));
        Map(one, Undo, (run, needs, actor, ct) => needs.Work.StartUndoAsync(run, actor, ct));
        one.MapPost(Again, AgainAsync).Takes(BodyKind.Form);
        foreach (var verb in new[] { GoOn, Undo, Again })
            one.MapGet(verb, (long id) => Results.LocalRedirect($"{BulkActs.Path}/{id}"));
    }

    private static void Map(
        IEndpointRouteBuilder routes, string verb, Func<BulkRun, Needs, Actor, CancellationToken, Task<Result>> does) => routes
        .MapPost(verb, async (long id, [AsParameters] Needs needs, CancellationToken ct) =>
        {
            var actor = await needs.Actors.CurrentAsync(ct);
            if (await needs.Runs.FindAsync(id, actor, ct) is { } run) await does(run, needs, actor, ct);
            // The page says how far it is, whatever became of this part.
            return SeeOther.To($"{BulkActs.Path}/{id}");
        }).Takes(BodyKind.Form);

    /// <summary>What was refused is chosen anew, as it is now.</summary>
    private static async Task<IResult> AgainAsync(long id, [AsParameters] Needs needs, CancellationToken ct)
    {
        var actor = await needs.Actors.CurrentAsync(ct);
        var page = $"{BulkActs.Path}/{id}";
        if (await needs.Runs.FindAsync(id, actor, ct) is not { } run) return SeeOther.To(page);
        var refused = run.In(BulkState.Refused).Select(line => new BulkChoice(line.Kind, line.Case, null)).ToList();
        var begun = await needs.Acts.BeginAsync(new(refused, refused.Count, run.Back, run.Act), actor, ct);
        return SeeOther.To(begun.IsError ? page : begun.Value);
    }
}
