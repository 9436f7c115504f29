using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

internal sealed class AdministratorPassword(
    Database database, AgencyStore store, UserFinder users, PasswordWriter passwords, UnitOfWork work, Clock clock) : IAdministratorPassword
{
    private static readonly string By = Actor.System("command-line").Id;

    public async Task<bool> IsAnybodyLetInAsync(CancellationToken ct = default) =>
        await database.FirstAsync(
            row => row.Int(0), "select count(*) from agencies_user where staff is not null and password_hash is not null", [], ct) > 0;

    public async Task<Result<TemporaryPassword>> IssueAsync(string userName, CancellationToken ct = default)
    {
        var password = Passwords.NewTemporary();
        var until = clock.Now + Passwords.TemporaryLife;
        if (await users.FindAsync(userName, ct) is { } user)
        {
            if (user.Staff is null) return AgencyErrors.UserNotFound(userName);
            passwords.Write(work, user, password, temporary: true, new(0, clock.Now, SecurityKinds.PasswordIssued, By, user.Id));
        }
        else
        {
            if (userName != IAdministratorPassword.FirstUserName || await store.FindProvinceAsync(ct) is not { } province
                || Pack.Find(province.Pack) is not { } pack) return AgencyErrors.UserNotFound(userName);
            var id = pack.Demo.Admin;
            user = new User { Id = id, UserName = userName, Person = id, Staff = id, TemporaryUntil = until.Micros };
            UserFinder.Insert(work, user, passwords.Hash(user, password), AgencyErrors.UserNameTaken);
            SecurityEvents.Add(work, new(0, clock.Now, SecurityKinds.AccountMade, By, user.Id));
        }
        var done = await work.CommitAsync(ct);
        return done.IsError ? done.Error : new TemporaryPassword(user.UserName, password, until);
    }
}
