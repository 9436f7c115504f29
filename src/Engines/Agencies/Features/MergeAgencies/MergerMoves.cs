using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// Moves what the agencies of a merger have open to those that continue them. Stopped anywhere, it is met again: what has moved stays.
/// </summary>
internal sealed class MergerMoves : Reactor
{
    public override string Name => "agencies.merger-moves";

    public override EventFilter Reads { get; } = EventFilter.Of("merger.begun");

    // Nothing is moved twice, so one that was begun before is looked at too.
    public override Begin Begins => Begin.Beginning;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct) =>
        e.Body is MergerBegun begun ? await scope.GetRequiredService<Handler>().HandleAsync(begun.Merger, ct) : Result.Ok;

    internal sealed class Handler(
        Directories directories, MoveOfficers officers, IEnumerable<IMovingWork> works, MergerStream stream, UnitOfWork work, Clock clock)
    {
        private static readonly Actor By = Actor.System("merger");

        public async Task<Result> HandleAsync(long id, CancellationToken ct)
        {
            // Another node may have begun it: who moves has to know the agencies as they are now.
            await directories.RefreshAsync(ct);
            if (directories.Mergers.Find(id) is not { State: MergerState.Running } merger) return Result.Ok;
            var posts = await officers.RunAsync(merger.Into, By, ct);
            if (posts.IsError) return Again(posts.Error);
            foreach (var source in works)
            {
                var moved = await source.MoveAsync(merger.Into, By, ct);
                if (moved.IsError) return Again(moved.Error);
            }
            await stream.AppendAsync(work, merger, MergerState.Done, By.Id, clock.Now, new MergerDone(id), ct);
            DirectoryChanges.Announce(work);
            var done = await work.CommitAsync(ct);
            await directories.RefreshAsync(CancellationToken.None);
            return done;
        }

        /// <summary>Somebody acted in the same moment: it goes on a little later, and does not stop for good.</summary>
        private static Result Again(Error error) =>
            error.Code == KernelErrors.Stale.Code ? Error.Unavailable("agencies.merger-goes-on") : error;
    }
}
