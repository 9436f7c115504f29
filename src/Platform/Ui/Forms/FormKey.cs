using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>The key by which the same form sent twice is one request.</summary>
public static class FormKey
{
    private const int Longest = 40;

    /// <summary>The same key with other words is another request; null when the form has none.</summary>
    public static RequestKey? Of(HttpContext http, string? key)
    {
        if (string.IsNullOrEmpty(key) || key.Length > Longest) return null;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(http.Request.Path));
        foreach (var field in http.Request.Form.Where(field => !field.Key.StartsWith('_'))
            .OrderBy(field => field.Key, StringComparer.Ordinal))
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{field.Key}={field.Value}"));
        return new RequestKey($"desk:{key}", hash.GetHashAndReset());
    }
}
