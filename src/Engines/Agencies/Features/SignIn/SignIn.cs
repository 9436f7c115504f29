using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Opens a session with user name and password.</summary>
internal static class SignIn
{
    internal sealed record Command(string UserName, string Password);

    internal sealed class Handler(
        UserManager<User> users, SessionOpener opener, Guesses guesses, SignInWay way, UnitOfWork work, Clock clock)
    {
        private const int LongestName = 100;
        private static readonly User Nobody = new();
        private static readonly string SomeHash = new PasswordHasher<User>().HashPassword(Nobody, "no such account");

        public async Task<Result<Opened>> HandleAsync(Command command, CancellationToken ct)
        {
            var (name, caller) = (UserNames.Typed(command.UserName), opener.Caller);
            var user = name.Length is > 0 and <= LongestName ? await users.FindByNameAsync(name) : null;
            var taken = user is not null && caller.Knows(user.Id)
                ? SignInRules.OfKnown(user.Id, caller.Browser!)
                : SignInRules.Of(UserNames.Normalize(name), caller.Address);
            if (await guesses.TakeAsync(taken, clock.Now, AgencyErrors.GuessesWait, ct) is { IsError: true } waits) return waits.Error;
            if (!Verify(user, Passwords.Typed(command.Password))) return await WrongAsync(user, taken, caller, ct);
            Guesses.Forgive(work, taken[0]);
            Guesses.GiveBack(work, taken.Skip(1));
            return await RightAsync(user!, ct);
        }

        /// <summary>Takes as long for a name that does not exist, so that the time does not tell which do.</summary>
        private bool Verify(User? user, string password)
        {
            var result = users.PasswordHasher.VerifyHashedPassword(user ?? Nobody, user?.PasswordHash ?? SomeHash, password);
            return user?.PasswordHash is not null && result is not PasswordVerificationResult.Failed;
        }

        private async Task<Result<Opened>> RightAsync(User user, CancellationToken ct)
        {
            var (locked, temporary) = (way.IsLocked(user), user.TemporaryUntil);
            var next = temporary is null ? await way.AfterPasswordAsync(user, ct) : NextStep.NewPassword;
            if (!locked && next is NextStep.Home)
            {
                var opened = await opener.OpenAsync(work, user, SecurityKinds.SignIn, ct);
                return opened.IsError ? opened.Error : new Opened(user);
            }
            // The guess was right all the same: it is given back, and nothing is opened.
            var done = await work.CommitAsync(ct);
            if (done.IsError) return done.Error;
            if (locked) return AgencyErrors.AccountLocked;
            return temporary <= clock.Now.Micros ? AgencyErrors.TemporaryOver : new Opened(user, next);
        }

        private async Task<Result<Opened>> WrongAsync(User? user, IReadOnlyList<Guess> taken, Caller caller, CancellationToken ct)
        {
            var wait = await guesses.WaitAsync(taken, clock.Now, ct);
            var failed = new SecurityEvent(
                0, clock.Now, SecurityKinds.SignInFailed, Actor.Anonymous.Id, user?.Id, Origin: SecurityEvent.OriginOf(caller.Address));
            SecurityEvents.Add(work, wait is null ? failed : failed with { Kind = SecurityKinds.SignInDelayed });
            await work.CommitAsync(ct);
            return wait is { } pause ? AgencyErrors.GuessesWait(pause) : AgencyErrors.WrongPassword(SignInRules.Tries).For("password");
        }
    }
}
