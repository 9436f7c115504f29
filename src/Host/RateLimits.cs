using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>
/// What an address that has not signed in may send in a minute. Accounts and programs with a key are known and can be
/// locked, so they are not counted here; reading is never counted.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    public static IServiceCollection AddAnonymousLimit(this IServiceCollection services, ServerOptions options) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => IsCounted(http)
            ? RateLimitPartition.GetTokenBucketLimiter(Networks.Of(http.Connection.RemoteIpAddress), _ => new()
            {
                TokenLimit = options.AnonymousPosts, TokensPerPeriod = options.AnonymousPosts, ReplenishmentPeriod = Period, AutoReplenishment = true,
            })
            : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = (rejected, ct) => SayAsync(rejected.HttpContext);
    });

    private static bool IsCounted(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        && http.User.Identity?.IsAuthenticated != true
        // The page that says so is drawn by the same pipeline, for the same post.
        && http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerPathFeature>() is null;

    /// <summary>Problem details for programs; a page gets its sentence from the status.</summary>
    private static async ValueTask SayAsync(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "60";
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return;
        await Problems.Of(Error.Unavailable("host.too-many-requests"), http, StatusCodes.Status429TooManyRequests).ExecuteAsync(http);
    }
}
