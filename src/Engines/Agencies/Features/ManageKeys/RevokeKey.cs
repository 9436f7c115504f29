using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Ends one key now, with the streams that were opened with it.</summary>
internal static class RevokeKey
{
    /// <param name="Key">Its name.</param>
    internal sealed record Command(string? Key);

    internal sealed class Handler(KeyBook keys, KeyRules rules, StaffStream stream, ApiTokens tokens, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rules.Refusal(actor, null) is { } refusal) return refusal;
            if (await keys.FindAsync(command.Key, ct) is not { } key) return AgencyErrors.KeyNotFound;
            if (rules.Refusal(actor, key.Officer) is { } beyond) return beyond;
            work.AddChecked("update agencies_api_token set revoked_at = $2 where hash = $1 and revoked_at is null",
                AgencyErrors.KeyRevoked, key.Hash, clock.Now.Micros);
            if (key.Officer is { } officer)
                await stream.AppendAsync(work, officer, StaffStream.Stamp(officer, actor.Id, clock.Now),
                    new StaffKeyRevoked(officer.Id, key.Account, key.Name), ct);
            SecurityEvents.Add(work, new(0, clock.Now, SecurityKinds.KeyRevoked, actor.Id, key.Account, Detail: key.Name));
            DirectoryChanges.Announce(work);
            var done = await work.CommitAsync(ct);
            if (!done.IsError) tokens.Forget(key.Name);
            return done;
        }
    }
}
