using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Gives one post of an officer another role. Somebody must stay who can give roles.</summary>
internal static class ChangeRole
{
    /// <param name="Staff">The officer.</param>
    /// <param name="Post">Which post.</param>
    /// <param name="Role">What it becomes.</param>
    /// <param name="Sure">Asked what nobody else of the unit may do, the answer was yes.</param>
    internal sealed record Command(long Staff, Post Post, string Role, bool Sure = false);

    internal sealed class Handler(
        Directories directories, StaffRights rights, LeavingPost leaving, StaffStream stream, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            var (post, next) = (command.Post, command.Post with { Role = command.Role });
            if (rights.Refusal(actor, next) is { } refusal) return refusal;
            if (!officer.Posts.Contains(post)) return KernelErrors.Stale;
            if (officer.Posts.Contains(next)) return AgencyErrors.PostHeld.For("role");
            if (rights.IsLastAdministrator(officer, post)) return AgencyErrors.LastAdministrator.For("role");
            if (officer.ActorId == actor.Id) return AgencyErrors.GiveYourself.For("role");
            if (await leaving.RefusalAsync(officer, post, next.Role, command.Sure, ct) is { } first) return first;
            StaffStream.Clear(work, officer.Id, next, clock.Now);
            work.AddChecked(
                "update agencies_post set role = $4 where staff = $1 and agency = $2 and role = $3", KernelErrors.Stale,
                officer.Id, post.Agency, post.Role, next.Role);
            work.OnUnique(AgencyErrors.PostHeld.For("role"));
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, post.Agency),
                new StaffRoleChanged(officer.Id, post.Agency, post.Role, next.Role), ct);
            return await rights.CommitAsync(
                work, officer, actor, clock.Now, (SecurityKinds.RoleChanged, $"{OpClaims.Write(post)}>{next.Role}"), ct);
        }
    }
}
