using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Turns a signed-in principal (cookie or key) into the actor the handlers take.</summary>
public interface IActorResolver
{
    /// <summary>The actor with posts as they are now; anonymous when nobody is signed in or the officer was locked.</summary>
    Actor Resolve(ClaimsPrincipal user);
}

/// <summary>The actor of a request.</summary>
public static class ActorContext
{
    /// <summary>Who acts in this request. Cheap: no database.</summary>
    public static Actor Actor(this HttpContext http) => http.RequestServices.GetRequiredService<IActorResolver>().Resolve(http.User);
}
