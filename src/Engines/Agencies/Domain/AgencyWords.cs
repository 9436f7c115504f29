using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.Agencies.Domain;

/// <summary>Names and addresses stand in rows, not in events; an event vouches for them by their digest.</summary>
internal static class AgencyWords
{
    public static string Digest(params IEnumerable<string?> words) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words.Select(word => word ?? "")))));
}
