using Microsoft.AspNetCore.Http;

using OpenProvince.Kernel;

namespace OpenProvince.Files.Contracts;

/// <summary>Which files of this form were not taken, too large or too many; everything else of it is there.</summary>
public static class RefusedFiles
{
    private static readonly object Key = new();

    /// <summary>Why the file of this field is missing, or null.</summary>
    public static Error? Of(HttpContext http, string field) =>
        http.Items[Key] is IReadOnlyDictionary<string, Error> refused ? refused.GetValueOrDefault(field)?.For(field) : null;

    internal static void Remember(HttpContext http, IReadOnlyDictionary<string, Error> refused) => http.Items[Key] = refused;
}
