using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Dossiers.Features;

/// <summary>Which dossier a request of a program means.</summary>
internal static class ApiTargets
{
    /// <summary>The dossier of the route, the revision of <c>If-Match</c> (or of the body), and the idempotency key.</summary>
    public static Result<Target> Target(HttpContext http, long id, long? revision, object body)
    {
        var key = ApiRequest.Key(http, body);
        if (key.IsError) return key.Error;
        var seen = ApiRequest.Revision(http, revision);
        return seen.IsError ? seen.Error : new Target(new DossierId(id), seen.Value, key.Value);
    }
}

/// <summary>Reads agencies as programs write them: by code of either form, or by slug.</summary>
internal static class ApiAgencies
{
    public static AgencyId? Find(this IAgencies agencies, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : (agencies.FindByCode(text.Trim()) ?? agencies.FindBySlug(text.Trim()))?.Id;

    /// <summary>An agency that was named but does not exist becomes an id nobody has: the rule says it beside the field.</summary>
    public static AgencyId Required(this IAgencies agencies, string? text) => agencies.Find(text) ?? new AgencyId(0);

    public static AgencyId? Optional(this IAgencies agencies, string? text) =>
        string.IsNullOrWhiteSpace(text) ? null : agencies.Required(text);
}
