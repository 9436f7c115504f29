using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Replaces a temporary password and opens the session that it did not, where the password alone may.</summary>
internal static class ReplaceTemporary
{
    internal sealed record Command(string Password, string Again);

    internal sealed class Handler(
        SignInTickets tickets, PasswordWriter passwords, SessionOpener opener, SignInWay way, UnitOfWork work, Clock clock)
    {
        public Task<User?> FindAsync(HttpContext http) => tickets.FindAsync(http, NextStep.NewPassword);

        public async Task<Result<Opened>> HandleAsync(Command command, HttpContext http, CancellationToken ct)
        {
            if (await FindAsync(http) is not { } user) return AgencyErrors.TicketOver;
            var password = Passwords.Typed(command.Password);
            if (await NewPassword.WrongAsync(passwords, user, password, Passwords.Typed(command.Again), ct) is { } wrong) return wrong;
            if (passwords.IsRight(user, password)) return AgencyErrors.PasswordSame.For("password");
            user.SecurityStamp = passwords.Write(work, user, password, temporary: false, new(
                0, clock.Now, SecurityKinds.PasswordChanged, SecurityEvent.ActorOf(user), user.Id,
                Origin: SecurityEvent.OriginOf(opener.Caller.Address)));
            var next = await way.AfterPasswordAsync(user, ct);
            var done = next is NextStep.Home
                ? await opener.OpenAsync(work, user, SecurityKinds.SignIn, ct)
                : await work.CommitAsync(ct);
            if (done.IsError) return done.Error;
            SignInTickets.Forget(http, NextStep.NewPassword);
            return new Opened(user, next);
        }
    }
}
