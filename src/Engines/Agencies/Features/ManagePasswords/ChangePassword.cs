using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Somebody signed in gives themselves another password. All other sessions of the account end.</summary>
internal static class ChangePassword
{
    internal sealed record Command(string Current, string Password, string Again);

    internal sealed class Handler(
        UserManager<User> users, PasswordWriter passwords, PasswordCheck check, SessionOpener opener, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, ClaimsPrincipal principal, CancellationToken ct)
        {
            if (await users.GetUserAsync(principal) is not { } user) return AgencyErrors.TicketOver;
            var (current, password) = (Passwords.Typed(command.Current), Passwords.Typed(command.Password));
            if (await NewPassword.WrongAsync(passwords, user, password, Passwords.Typed(command.Again), ct) is { } wrong) return wrong;
            if (await check.TakeAsync(work, user, command.Current, ct) is { IsError: true } refused) return refused.Error;
            if (current == password) return AgencyErrors.PasswordSame.For("password");
            var session = principal.Long(OpClaims.Session);
            passwords.Write(work, user, password, temporary: false, new(
                0, clock.Now, SecurityKinds.PasswordChanged, SecurityEvent.ActorOf(user), user.Id, session,
                SecurityEvent.OriginOf(opener.Caller.Address)), keep: session);
            return await work.CommitAsync(ct);
        }
    }
}

/// <summary>What every page that takes a new password asks of it.</summary>
internal static class NewPassword
{
    public static async Task<Error?> WrongAsync(PasswordWriter passwords, User user, string password, string again, CancellationToken ct) =>
        Wrong(await passwords.CheckAsync(user, password, ct), password, again);

    public static Error? Wrong(Error? easy, string password, string again) =>
        easy is not null ? easy.For("password") : password != again ? AgencyErrors.PasswordsDiffer.For("passwordAgain") : null;
}
