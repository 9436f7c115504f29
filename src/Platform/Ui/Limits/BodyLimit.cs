using Microsoft.AspNetCore.Builder;

namespace OpenProvince.Ui;

/// <summary>What a request to an endpoint may carry.</summary>
public enum BodyKind
{
    /// <summary>Nothing: a body cannot be read.</summary>
    None,
    /// <summary>A form without files (<see cref="RequestLimits.FormBytes"/>); it is read before the endpoint runs.</summary>
    Form,
    /// <summary>A form of a page with file fields: its token is looked at before the first file.</summary>
    FormWithFiles,
    /// <summary>A form with one file that the endpoint streams (<c>IUploads</c>).</summary>
    Upload,
    /// <summary>JSON of a program that has a key (<see cref="RequestLimits.JsonBytes"/>).</summary>
    Json,
    /// <summary>JSON that anybody may send (<see cref="RequestLimits.OpenJsonBytes"/>).</summary>
    OpenJson,
}

/// <summary>
/// Says of an endpoint or a page what it takes. One that says nothing takes nothing: <see cref="BodyDoor"/> lets no body
/// through to it. Pages are forms unless they say otherwise.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class BodyLimitAttribute(BodyKind kind) : Attribute
{
    public BodyKind Kind => kind;
}

/// <summary>The same for mapped endpoints and groups; the nearest one counts.</summary>
public static class BodyLimits
{
    public static TBuilder Takes<TBuilder>(this TBuilder endpoints, BodyKind kind) where TBuilder : IEndpointConventionBuilder =>
        endpoints.WithMetadata(new BodyLimitAttribute(kind));
}
