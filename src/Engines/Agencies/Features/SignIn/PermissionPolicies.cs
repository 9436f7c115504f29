using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

internal sealed record PermissionRequirement(string Permission) : IAuthorizationRequirement;

/// <summary>Any permission is a policy of the same name: <c>[Authorize(Policy = "dossiers.accept")]</c>.</summary>
internal sealed class PermissionPolicies(IOptions<AuthorizationOptions> options) : DefaultAuthorizationPolicyProvider(options)
{
    public override async Task<AuthorizationPolicy?> GetPolicyAsync(string policyName) =>
        await base.GetPolicyAsync(policyName)
            ?? new AuthorizationPolicyBuilder().RequireAuthenticatedUser().AddRequirements(new PermissionRequirement(policyName)).Build();
}

/// <summary>Asks the one decision function for the active post; the agency of a resource is checked by its handler.</summary>
internal sealed class PermissionHandler(IActorResolver actors, PermissionDecision permissions, IHttpContextAccessor current)
    : AuthorizationHandler<PermissionRequirement>
{
    private static readonly object Key = new();

    /// <summary>What was denied in this request, for the page that explains it.</summary>
    public static (string Permission, Decision Decision)? DeniedIn(HttpContext http) =>
        http.Items[Key] is ValueTuple<string, Decision> denied ? denied : null;

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, PermissionRequirement requirement)
    {
        var decision = permissions.Decide(actors.Resolve(context.User), requirement.Permission);
        if (decision) context.Succeed(requirement);
        else if (current.HttpContext is { } http) http.Items[Key] = (requirement.Permission, decision);
        return Task.CompletedTask;
    }
}
