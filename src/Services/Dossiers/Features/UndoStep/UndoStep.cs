using OpenProvince.Dossiers.Domain;

namespace OpenProvince.Dossiers.Features;

/// <summary>A slip of the hand, taken back by a program (<see cref="UndoLast{T}"/>).</summary>
internal static class UndoStep
{
    internal static void Map(ActRoutes<Dossier> acts) => acts.Move<UndoLast<Dossier>, PlainBody>("undo", typeof(UndoStep),
        (undo, _, target, _, actor, ct) => undo.RunAsync(target, actor, ct));
}
