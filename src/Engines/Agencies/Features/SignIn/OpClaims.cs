using System.Globalization;
using System.Security.Claims;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>What the sign-in cookie says about its owner; posts themselves are looked up on every request.</summary>
internal static class OpClaims
{
    public const string Person = "op:person";
    public const string Staff = "op:staff";
    public const string Post = "op:post";

    /// <summary>The session's row; a key of a program has none.</summary>
    public const string Session = "op:session";

    /// <summary>The key a program came with; a browser has none.</summary>
    public const string Key = "op:key";

    public static long? Long(this ClaimsPrincipal user, string type) =>
        long.TryParse(user.FindFirstValue(type), CultureInfo.InvariantCulture, out var number) ? number : null;

    public static string Write(Post post) => string.Create(CultureInfo.InvariantCulture, $"{post.Agency}:{post.Role}");

    public static Post? ReadPost(string? text)
    {
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        return colon > 0 && long.TryParse(text.AsSpan(0, colon), CultureInfo.InvariantCulture, out var agency)
            ? new Post(agency, text![(colon + 1)..])
            : null;
    }

    public static void Add(ClaimsIdentity identity, string type, long value) =>
        identity.AddClaim(new Claim(type, value.ToString(CultureInfo.InvariantCulture), ClaimValueTypes.Integer64));
}
