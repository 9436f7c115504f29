using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// A citizen makes an account with phone, name and identity number. A stand-in for the national electronic identity:
/// it proves nothing about who the person is, so it opens only what the same person files.
/// </summary>
internal static class RegisterCitizen
{
    internal sealed record Command(string Name, string Phone, string IdentityNumber, string Password, string PasswordAgain);

    internal sealed class Handler(
        PasswordWriter passwords, SessionOpener opener, Guesses guesses, IPersons persons, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, CancellationToken ct)
        {
            var person = persons.Check(
                new(PersonKind.Citizen, command.Name, null, Given(command.IdentityNumber), Given(command.Phone)), clock.Today);
            var (password, again) = (Passwords.Typed(command.Password), Passwords.Typed(command.PasswordAgain));
            var easy = passwords.Check(password, officer: false, [command.Name, command.Phone, command.IdentityNumber]);
            if (Error.All(
                [
                    .. person.Error?.Each() ?? [], .. Missing(command), .. Each(NewPassword.Wrong(easy, password, again))
                ]) is { } wrong)
                return wrong;
            // Whether a number has an account cannot be hidden while nothing sends it a code; how often one may ask is.
            var taken = SignInRules.OfTaken(opener.Caller.Address);
            if (await guesses.TakeAsync(taken, clock.Now, AgencyErrors.GuessesWait, ct) is { IsError: true } waits) return waits.Error;
            var user = new User
            {
                Id = Ids.Next(), UserName = person.Value.Phone!, Person = persons.Add(work, person.Value, clock.Now).Value
            };
            UserFinder.Insert(work, user, passwords.Hash(user, password), AgencyErrors.UserNameTaken.For("phone"));
            Guesses.GiveBack(work, taken);
            return await opener.OpenAsync(work, user, SecurityKinds.Registered, ct);
        }

        private static IEnumerable<Error> Missing(Command command)
        {
            if (Given(command.Phone) is null) yield return AgencyErrors.PhoneEmpty.For("phone");
            if (Given(command.IdentityNumber) is null) yield return AgencyErrors.IdentityEmpty.For("identityNumber");
        }

        private static IEnumerable<Error> Each(Error? error) => error is null ? [] : [error];

        private static string? Given(string text) => VietnameseText.Clean(text).Length == 0 ? null : text;
    }
}
