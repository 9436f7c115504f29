using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Opens the session that the password alone did not.</summary>
internal static class PassSecondStep
{
    internal sealed record Command(string? Code);

    internal sealed class Handler(SignInTickets tickets, FactorGuess guess, SessionOpener opener, SignInWay way, UnitOfWork work)
    {
        public Task<User?> FindAsync(HttpContext http) => tickets.FindAsync(http, NextStep.Code);

        public async Task<Result<Opened>> HandleAsync(Command command, HttpContext http, CancellationToken ct)
        {
            if (await FindAsync(http) is not { } user) return AgencyErrors.TicketOver;
            if (way.IsLocked(user)) return AgencyErrors.AccountLocked;
            if (OneTimeCodes.Typed(command.Code).Length == 0) return AgencyErrors.CodeEmpty.For("code");
            if (await guess.TakeAsync(work, user, command.Code, ct) is { IsError: true } refused) return refused.Error;
            var opened = await opener.OpenAsync(work, user, SecurityKinds.SignIn, ct);
            if (opened.IsError) return opened.Error;
            SignInTickets.Forget(http, NextStep.Code);
            return new Opened(user);
        }
    }
}
