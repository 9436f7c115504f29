using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Gives an officer a further post, for good or until a day.</summary>
internal static class GivePost
{
    /// <param name="Staff">The officer.</param>
    /// <param name="Agency">Where: the post reaches what stands below it too.</param>
    /// <param name="Role">As what.</param>
    /// <param name="Until">When it ends by itself; null: it does not.</param>
    internal sealed record Command(long Staff, long Agency, string Role, Instant? Until);

    internal sealed class Handler(Directories directories, StaffRights rights, StaffStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            var post = new Post(command.Agency, command.Role);
            if (rights.Refusal(actor, post) is { } refusal) return refusal;
            if (officer.ActorId == actor.Id) return AgencyErrors.GiveYourself.For("role");
            if (officer.Posts.Contains(post)) return AgencyErrors.PostHeld.For("role");
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, post.Agency),
                new StaffPostGiven(officer.Id, post.Agency, post.Role, command.Until?.Micros), ct);
            StaffStream.AddPost(work, officer.Id, post, command.Until, clock.Now);
            return await rights.CommitAsync(work, officer, actor, clock.Now, (SecurityKinds.PostGiven, OpClaims.Write(post)), ct);
        }
    }
}
