using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// A one-stop desk gives a citizen who forgot the password a temporary one, with the identity card on the desk: nothing sends
/// mail or messages yet. Who did it for which account is recorded.
/// </summary>
internal static class IssueCitizenPassword
{
    /// <param name="Phone">The account's phone number.</param>
    /// <param name="IdentityNumber">As on the card.</param>
    /// <param name="CardSeen">The officer has compared the card with the person.</param>
    internal sealed record Command(string Phone, string IdentityNumber, bool CardSeen);

    internal sealed class Handler(
        UserFinder users, IPersons persons, PermissionDecision permissions, PasswordWriter passwords, Guesses guesses, UnitOfWork work)
    {
        public async Task<Result<IssueStaffPassword.Issued>> HandleAsync(Command command, Actor actor, Instant now, CancellationToken ct)
        {
            if (!permissions.Decide(actor, AgencyPermissions.IssueCitizenPassword))
                return AgencyErrors.NotAllowed(AgencyPermissions.IssueCitizenPassword);
            if (Error.All([.. Missing(command)]) is { } missing) return missing;
            var taken = SignInRules.OfIssue(actor.Id);
            if (await guesses.TakeAsync(taken, now, AgencyErrors.GuessesWait, ct) is { IsError: true } waits) return waits.Error;
            if (await FindAsync(command, ct) is not { } user) return AgencyErrors.NoSuchCitizen.For("identityNumber");
            var password = Passwords.NewTemporary();
            Guesses.GiveBack(work, taken);
            passwords.Write(work, user, password, temporary: true, new(
                0, now, SecurityKinds.PasswordIssued, actor.Id, user.Id, Detail: actor.Active is { } post ? OpClaims.Write(post) : null));
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : new IssueStaffPassword.Issued(user.UserName, password, now + Passwords.TemporaryLife);
        }

        private static IEnumerable<Error> Missing(Command command)
        {
            if (string.IsNullOrWhiteSpace(command.Phone)) yield return AgencyErrors.PhoneEmpty.For("phone");
            if (string.IsNullOrWhiteSpace(command.IdentityNumber)) yield return AgencyErrors.IdentityEmpty.For("identityNumber");
            if (!command.CardSeen) yield return AgencyErrors.CardNotSeen.For("cardSeen");
        }

        /// <summary>The account of that phone, if its person has that number; never an officer's.</summary>
        private async Task<User?> FindAsync(Command command, CancellationToken ct)
        {
            if (await users.FindAsync(command.Phone, ct) is not { Staff: null } user) return null;
            var number = string.Concat(command.IdentityNumber.Where(char.IsAsciiLetterOrDigit));
            return await persons.FindAsync(new(user.Person), ct) is { Data.IdentityNumber: { } own } && own == number ? user : null;
        }
    }
}
