using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>The citizen has the result in hand: the dossier is closed.</summary>
internal static class ReturnDossier
{
    internal sealed record Command(Target Target);

    internal sealed class Handler(DossierDesk desk)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct) =>
            desk.ActAsync(command.Target, actor, DossierPermissions.Return, Scope.Receiving,
                (dossier, by) => dossier.Return(by, desk.Now), ct);
    }
}
