using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Ends a post now. What the officer holds at the unit goes to somebody else first: nothing stays without a holder.</summary>
internal static class EndPost
{
    internal sealed record Command(long Staff, Post Post);

    internal sealed class Handler(
        Directories directories, StaffRights rights, LeavingPost leaving, StaffStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            var post = command.Post;
            if (!officer.Posts.Contains(post)) return AgencyErrors.PostNotThere;
            if (rights.RefusalAt(actor, post.Agency) is { } refusal) return refusal;
            if (rights.IsLastAdministrator(officer, post)) return AgencyErrors.LastAdministrator;
            if ((await leaving.OfAsync(officer, post, ct)).Held is > 0 and var held) return AgencyErrors.WorkHeld(held);
            work.AddChecked("delete from agencies_post where staff = $1 and agency = $2 and role = $3", KernelErrors.Stale,
                officer.Id, post.Agency, post.Role);
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, post.Agency),
                new StaffPostEnded(officer.Id, post.Agency, post.Role), ct);
            return await rights.CommitAsync(work, officer, actor, clock.Now, (SecurityKinds.PostEnded, OpClaims.Write(post)), ct);
        }
    }
}
