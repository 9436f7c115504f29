using System.Security.Claims;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Turns the principal of a request (cookie or key) into the actor that handlers take.</summary>
public interface IActorResolver
{
    /// <summary>
    /// The actor with posts as they are now; anonymous when nobody is signed in or the officer was locked. Does not touch the database.
    /// </summary>
    Actor Resolve(ClaimsPrincipal user);
}
