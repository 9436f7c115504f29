using System.Security.Claims;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Somebody signed in ends one of their own sessions, or all but the one they are in.</summary>
internal static class EndSession
{
    /// <param name="Session">Null: all others.</param>
    internal sealed record Command(long? Session);

    internal sealed class Handler(Sessions sessions, IActorResolver actors, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, ClaimsPrincipal principal, CancellationToken ct)
        {
            if (principal.Long(ClaimTypes.NameIdentifier) is not { } account || principal.Long(OpClaims.Session) is not { } here)
                return AgencyErrors.TicketOver;
            // One of somebody else is not found: the account is part of the question.
            SecurityEvents.Add(work, new(0, clock.Now, SecurityKinds.SessionEnded, actors.Resolve(principal).Id, account, command.Session));
            sessions.End(work, account, clock.Now, only: command.Session, except: command.Session is null ? here : null);
            return await work.CommitAsync(ct);
        }
    }
}
