using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

internal static class SignInSetup
{
    private const string EitherScheme = "CookieOrToken";

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddModuleDb<SignInDb>();
        services.AddScoped<ILookupNormalizer, UserNames>();
        AddIdentity(services);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<ActorResolver>();
        services.AddSingleton<IActorResolver>(provider => provider.GetRequiredService<ActorResolver>());
        services.AddSingleton<IActorSource>(provider => provider.GetRequiredService<ActorResolver>());
        services.AddSingleton<RefusedKeys>();
        services.AddSingleton<Callers>();
        services.AddScoped<SignInTickets>().AddScoped<SignInWay>().AddScoped<SecondFactors>().AddScoped<FactorGuess>();
        services.AddScoped<PasswordCheck>().AddScoped<FactorEnd>().AddScoped<ProofCheck>().AddSingleton<AccountOwners>();
        services.AddSingleton<Sessions>();
        services.AddSingleton<ICleanUp>(provider => provider.GetRequiredService<Sessions>());
        services.AddSingleton<SecurityEvents>();
        services.AddSingleton<ICleanUp>(provider => provider.GetRequiredService<SecurityEvents>());
        services.AddScoped<SessionOpener>();
        services.AddScoped<PasswordWriter>();
    }

    private static void AddIdentity(IServiceCollection services)
    {
        services.AddIdentityCore<User>(options =>
            {
                options.User.AllowedUserNameCharacters = "";
                // Passwords are checked by our own rules and written by PasswordWriter.
            })
            .AddSignInManager()
            .AddUserStore<UserStore>()
            .AddClaimsPrincipalFactory<PrincipalFactory>();
        services.AddAuthentication(options => options.DefaultScheme = EitherScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = http =>
                ApiTokenHandler.IsAsked(http.Request.Headers.Authorization)
                    ? ApiTokenHandler.SchemeName
                    : IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = "op-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = SessionRules.Longest;
                options.SlidingExpiration = false;
                options.Events.OnValidatePrincipal = CheckSessionAsync;
                options.Events.OnRedirectToLogin = CookieAnswers.ToSignIn;
                options.Events.OnRedirectToAccessDenied = CookieAnswers.ToReason;
            }));
    }

    /// <summary>A cookie is worth what its session is: a copy of it is refused as soon as the session has ended.</summary>
    private static async Task CheckSessionAsync(CookieValidatePrincipalContext context)
    {
        var sessions = context.HttpContext.RequestServices.GetRequiredService<Sessions>();
        if (context.Principal?.Long(OpClaims.Session) is { } id && await sessions.UseAsync(id, context.HttpContext.RequestAborted)) return;
        context.RejectPrincipal();
        await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
    }
}
