using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
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
    private static readonly TimeSpan Session = TimeSpan.FromHours(8);

    public static void AddSignIn(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddModuleDb<SignInDb>();
        services.AddScoped<ILookupNormalizer, UserNames>();
        services.AddIdentityCore<User>(options =>
            {
                options.User.AllowedUserNameCharacters = "";
                options.Password = new PasswordOptions { RequiredLength = Passwords.MinLength, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 4 };
            })
            .AddSignInManager()
            .AddUserStore<UserStore>()
            .AddClaimsPrincipalFactory<PrincipalFactory>();
        services.AddAuthentication(options => options.DefaultScheme = EitherScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.SchemeName, null)
            .AddPolicyScheme(EitherScheme, null, options => options.ForwardDefaultSelector = http =>
                ApiTokenHandler.IsAsked(http.Request.Headers.Authorization) ? ApiTokenHandler.SchemeName : IdentityConstants.ApplicationScheme)
            .AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(options =>
            {
                options.Cookie.Name = "op-session";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                options.ExpireTimeSpan = Session;
                options.SlidingExpiration = true;
                options.Events.OnRedirectToLogin = CookieAnswers.ToSignIn;
                options.Events.OnRedirectToAccessDenied = CookieAnswers.ToReason;
            }));
        // The post chosen in this session outlives the periodic renewal of the principal.
        services.Configure<SecurityStampValidatorOptions>(options => options.OnRefreshingPrincipal = KeepPost);
        services.AddAuthorization();
        services.AddSingleton<IAuthorizationPolicyProvider, PermissionPolicies>();
        services.AddSingleton<IAuthorizationHandler, PermissionHandler>();
        services.AddSingleton<ActorResolver>();
        services.AddSingleton<IActorResolver>(provider => provider.GetRequiredService<ActorResolver>());
        services.AddSingleton<IActorSource>(provider => provider.GetRequiredService<ActorResolver>());
        services.AddSingleton<Lockout>();
    }

    private static Task KeepPost(SecurityStampRefreshingPrincipalContext context)
    {
        if (context.CurrentPrincipal?.FindFirstValue(OpClaims.Post) is not { } post || context.NewPrincipal?.Identity is not ClaimsIdentity identity) return Task.CompletedTask;
        if (identity.FindFirst(OpClaims.Post) is { } fresh) identity.RemoveClaim(fresh);
        identity.AddClaim(new Claim(OpClaims.Post, post));
        return Task.CompletedTask;
    }
}
