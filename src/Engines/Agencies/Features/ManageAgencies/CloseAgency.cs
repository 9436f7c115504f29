using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Ends an agency that has nothing: nobody below, no posts, no open work. What has something goes on in another one.</summary>
internal static class CloseAgency
{
    internal sealed record Command(long Agency, long Version, DecisionSaid Decision);

    internal sealed class Handler(
        AgencyRights rights, Directories directories, AgencyStream stream, IEnumerable<IMovingWork> works, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (rights.Refusal(actor, command.Agency, command.Version) is { } refusal) return refusal;
            if (Error.All([.. AgencyRights.Wrong(command.Decision, clock.Today)]) is { } wrong) return wrong;
            if ((await HasAsync(command.Agency, ct)) is [var first, ..]) return first;
            var (decision, last) = (AgencyRights.Of(command.Decision), clock.Today.AddDays(-1));
            await stream.AppendAsync(work, command.Agency, command.Version, actor.Id, clock.Now,
                [new AgencyClosed(command.Agency, last.ToNumber(), decision.Number, decision.Day.ToNumber(),
                    AgencyWords.Digest(decision.Issuer))], ct);
            AgencyStream.Close(work, command.Agency, last, AgencyStream.AddDecision(work, decision));
            return await rights.CommitAsync(work, ct);
        }

        /// <summary>What stands in the way, so that the page says it before it is tried.</summary>
        public async Task<IReadOnlyList<Error>> HasAsync(long agency, CancellationToken ct)
        {
            var has = new List<Error>();
            if (agency == directories.Agencies.Province.Id.Value) has.Add(AgencyErrors.ProvinceStays);
            if (directories.Mergers.Of(agency) is not null) has.Add(AgencyErrors.InMerger);
            var below = directories.Agencies.Children(new(agency)).Count(one => one.ValidTo is null);
            if (below > 0) has.Add(AgencyErrors.HasBelow(below));
            var posts = directories.Staff.All.Sum(one => one.Posts.Count(post => post.Agency == agency));
            if (posts > 0) has.Add(AgencyErrors.HasPosts(posts));
            foreach (var source in works)
                has.AddRange((await source.CountAsync([agency], ct)).Select(one => AgencyErrors.HasWork(one.Words, one.Open)));
            return has;
        }
    }
}
