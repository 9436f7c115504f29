using OpenProvince.Agencies.Contracts;

namespace OpenProvince.Agencies.Data;

/// <summary>Which officer an account belongs to.</summary>
internal sealed class AccountOwners(UserFinder users, StaffDirectory staff)
{
    /// <summary>The officer; null for a citizen's account.</summary>
    public async Task<StaffInfo?> FindAsync(long account, CancellationToken ct) =>
        await users.StaffOfAsync(account, ct) is { } id ? staff.Find(id) : null;
}
