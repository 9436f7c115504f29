using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Who changed what right or rule of whom, when and by which door.</summary>
internal static class ShowChanges
{
    /// <param name="Lines">Newest first.</param>
    /// <param name="Older">Below which place in the log the next ones are; null when these are the last.</param>
    internal sealed record View(IReadOnlyList<ChangeLine> Lines, long? Older);

    internal sealed class Query(ChangeReader changes, LogReader log, ChangeWords words, OfficerSearch officers, IAgencies agencies)
    {
        public async Task<View> FindAsync(RecordQuestion asked, long before, int most, Actor actor, CancellationToken ct)
        {
            var (from, end) = asked.Moments;
            var filter = new ChangeFilter(asked.Kind, officers.Find(asked.Officer), from, end, Within(actor));
            var found = await changes.BeforeAsync(filter, before, most + 1, ct);
            return new([.. found.Take(most).Select(words.Line)], found.Count > most ? found[most - 1].Seq : null);
        }

        /// <summary>Everything that changed one officer's rights, newest first, also what was done a moment ago.</summary>
        public async Task<IReadOnlyList<ChangeLine>> OfOfficerAsync(long officer, CancellationToken ct)
        {
            var events = await log.ReadStreamAsync($"staff-{officer}", ct);
            return [.. events.Where(words.Tells).Reverse().Select(words.Line)];
        }

        /// <summary>The unit the actor works from and what stands below it; null for the whole province.</summary>
        private IReadOnlyCollection<long>? Within(Actor actor) => actor.Active is not { } post ? []
            : post.Agency == agencies.Province.Id.Value ? null
            : [.. agencies.All.Select(one => one.Id).Where(id => agencies.IsWithin(id, new(post.Agency))).Select(id => id.Value)];
    }
}
