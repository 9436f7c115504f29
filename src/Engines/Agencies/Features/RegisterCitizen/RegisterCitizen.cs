using Microsoft.AspNetCore.Identity;
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

    internal sealed class Handler(UserManager<User> users, SignInManager<User> sessions, IPersons persons, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, CancellationToken ct)
        {
            var person = persons.Check(new(PersonKind.Citizen, command.Name, null, Given(command.IdentityNumber), Given(command.Phone)), clock.Today);
            if (Error.All([.. person.Error?.Each() ?? [], .. Missing(command), .. Wrong(command)]) is { } wrong) return wrong;
            var user = new User
            {
                Id = Ids.Next(),
                UserName = person.Value.Phone!,
                NormalizedUserName = UserNames.Normalize(person.Value.Phone!),
                SecurityStamp = Guid.NewGuid().ToString("N"),
                ConcurrencyStamp = Guid.NewGuid().ToString("N"),
                LockoutEnabled = true,
                Person = persons.Add(work, person.Value, clock.Now).Value,
            };
            user.PasswordHash = users.PasswordHasher.HashPassword(user, command.Password);
            Insert(user);
            var result = await work.CommitAsync(ct);
            if (result.IsError) return result;
            await sessions.SignInAsync(user, isPersistent: false);
            return Result.Ok;
        }

        private static IEnumerable<Error> Missing(Command command)
        {
            if (string.IsNullOrWhiteSpace(command.Phone)) yield return AgencyErrors.PhoneEmpty.For("phone");
            if (string.IsNullOrWhiteSpace(command.IdentityNumber)) yield return AgencyErrors.IdentityEmpty.For("identityNumber");
        }

        private static IEnumerable<Error> Wrong(Command command)
        {
            if (command.Password.Length < Passwords.MinLength) yield return AgencyErrors.PasswordTooShort(Passwords.MinLength).For("password");
            else if (command.Password != command.PasswordAgain) yield return AgencyErrors.PasswordsDiffer.For("passwordAgain");
        }

        private static string? Given(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

        /// <summary>Person and account in one transaction: neither is left without the other.</summary>
        private void Insert(User user)
        {
            work.Add(
                "insert into agencies_user (id, user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp, lockout_enabled, access_failed_count, person) " +
                "values ($1, $2, $3, $4, $5, $6, 1, 0, $7)",
                user.Id, user.UserName, user.NormalizedUserName, user.PasswordHash, user.SecurityStamp, user.ConcurrencyStamp, user.Person);
            work.OnUnique(AgencyErrors.UserNameTaken.For("phone"));
        }
    }
}
