using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Decides that agencies go on in others from a day on. Nothing moves before that day.</summary>
internal static class DecideMerger
{
    /// <param name="Parts">Each agency that ends with its receiver.</param>
    /// <param name="Day">First day of the receivers.</param>
    /// <param name="Decision">What it stands on.</param>
    internal sealed record Command(IReadOnlyDictionary<long, long?> Parts, DateOnly? Day, DecisionSaid Decision);

    internal sealed class Handler(AgencyRights rights, MergerLook look, MergerStream stream, UnitOfWork work, Clock clock)
    {
        /// <summary>What is wrong with decision and day; asked before the page shows what it would mean.</summary>
        public Error? Check(Command command, Actor actor) => rights.Refusal(actor) ?? Error.All(
        [
            .. AgencyRights.Wrong(command.Decision, clock.Today),
            .. AgencyRights.Wrong(command.Day, clock.Today.AddDays(-1), clock.Today) is { } day
                ? new[] { (command.Day < clock.Today ? AgencyErrors.DayPassed : day).For("day") } : [],
        ]);

        /// <returns>The number of the merger.</returns>
        public async Task<Result<long>> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (Check(command, actor) is { } refusal) return refusal;
            var view = await look.AtAsync(command.Parts, command.Day!.Value, null, ct);
            if (Error.All(view.Problems) is { } problems) return problems;
            var (id, decision, day) = (Ids.Next(), AgencyRights.Of(command.Decision), command.Day.Value.ToNumber());
            MergerPart[] parts = [.. command.Parts.OrderBy(part => part.Key).Select(part => new MergerPart(part.Key, part.Value!.Value))];
            var head = stream.Begin(work, id, actor.Id, clock.Now, new MergerDecided(
                id, day, decision.Number, decision.Day.ToNumber(), parts, AgencyWords.Digest(decision.Issuer)));
            work.Add(
                "insert into agencies_merger (id, decision, day, state, cases, version, head_hash) " +
                "values ($1, $2, $3, $4, null, $5, $6)",
                id, AgencyStream.AddDecision(work, decision), day, (int)MergerState.Decided, head.Version, head.Hash);
            foreach (var part in parts)
                // Asked of the tables once more: two who decide in one moment would both see that nothing is decided.
                work.AddChecked(
                    "insert into agencies_merger_part (merger, predecessor, receiver) select $1, $2, $3 where not exists (select 1 from " +
                    "agencies_merger_part p join agencies_merger m on m.id = p.merger where m.id <> $1 and m.state < $4 and " +
                    "($2 in (p.predecessor, p.receiver) or p.predecessor = $3))", KernelErrors.Stale,
                    id, part.From, part.To, (int)MergerState.Done);
            var done = await rights.CommitAsync(work, ct);
            return done.IsError ? done.Error : id;
        }
    }
}
