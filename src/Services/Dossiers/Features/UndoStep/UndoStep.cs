using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>A slip of the hand: within a minute the officer who took the last step takes it back (docs/adr/0010).</summary>
internal static class UndoStep
{
    internal sealed record Command(Target Target);

    internal sealed class Handler(CaseDesk<Dossier> desk, DossierReads reads, DossierAccess access)
    {
        public Task<Result<Moved>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            IReadOnlyList<StepLine> timeline = [];
            return desk.ActAsync(command.Target, actor, async dossier =>
            {
                timeline = await reads.StepsAsync(dossier.Id, ct);
                return Overtaken(command.Target, dossier, timeline, actor)
                    ?? MayNot(dossier, timeline, actor) ?? command.Target.Stale(dossier);
            }, (dossier, on) => new(dossier.UndoLast(on.By, on.Now, timeline)), ct);
        }

        /// <summary>Whoever could take the step may undo it: asked for at the desk that held the dossier before the step.</summary>
        private Error? MayNot(Dossier dossier, IReadOnlyList<StepLine> timeline, Actor actor)
        {
            if (timeline.Count > 1 && Lines.Of(timeline[0].Kind).UndoneBy is not null)
                return desk.Refusal(dossier, actor, PermissionOf(timeline[0].Kind),
                    timeline[0].Kind is StepKind.Returned ? dossier.ReceivedBy : timeline[1].HolderAgency ?? dossier.Competent);
            return access.Refusal(dossier, actor);
        }

        /// <summary>
        /// Something came after the step, perhaps only now, between reading the dossier and its timeline. Who meant a step of their own
        /// hears so.
        /// </summary>
        private static Error? Overtaken(Target target, Dossier dossier, IReadOnlyList<StepLine> timeline, Actor actor)
        {
            if (target.Seen < timeline[0].Version && timeline.FirstOrDefault(line => line.Version == target.Seen) is { } meant
                && meant.Actor == actor.Id && Lines.Of(meant.Kind).UndoneBy is not null) return CaseErrors.UndoLaterStep;
            return timeline[0].Version == dossier.Head.Version ? null : KernelErrors.Stale;
        }

        private static string PermissionOf(StepKind step) => step switch
        {
            StepKind.HandedOver => DossierPermissions.HandOver,
            StepKind.Proposed => DossierPermissions.Propose,
            StepKind.Approved => DossierPermissions.Approve,
            _ => DossierPermissions.Return,
        };
    }

    internal static void Map(ActRoutes<Dossier> acts) => acts.Move<Handler, PlainBody>("undo", typeof(UndoStep),
        (handler, _, target, _, actor, ct) => handler.HandleAsync(new Command(target), actor, ct));
}
