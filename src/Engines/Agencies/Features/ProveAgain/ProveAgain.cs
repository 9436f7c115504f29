using System.Collections.Frozen;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>A form that waits for a proof.</summary>
/// <param name="Address">Where it was sent.</param>
/// <param name="Fields">What it said; null when it has files, which a page cannot keep: it is filled in once more.</param>
/// <param name="Wrong">Why the proof was not taken.</param>
internal sealed record Waiting(string Address, IReadOnlyList<KeyValuePair<string, string>>? Fields, Error? Wrong)
{
    private static readonly object Key = new();

    public static Waiting? In(HttpContext http) => http.Items[Key] as Waiting;

    public void Keep(HttpContext http) => http.Items[Key] = this;
}

/// <summary>
/// Before what has weight is done in a session whose last proof is old, asks for another one. What was typed stands on the page that asks,
/// and goes on with the proof to where it was sent: nothing is kept on the server and nothing is typed twice. Programs come with a key
/// and are not asked.
/// </summary>
internal sealed class ProveAgain(RequestDelegate next, IEnumerable<PermissionFact> permissions, EndpointDataSource endpoints)
{
    private const string Page = "/desk/account/proof";

    private readonly FrozenSet<string> weighty =
        permissions.Where(one => one.AsksProof).Select(one => one.Name).ToFrozenSet(StringComparer.Ordinal);

    public async Task InvokeAsync(HttpContext http, Sessions sessions, IActorResolver actors, PermissionDecision decide)
    {
        var ct = http.RequestAborted;
        if (http.User.Long(OpClaims.Session) is not { } session || !Asks(http, actors, decide)
            || await sessions.IsProvedAsync(session, ct))
        {
            await next(http);
            return;
        }
        var address = $"{http.Request.PathBase}{http.Request.Path}{http.Request.QueryString}";
        if (http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase))
            await http.AnswerAsync(AgencyErrors.ProofAsked);
        else if (HttpMethods.IsGet(http.Request.Method)) http.Response.Redirect(AgencyLinks.Prove(address));
        else await AskAsync(http, address, ct);
    }

    private bool Asks(HttpContext http, IActorResolver actors, PermissionDecision decide)
    {
        if (http.GetEndpoint() is not { } endpoint) return false;
        if (HttpMethods.IsGet(http.Request.Method)) return endpoint.Metadata.GetMetadata<TakesPeopleOut>() is not null;
        if (!HttpMethods.IsPost(http.Request.Method)) return false;
        var used = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(one => one.Policy)
            .Append(endpoint.Metadata.GetMetadata<UsesPermission>()?.Permission)
            .Concat(http.RequestServices.GetServices<IActPermission>().Select(one => one.Of(http)))
            .OfType<string>().Where(weighty.Contains).ToList();
        // Who may not do it is told that by the page, without a proof.
        return used.Count > 0 && used.Exists(permission => decide.Decide(actors.Resolve(http.User), permission));
    }

    private async Task AskAsync(HttpContext http, string address, CancellationToken ct)
    {
        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(ct) : FormCollection.Empty;
        Error? wrong = null;
        if (form.TryGetValue(ProofCheck.Field, out var typed))
        {
            var taken = await http.RequestServices.GetRequiredService<ProofCheck>().TakeAsync(http, typed);
            if (!taken.IsError)
            {
                await next(http);
                return;
            }
            wrong = taken.Error;
        }
        var fields = form.Files.Count > 0 ? null : form
            .Where(field => field.Key is not (ProofCheck.Field or "__RequestVerificationToken"))
            .SelectMany(field => field.Value.Select(value => KeyValuePair.Create(field.Key, value ?? ""))).ToList();
        new Waiting(address, fields, wrong).Keep(http);
        // The page that asks is drawn in the place of the one that was sent to.
        http.SetEndpoint(endpoints.Endpoints.OfType<RouteEndpoint>().First(one => one.RoutePattern.RawText == Page));
        (http.Request.Method, http.Request.RouteValues) = (HttpMethods.Get, []);
        await next(http);
    }
}
