using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

internal sealed class AdministratorPassword(
    AgencyStore store, StaffDirectory staff, UserFinder users, StaffAccounts accounts, UnitOfWork work, Clock clock)
    : IAdministratorPassword
{
    public Task<bool> IsAnybodyLetInAsync(CancellationToken ct = default) => users.IsAnyOfficerLetInAsync(ct);

    public async Task<Result<TemporaryPassword>> IssueAsync(string userName, CancellationToken ct = default)
    {
        var (password, by) = (Passwords.NewTemporary(), Actor.System("command-line").Id);
        var until = clock.Now + Passwords.TemporaryLife;
        if (await users.FindAsync(userName, ct) is { } user)
        {
            if (Officer(user) is not { } officer) return AgencyErrors.UserNotFound(userName);
            await accounts.IssueAsync(work, officer, user, password, by, ct);
        }
        else
        {
            if (userName != IAdministratorPassword.FirstUserName || await store.FindProvinceAsync(ct) is not { } province
                || Pack.Find(province.Pack) is not { } pack) return AgencyErrors.UserNotFound(userName);
            var id = pack.Demo.Admin;
            user = new User { Id = id, UserName = userName, Person = id, Staff = id, TemporaryUntil = until.Micros };
            await accounts.MakeAsync(work, Officer(user)!, user, password, AgencyErrors.UserNameTaken, by, ct);
        }
        var done = await work.CommitAsync(ct);
        if (done.IsError) return done.Error;
        // Whoever runs the server lets the last administrator in who lost phone and paper too.
        await accounts.EndFactorAsync(work, Officer(user)!, user.Id, by, ct);
        done = await work.CommitAsync(ct);
        return done.IsError && done.Error.Code != AgencyErrors.SecondFactorMissing.Code
            ? done.Error
            : new TemporaryPassword(user.UserName, password, until);
    }

    private StaffInfo? Officer(User user) => user.Staff is { } id ? staff.Find(id) : null;
}
