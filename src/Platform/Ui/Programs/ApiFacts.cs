using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
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

/// <summary>Metadata of an address that answers with the bytes of a file.</summary>
public sealed record ApiDownload;

/// <summary>The only values a field or parameter for programs takes or shows; the document lists them.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public abstract class ApiValuesAttribute : Attribute
{
    /// <summary>Texts, or whole numbers.</summary>
    public abstract IReadOnlyList<object> Values { get; }

    /// <summary>What numbers stand for, in their order; null when the values speak for themselves.</summary>
    public virtual IReadOnlyList<string>? Names => null;
}

/// <summary>
/// A field no request of its kind can do without. It stays nullable for the program: who leaves it out is told so beside the
/// field, together with everything else that is wrong.
/// </summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ApiRequiredAttribute : Attribute;

/// <summary>What every address behind <see cref="ApiDoor"/> may answer, whatever it is about.</summary>
public static class ApiStatuses
{
    private static readonly string[] Json = ["application/problem+json"];

    /// <summary>
    /// 401 for a wrong or missing key, 400 where something is read, 413 and 415 where a body is, 403 for a browser on a foreign
    /// page, 429 where senders are counted, 500 and 503 when something broke; every refusal has the shape of <see cref="Problem"/>.
    /// </summary>
    public static RouteGroupBuilder ProducesDoorProblems(this RouteGroupBuilder group)
    {
        ((IEndpointConventionBuilder)group).Finally(endpoint =>
        {
            var said = endpoint.Metadata.OfType<ProducesResponseTypeMetadata>().Where(one => one.Type == typeof(ProblemDetails)).ToArray();
            foreach (var one in said) endpoint.Metadata.Remove(one);
            foreach (var status in said.Select(one => one.StatusCode).Concat(OfTheDoor(endpoint)).Distinct())
                endpoint.Metadata.Add(new ProducesResponseTypeMetadata(status, typeof(Problem), Json));
        });
        return group;
    }

    private static IEnumerable<int> OfTheDoor(EndpointBuilder endpoint)
    {
        yield return StatusCodes.Status400BadRequest;
        yield return StatusCodes.Status401Unauthorized;
        yield return StatusCodes.Status500InternalServerError;
        yield return StatusCodes.Status503ServiceUnavailable;
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().Any(one => one.HttpMethods.All(HttpMethods.IsGet))) yield break;
        yield return StatusCodes.Status403Forbidden;
        yield return StatusCodes.Status429TooManyRequests;
        if (!endpoint.Metadata.OfType<IAcceptsMetadata>().Any() && !endpoint.Metadata.OfType<ApiUpload>().Any()) yield break;
        yield return StatusCodes.Status413PayloadTooLarge;
        yield return StatusCodes.Status415UnsupportedMediaType;
    }
}
