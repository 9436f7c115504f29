using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Gives one post of an officer another role. Somebody must stay who can give roles.</summary>
internal static class ChangeRole
{
    /// <summary>Roles an officer may hold, in the order of the choice.</summary>
    public static readonly IReadOnlyList<string> Choices =
    [
        Roles.DeskOfficer, Roles.Specialist, Roles.Leader, Roles.RecordsClerk, Roles.ProvinceAdministrator
    ];

    /// <summary>Who administers the province has a post at the province itself, not at an agency below it.</summary>
    public static IEnumerable<string> ChoicesAt(long agency, AgencyInfo province) =>
        agency == province.Id.Value ? Choices : Choices.Where(role => role != Roles.ProvinceAdministrator);

    internal sealed record Command(long Staff, Post Post, string Role);

    internal sealed class Handler(
        Directories directories, PermissionDecision permissions, StaffStream stream, UserFinder users, UnitOfWork work, Clock clock)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, CancellationToken ct)
        {
            if (directories.Staff.Find(command.Staff) is not { } officer) return AgencyErrors.StaffNotFound;
            if (!permissions.Decide(actor, AgencyPermissions.ManageStaff, command.Post.Agency))
                return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
            if (!officer.Posts.Contains(command.Post)) return KernelErrors.Stale;
            if (!Choices.Contains(command.Role)) return AgencyErrors.RoleUnknown.For("role");
            if (!ChoicesAt(command.Post.Agency, directories.Agencies.Province).Contains(command.Role))
                return AgencyErrors.RoleOfTheProvince.For("role");
            if (officer.Posts.Contains(command.Post with { Role = command.Role })) return AgencyErrors.PostHeld.For("role");
            if (command.Post == Administrator && Administrators() == 1) return AgencyErrors.LastAdministrator.For("role");
            work.AddChecked(
                "update agencies_post set role = $4 where staff = $1 and agency = $2 and role = $3", KernelErrors.Stale,
                officer.Id, command.Post.Agency, command.Post.Role, command.Role);
            await stream.AppendAsync(work, officer, new(clock.Now, clock.Now, actor.Id, command.Post.Agency),
                new StaffRoleChanged(officer.Id, command.Post.Agency, command.Post.Role, command.Role), ct);
            DirectoryChanges.Announce(work);
            SecurityEvents.Add(work,
                new(0, clock.Now, SecurityKinds.RoleChanged, actor.Id, await AccountAsync(officer, ct),
                    Detail: $"{OpClaims.Write(command.Post)}>{command.Role}"));
            var result = await work.CommitAsync(ct);
            if (!result.IsError) await directories.Staff.RefreshAsync(ct);
            return result;
        }

        private async Task<long?> AccountAsync(StaffInfo officer, CancellationToken ct) =>
            await users.OfStaffAsync([officer.Id], ct) is [var account, ..] ? account : null;

        private Post Administrator => new(directories.Agencies.Province.Id.Value, Roles.ProvinceAdministrator);

        private int Administrators() => directories.Staff.All.Count(one => !one.Locked && one.Posts.Contains(Administrator));
    }
}
