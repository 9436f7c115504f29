using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Switches an officer's account off or on again. Sessions and keys of a locked officer act as nobody at once.</summary>
internal static class LockStaff
{
    internal sealed record Command(long Staff, bool Locked);

    internal sealed class Handler(Directories directories, PermissionDecision permissions, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (!MayManage(actor, officer)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
            if (command.Locked && officer.ActorId == actor.Id) return AgencyErrors.LockYourself;
            work.Add("update agencies_staff set locked_at = $2 where id = $1", officer.Id, command.Locked ? clock.Now.Micros : (long?)null);
            // A new stamp ends every open session; unlocking also forgives wrong passwords.
            work.Add(
                "update agencies_user set security_stamp = $2, access_failed_count = 0, lockout_end = null where staff = $1",
                officer.Id, Guid.NewGuid().ToString("N"));
            DirectoryChanges.Announce(work);
            var result = await work.CommitAsync(ct);
            if (!result.IsError) await directories.Staff.RefreshAsync(ct);
            return result;
        }

        /// <summary>Every post of the officer is in the actor's part of the province; one without posts belongs to no part.</summary>
        private bool MayManage(Actor actor, StaffInfo officer) => permissions.Decide(actor, AgencyPermissions.ManageStaff)
            && officer.Posts.All(post => permissions.Decide(actor, AgencyPermissions.ManageStaff, post.Agency));
    }
}
