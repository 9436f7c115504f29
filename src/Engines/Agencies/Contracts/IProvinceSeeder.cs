using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>What to lay down in an empty database.</summary>
/// <param name="Province">Name of a pack: bac-kan, thai-nguyen.</param>
/// <param name="Demo">Whether demo accounts with the published password are made.</param>
/// <param name="ApiTokens">Keys for programs: user name → key (at least 16 characters). For tests and measurements.</param>
/// <param name="AdminPassword">Password of the first account <c>admin</c>, where there are no demo accounts; null makes none.</param>
public sealed record SeedRequest(
    string Province, bool Demo, IReadOnlyDictionary<string, string>? ApiTokens = null, string? AdminPassword = null);

/// <summary>What was laid down.</summary>
public sealed record SeedSummary(string Province, int AsOf, int Agencies, int Staff);

/// <summary>An account anybody may use to try the program.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="Role">Role, see <see cref="Roles"/>.</param>
/// <param name="Agency">Where; null for a citizen.</param>
/// <param name="Citizen">Who a citizen acts as; null for officers.</param>
public sealed record DemoAccount(string UserName, string Role, AgencyId? Agency, Actor? Citizen = null);

/// <summary>Starts a province from a pack.</summary>
public interface IProvinceSeeder
{
    /// <summary>Password of every demo account.</summary>
    const string DemoPassword = "thu-nghiem-2026";

    /// <summary>Packs inside the program.</summary>
    IReadOnlyList<string> Packs { get; }

    /// <summary>The pack this database was started from; null while it is empty.</summary>
    Task<string?> CurrentAsync(CancellationToken ct = default);

    /// <summary>
    /// Lays down agencies, units, staff and accounts in one transaction and refreshes the directories.
    /// Refuses when the database already holds a province or the pack is unknown.
    /// </summary>
    Task<Result<SeedSummary>> SeedAsync(SeedRequest request, CancellationToken ct = default);

    /// <summary>The six demo accounts, one per role; empty where the province has none.</summary>
    Task<IReadOnlyList<DemoAccount>> DemoAccountsAsync(CancellationToken ct = default);
}
