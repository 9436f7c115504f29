using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>An officer with two posts says from which one to act now; kept for the next sign-in.</summary>
internal static class SwitchPost
{
    internal sealed record Command(Post Post);

    internal sealed class Handler(SessionOpener opener, UserManager<User> users, UnitOfWork work)
    {
        public async Task<Result> HandleAsync(Command command, Actor actor, ClaimsPrincipal principal, CancellationToken ct)
        {
            if (!actor.Posts.Contains(command.Post)) return AgencyErrors.PostNotHeld;
            if (await users.GetUserAsync(principal) is not { } user) return AgencyErrors.PostNotHeld;
            work.Add("update agencies_user set active_agency = $2, active_role = $3 where id = $1", user.Id, command.Post.Agency,
                command.Post.Role);
            var result = await work.CommitAsync(ct);
            if (result.IsError) return result;
            (user.ActiveAgency, user.ActiveRole) = (command.Post.Agency, command.Post.Role);
            await opener.RenewAsync(user);
            return Result.Ok;
        }
    }
}
