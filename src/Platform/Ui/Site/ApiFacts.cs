using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace OpenProvince.Ui;

/// <summary>Metadata of an address for programs: a header it reads or answers with, which no parameter of its handler shows.</summary>
/// <param name="Name">The header.</param>
/// <param name="Text">Resource key of the sentence about it.</param>
/// <param name="OfAnswer">Whether it stands in the answer of a success instead of the request.</param>
public sealed record ApiHeader(string Name, string Text, bool OfAnswer = false);

/// <summary>Metadata of an address for programs that reads a form with a file as it arrives.</summary>
/// <param name="Text">Resource key of the sentence about it.</param>
public sealed record ApiUpload(string Text);

/// <summary>What every address behind <see cref="ApiDoor"/> may answer, whatever it is about.</summary>
public static class ApiStatuses
{
    private static readonly string[] Problem = ["application/problem+json"];

    /// <summary>401 for a wrong or missing key, 503 when the database is gone, and 429 where senders who have not signed in are counted.</summary>
    public static RouteGroupBuilder ProducesDoorProblems(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Add(endpoint =>
        {
            var writes = endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(one => !one.HttpMethods.All(HttpMethods.IsGet));
            int[] statuses = [StatusCodes.Status401Unauthorized, StatusCodes.Status503ServiceUnavailable, .. writes ? [StatusCodes.Status429TooManyRequests] : Array.Empty<int>()];
            foreach (var status in statuses) endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(ProblemDetails), Problem));
        });
        return group;
    }
}
