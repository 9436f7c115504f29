using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Takes a merger back before its day.</summary>
internal static class TakeBackMerger
{
    internal sealed record Command(long Merger, long Version);

    internal sealed class Handler(AgencyRights rights, Mergers mergers, MergerStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor) is { } refusal) return refusal;
            if (mergers.Find(command.Merger) is not { } merger) return AgencyErrors.MergerNotFound;
            if (merger.State is not MergerState.Decided) return AgencyErrors.MergerBegun;
            if (merger.Version != command.Version) return KernelErrors.Stale;
            await stream.AppendAsync(work, merger, MergerState.TakenBack, actor.Id, clock.Now, new MergerTakenBack(merger.Id), ct);
            return await rights.CommitAsync(work, ct);
        }
    }
}
