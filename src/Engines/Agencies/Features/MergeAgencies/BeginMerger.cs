using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// On its day the agencies of a merger end and point to those that continue them, in one transaction: from then on what is filed goes to
/// the receivers. What is open moves afterwards, bit by bit.
/// </summary>
internal static class BeginMerger
{
    internal sealed class Handler(
        AgencyRights rights, Directories directories, MergerLook look, MergerStream stream, UnitOfWork work, Clock clock)
    {
        private static readonly Actor By = Actor.System("merger");

        /// <summary>Begins one whose day has come; what stands in the way is the answer, and it is tried again.</summary>
        public async Task<Result> HandleAsync(MergerInfo merger, CancellationToken ct)
        {
            if (merger.State is not MergerState.Decided || merger.Day > clock.Today) return Result.Ok;
            var view = await look.AtAsync(merger, ct);
            if (Error.All(view.Problems) is { } problems) return problems;
            foreach (var (from, to) in merger.Parts) await EndAsync(merger, from, to, ct);
            foreach (var receiver in merger.Parts.GroupBy(part => part.Value, part => part.Key))
                await WidenAsync(merger, receiver.Key, receiver, ct);
            var cases = view.Work.Sum(one => one.Open);
            await stream.AppendAsync(work, merger, MergerState.Running, By.Id, clock.Now, new MergerBegun(merger.Id, cases), ct);
            work.Add("update agencies_merger set cases = $2 where id = $1", merger.Id, cases);
            return await rights.CommitAsync(work, ct);
        }

        private async Task EndAsync(MergerInfo merger, long from, long to, CancellationToken ct)
        {
            var (decision, last) = (merger.Decision, merger.Day.AddDays(-1));
            await stream.Agencies.AppendAsync(work, from, null, By.Id, clock.Now,
            [
                new AgencySucceeded(from, to, merger.Day.ToNumber()),
                new AgencyClosed(from, last.ToNumber(), decision.Number, decision.Day.ToNumber(), AgencyWords.Digest(decision.Issuer)),
            ], ct);
            work.Add("insert into agencies_succession (predecessor, successor, day, legal_basis) values ($1, $2, $3, $4)", from, to,
                merger.Day.ToNumber(), $"{decision.Number}, {DayWords.Date(decision.Day)}, {decision.Issuer}");
            AgencyStream.Close(work, from, last, AgencyStream.AddDecision(work, decision));
        }

        /// <summary>The receiver answers for the fields of those of its tier that go on in it.</summary>
        private async Task WidenAsync(MergerInfo merger, long receiver, IEnumerable<long> from, CancellationToken ct)
        {
            var into = directories.Agencies.Find(new(receiver))!;
            string[] gained = [.. from.Select(id => directories.Agencies.Find(new(id))!).Where(one => one.Level == into.Level)
                .SelectMany(one => one.Functions).Distinct(StringComparer.Ordinal).Except(into.Functions)];
            await stream.Agencies.AppendAsync(
                work, receiver, null, By.Id, clock.Now, [new AgencyTookOver(receiver, merger.Id, gained)], ct);
            if (gained.Length > 0)
                work.Add("update agencies_agency set functions = $2 where id = $1", receiver,
                    string.Join(',', [.. into.Functions, .. gained]));
        }
    }
}
