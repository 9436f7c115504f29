using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// Changes of an officer's account by somebody else: the account, the event of the officer's stream, the record of security and
/// the sessions in one unit of work.
/// </summary>
internal sealed class StaffAccounts(
    StaffStream stream, UserFinder users, PasswordWriter passwords, Sessions sessions, FactorEnd factor, Clock clock)
{
    /// <summary>Switches it off or on; the officer's own row is the caller's.</summary>
    public async Task SwitchAsync(UnitOfWork work, StaffInfo officer, bool off, Actor by, CancellationToken ct)
    {
        await stream.AppendAsync(work, officer, StaffStream.Stamp(officer, by.Id, clock.Now),
            off ? new StaffLocked(officer.Id) : new StaffUnlocked(officer.Id), ct);
        foreach (var account in await users.OfStaffAsync([officer.Id], ct))
        {
            SecurityEvents.Add(work, new(0, clock.Now, off ? SecurityKinds.Locked : SecurityKinds.Unlocked, by.Id, account));
            if (off) sessions.End(work, account, clock.Now);
        }
    }

    /// <summary>Makes it, with a temporary password.</summary>
    public async Task MakeAsync(
        UnitOfWork work, StaffInfo officer, User made, string password, Error nameTaken, string by, CancellationToken ct)
    {
        UserFinder.Insert(work, made, passwords.Hash(made, password), nameTaken);
        await stream.AppendAsync(
            work, officer, StaffStream.Stamp(officer, by, clock.Now), new StaffAccountMade(officer.Id, made.Id), ct);
        SecurityEvents.Add(work, new(0, clock.Now, SecurityKinds.AccountMade, by, made.Id));
    }

    /// <summary>Takes the second step away; refused at the commit when there is none.</summary>
    public Task EndFactorAsync(UnitOfWork work, StaffInfo officer, long account, string by, CancellationToken ct) =>
        factor.JoinAsync(work, officer, account, new StaffSecondFactorReset(officer.Id, account), by, null, ct);

    /// <summary>Puts a temporary password in the place of the officer's own.</summary>
    public async Task IssueAsync(UnitOfWork work, StaffInfo officer, User user, string password, string by, CancellationToken ct)
    {
        await stream.AppendAsync(
            work, officer, StaffStream.Stamp(officer, by, clock.Now), new StaffPasswordIssued(officer.Id, user.Id), ct);
        passwords.Write(work, user, password, temporary: true, new(0, clock.Now, SecurityKinds.PasswordIssued, by, user.Id));
    }
}
