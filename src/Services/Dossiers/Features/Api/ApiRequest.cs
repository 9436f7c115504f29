using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>What every write endpoint reads from the request besides its body.</summary>
internal static class ApiRequest
{
    private const int KeyLength = 200;

    /// <summary>The dossier of the route, the revision of <c>If-Match</c> (or of the body), and the idempotency key.</summary>
    public static Result<Target> Target(HttpContext http, long id, long? revision, object body)
    {
        var key = Key(http, body);
        if (key.IsError) return key.Error;
        var seen = Revision(http, revision);
        return seen.IsError ? seen.Error : new Target(new DossierId(id), seen.Value, key.Value);
    }

    /// <summary>The caller's key with a fingerprint of method, path and body: the same key on another request is a conflict.</summary>
    public static Result<RequestKey?> Key(HttpContext http, object body)
    {
        var header = http.Request.Headers["Idempotency-Key"].ToString();
        if (header.Length == 0) return (RequestKey?)null!;
        if (header.Length > KeyLength || header.Any(char.IsControl)) return DossierErrors.KeyMalformed;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(System.Text.Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options));
        return (RequestKey?)new RequestKey(header, hash.GetHashAndReset());
    }

    private static Result<long?> Revision(HttpContext http, long? inBody)
    {
        var match = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (match.Length == 0 || match == "*") return inBody;
        return long.TryParse(match, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : DossierErrors.RevisionMalformed;
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
