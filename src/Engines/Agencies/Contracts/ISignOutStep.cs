using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>
/// What a browser keeps of a person beside the session, and what a module does about it when the person signs out: the
/// next one at a shared machine must find nothing.
/// </summary>
public interface ISignOutStep
{
    /// <summary>Runs before the session ends, so the actor is still known; cookies are dropped through the response.</summary>
    Task LeaveAsync(HttpContext http, Actor actor, CancellationToken ct);
}
