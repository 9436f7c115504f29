using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Opens a session with user name and password.</summary>
internal static class SignIn
{
    internal sealed record Command(string UserName, string Password);

    internal sealed class Handler(UserManager<User> users, SignInManager<User> sessions, Lockout lockout, StaffDirectory staff)
    {
        private static readonly User Nobody = new();
        private static readonly string SomeHash = new PasswordHasher<User>().HashPassword(Nobody, "no such account");

        /// <returns>What kind of account it is.</returns>
        public async Task<Result<ActorKind>> HandleAsync(Command command, CancellationToken ct)
        {
            var user = command.UserName.Length is > 0 and <= 100 ? await users.FindByNameAsync(command.UserName) : null;
            if (user is null) return PretendToCheck(command.Password);
            if (lockout.MinutesLeft(user) is { } minutes) return AgencyErrors.LockedOut(minutes);
            if (!await users.CheckPasswordAsync(user, command.Password))
            {
                return await lockout.CountWrongAsync(user, ct)
                    ? AgencyErrors.LockedOut((int)Lockout.Length.TotalMinutes)
                    : AgencyErrors.WrongPassword(Lockout.Tries, (int)Lockout.Length.TotalMinutes).For("password");
            }
            if (user.Staff is { } id && staff.Find(id) is not { Locked: false }) return AgencyErrors.AccountLocked;
            if ((await lockout.ClearAsync(user, ct)) is { IsError: true } closed) return closed.Error;
            await sessions.SignInAsync(user, isPersistent: false);
            return user.Staff is null ? ActorKind.Citizen : ActorKind.Officer;
        }

        /// <summary>Takes as long as a real check, so that the time does not tell which names exist.</summary>
        private Error PretendToCheck(string password)
        {
            _ = users.PasswordHasher.VerifyHashedPassword(Nobody, SomeHash, password);
            return AgencyErrors.WrongPassword(Lockout.Tries, (int)Lockout.Length.TotalMinutes).For("password");
        }
    }
}
