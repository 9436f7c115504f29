using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Switches an officer's account off or on again. Sessions of a locked officer end, and keys act as nobody at once.</summary>
internal static class LockStaff
{
    /// <param name="Staff">The officer.</param>
    /// <param name="Locked">Off or on.</param>
    /// <param name="Sure">The question was answered; switching on asks nothing.</param>
    internal sealed record Command(long Staff, bool Locked, bool Sure);

    internal sealed class Handler(Directories directories, StaffRights rights, StaffAccounts accounts, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (!rights.MayManage(actor, officer)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
            if (command.Locked && officer.ActorId == actor.Id) return AgencyErrors.LockYourself;
            if (command.Locked && rights.IsLastAdministrator(officer)) return AgencyErrors.LastAdministrator;
            var already = command.Locked ? AgencyErrors.AlreadyLocked : AgencyErrors.AlreadyUnlocked;
            if (command.Locked == officer.Locked) return already;
            if (command.Locked && !command.Sure) return AgencyErrors.NotSure.For("lockSure");
            // Another node may have done it within the last second.
            work.AddChecked(
                $"update agencies_staff set locked_at = $2 where id = $1 and locked_at is {(command.Locked ? "null" : "not null")}",
                already, officer.Id, command.Locked ? clock.Now.Micros : (long?)null);
            DirectoryChanges.Announce(work);
            await accounts.SwitchAsync(work, officer, command.Locked, actor, ct);
            var result = await work.CommitAsync(ct);
            if (!result.IsError) await directories.Staff.RefreshAsync(CancellationToken.None);
            return result;
        }
    }
}
