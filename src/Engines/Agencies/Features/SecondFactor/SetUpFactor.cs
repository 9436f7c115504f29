using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>An officer's account gets a second step once a code of it was right. Sessions that the password alone opened end.</summary>
internal static class SetUpFactor
{
    /// <param name="Offered">The sealed secret the page showed.</param>
    /// <param name="Code">What the phone shows for it.</param>
    internal sealed record Command(string? Offered, string? Code);

    /// <summary>Codes on paper, told once.</summary>
    internal sealed record Made(IReadOnlyList<string> Codes);

    internal sealed class Handler(
        SecondFactors factors, AccountOwners owners, StaffStream stream, Sessions sessions, UnitOfWork work, Clock clock)
    {
        /// <param name="command">What was typed.</param>
        /// <param name="account">The account.</param>
        /// <param name="session">The one it is done in; null while signing in.</param>
        /// <param name="ct">Ends the work.</param>
        public async Task<Result<Made>> HandleAsync(Command command, long account, long? session, CancellationToken ct)
        {
            if (await owners.FindAsync(account, ct) is not { Locked: false } officer) return AgencyErrors.TicketOver;
            if (await factors.SinceAsync(account, ct) is not null) return AgencyErrors.SecondFactorThere;
            var typed = OneTimeCodes.Typed(command.Code);
            if (typed.Length == 0) return AgencyErrors.CodeEmpty.For("code");
            if (factors.ReadOffer(account, command.Offered) is not { } secret) return AgencyErrors.OfferOver;
            // Whoever types here sees the secret beside it: there is nothing to guess.
            if (OneTimeCodes.Step(secret, typed, clock.Now) is not { } step) return AgencyErrors.CodeOtherPhone.For("code");
            var codes = factors.Insert(work, account, secret, step, clock.Now);
            await stream.AppendAsync(work, officer, StaffStream.Stamp(officer, officer.ActorId, clock.Now),
                new StaffSecondFactorSet(officer.Id, account), ct);
            SecurityEvents.Add(work, new(0, clock.Now, SecurityKinds.SecondFactorSet, officer.ActorId, account, session));
            sessions.End(work, account, clock.Now, except: session);
            var done = await work.CommitAsync(ct);
            return done.IsError ? done.Error : new Made(codes);
        }
    }
}
