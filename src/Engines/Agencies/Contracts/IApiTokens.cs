using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Keys with which a program acts as an account: <c>Authorization: Bearer &lt;key&gt;</c>.</summary>
public interface IApiTokens
{
    /// <summary>A new key for the account; shown once, only its hash is kept.</summary>
    Task<Result<string>> CreateAsync(string userName, string label, CancellationToken ct = default);

    /// <summary>
    /// Switches every key of the account off, at once in this process, within about a second on other nodes; refuses when none is on.
    /// </summary>
    Task<Result> RevokeAllAsync(string userName, CancellationToken ct = default);
}
