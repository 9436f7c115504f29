using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// Headers of the addresses for programs (<see cref="ApiRequest"/> reads them, <see cref="SetRevision"/> sends one), as the document
/// tells them.
/// </summary>
public static class ApiHeaders
{
    public static readonly ApiHeader Key = new("Idempotency-Key", "ui.api.header.key");
    public static readonly ApiHeader Seen = new("If-Match", "ui.api.header.seen");
    public static readonly ApiHeader Revision = new("ETag", "ui.api.header.revision", OfAnswer: true);

    public static void SetRevision(HttpContext http, long revision) => http.Response.Headers.ETag = $"\"{revision}\"";
}

/// <summary>What every write endpoint reads from the request besides its body.</summary>
public static class ApiRequest
{
    private const int KeyLength = 200;

    /// <summary>The caller's key with a fingerprint of method, path and body: the same key on another request is a conflict.</summary>
    public static Result<RequestKey?> Key(HttpContext http, object body)
    {
        var header = http.Request.Headers[ApiHeaders.Key.Name].ToString();
        if (header.Length == 0) return (RequestKey?)null!;
        if (header.Length > KeyLength || header.Any(char.IsControl)) return ProgramErrors.KeyMalformed;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{http.Request.Method} {http.Request.Path}\n"));
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), ApiJson.Options));
        return (RequestKey?)new RequestKey(header, hash.GetHashAndReset());
    }

    /// <summary>The revision the caller looked at: of <c>If-Match</c>, or of the body.</summary>
    public static Result<long?> Revision(HttpContext http, long? inBody)
    {
        var match = http.Request.Headers.IfMatch.ToString().Trim('"');
        if (match.Length == 0 || match == "*") return inBody;
        return long.TryParse(match, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? revision
            : ProgramErrors.RevisionMalformed;
    }
}
