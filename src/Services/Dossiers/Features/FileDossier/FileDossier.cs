using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// A dossier comes in without anybody standing at the counter: a citizen files it, an officer files for them, the post or
/// the national portal brings it. The receiving desk owes an answer; nothing is promised yet.
/// </summary>
internal static class FileDossier
{
    internal sealed record Command(Filing Filing);

    internal sealed class Handler(FilingCheck check, FilingDesk desk, PermissionDecision permissions, Clock clock)
    {
        public async Task<Result<Filed>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            var (filing, now) = (command.Filing, clock.Now);
            var asCitizen = actor.Kind is ActorKind.Citizen or ActorKind.Anonymous;
            var decision = asCitizen
                ? permissions.Decide(actor, DossierPermissions.File)
                : permissions.Decide(actor, DossierPermissions.FileForOthers, filing.HelpedAt?.Value ?? filing.ReceivedBy.Value);
            if (!decision) return DossierErrors.NotAllowed(asCitizen ? DossierPermissions.File : DossierPermissions.FileForOthers, decision.Reason);
            if (asCitizen && filing.Channel is not Channel.Online) return DossierErrors.ChannelUnknown;
            // Law: since 2025-07-01 citizens file on the national portal; help at a desk or reception point stays.
            if (asCitizen && check.DoorOn(now.LocalDay()) is FrontDoor.National) return DossierErrors.FileOnNationalPortal;

            var checkedFiling = check.Check(filing, actor, now, now.LocalDay());
            if (checkedFiling.IsError) return checkedFiling.Error;
            return await desk.CommitAsync(desk.Open(checkedFiling.Value, actor, now), checkedFiling.Value, actor, ct);
        }
    }
}
