using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>A password given out by somebody else: it opens nothing but the page that replaces it.</summary>
/// <param name="UserName">Whose.</param>
/// <param name="Password">Shown once.</param>
/// <param name="Until">When it stops working.</param>
public sealed record TemporaryPassword(string UserName, string Password, Instant Until);

/// <summary>Passwords from the command line of the server: for the first administrator, and for the last one who forgot theirs.</summary>
public interface IAdministratorPassword
{
    /// <summary>The user name of the first administrator.</summary>
    const string FirstUserName = "admin";

    /// <summary>Whether any officer's account exists: without one nobody can let anybody in.</summary>
    Task<bool> IsAnybodyLetInAsync(CancellationToken ct = default);

    /// <summary>
    /// Gives an officer's account a temporary password and ends its sessions; makes <see cref="FirstUserName"/> where it is
    /// missing. Refuses a name that has no account, and a citizen's.
    /// </summary>
    Task<Result<TemporaryPassword>> IssueAsync(string userName, CancellationToken ct = default);
}
