using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Adds person, officer and the post used last to the identity.</summary>
internal sealed class PrincipalFactory(UserManager<User> users, IOptions<IdentityOptions> options, IPersons persons, IStaff staff)
    : UserClaimsPrincipalFactory<User>(users, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(User user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        var name = (await persons.FindAsync(new(user.Person)))?.Data.Name ?? user.UserName;
        foreach (var old in identity.FindAll(ClaimTypes.Name).ToArray()) identity.RemoveClaim(old);
        identity.AddClaim(new Claim(ClaimTypes.Name, name));
        OpClaims.Add(identity, OpClaims.Person, user.Person);
        if (user.Staff is not { } id) return identity;
        OpClaims.Add(identity, OpClaims.Staff, id);
        if (LastPost(user, staff.Find(id)) is { } post) identity.AddClaim(new Claim(OpClaims.Post, OpClaims.Write(post)));
        return identity;
    }

    private static Post? LastPost(User user, StaffInfo? officer)
    {
        if (officer is not { Posts.Count: > 0 }) return null;
        var last = user is { ActiveAgency: { } agency, ActiveRole: { } role } ? new Post(agency, role) : officer.Posts[0];
        return officer.Posts.Contains(last) ? last : officer.Posts[0];
    }
}
