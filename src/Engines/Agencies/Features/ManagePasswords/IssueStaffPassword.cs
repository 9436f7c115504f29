using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// An administrator gives an officer a temporary password: for one who forgot theirs, and for one who has no account yet. The
/// administrator does not choose it and it opens nothing but the page where the officer replaces it.
/// </summary>
internal static class IssueStaffPassword
{
    /// <param name="Staff">The officer.</param>
    /// <param name="UserName">For an officer without an account.</param>
    /// <param name="Sure">For one who has an account: the question was answered.</param>
    internal sealed record Command(long Staff, string? UserName, bool Sure);

    /// <summary>Shown once.</summary>
    internal sealed record Issued(string UserName, string Password, Instant Until);

    internal sealed class Handler(
        StaffDirectory staff, StaffRights rights, UserFinder finder, StaffAccounts accounts, UnitOfWork work, Clock clock)
    {
        public async Task<Result<Issued>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (!rights.MayManage(actor, officer)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
            if (officer.ActorId == actor.Id) return AgencyErrors.ResetYourself;
            var password = Passwords.NewTemporary();
            var user = await finder.FindOfStaffAsync(officer.Id, ct);
            if (user is null) return await MakeAsync(officer, command.UserName, password, actor, ct);
            if (!command.Sure) return AgencyErrors.NotSure.For("sure");
            await accounts.IssueAsync(work, officer, user, password, actor.Id, ct);
            return await DoneAsync(user.UserName, password, ct);
        }

        private async Task<Result<Issued>> MakeAsync(StaffInfo officer, string? typed, string password, Actor actor, CancellationToken ct)
        {
            var name = typed?.Trim() ?? "";
            // A name that looks like a phone number is a citizen's.
            var known = name.Length is >= 3 and <= 60 && char.IsAsciiLetter(name[0]);
            if (!known || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_'))
                return AgencyErrors.UserNameWrong.For("userName");
            var until = clock.Now + Passwords.TemporaryLife;
            var made = new User
            {
                Id = Ids.Next(), UserName = name, Person = officer.Person.Value, Staff = officer.Id, TemporaryUntil = until.Micros,
            };
            await accounts.MakeAsync(work, officer, made, password, AgencyErrors.UserNameHeld.For("userName"), actor.Id, ct);
            return await DoneAsync(name, password, ct);
        }

        private async Task<Result<Issued>> DoneAsync(string name, string password, CancellationToken ct)
        {
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : new Issued(name, password, clock.Now + Passwords.TemporaryLife);
        }
    }
}
