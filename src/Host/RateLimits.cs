using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.RateLimiting;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>
/// What one address may do: send so many posts a minute without having signed in, and let so many dossiers be filed a day.
/// Officers and programs of the office are known and can be locked, so they are not counted here; reading never is.
/// </summary>
internal static class RateLimits
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1), Day = TimeSpan.FromDays(1);
    private static readonly RateLimitPartition<string> Free = RateLimitPartition.GetNoLimiter("");

    public static IServiceCollection AddAddressLimits(this IServiceCollection services, RequestLimits limits) =>
        services.AddRateLimiter(limiter => Set(limiter, limits));

    private static void Set(RateLimiterOptions limiter, RequestLimits limits)
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        // A request is counted for one thing: as a stranger's post, or as what a citizen who signed in files.
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            !IsPost(http) ? Free : !IsKnown(http) ? Posts(http, limits) : IsFiling(http) ? Filings(http, limits) : Free);
        limiter.OnRejected = (rejected, _) => new(SayAsync(rejected.HttpContext, rejected.Lease));
    }

    private static RateLimitPartition<string> Posts(HttpContext http, RequestLimits limits) => limits.Posts == 0 ? Free
        : RateLimitPartition.GetTokenBucketLimiter($"post {Networks.Of(http.Connection.RemoteIpAddress)}", _ => new()
        {
            TokenLimit = limits.Posts, TokensPerPeriod = limits.Posts, ReplenishmentPeriod = Minute, AutoReplenishment = true,
        });

    private static RateLimitPartition<string> Filings(HttpContext http, RequestLimits limits) => limits.FilingsPerAddress == 0 ? Free
        : RateLimitPartition.GetFixedWindowLimiter($"filing {Networks.Of(http.Connection.RemoteIpAddress)}", _ => new()
        {
            PermitLimit = limits.FilingsPerAddress, Window = Day, AutoReplenishment = true,
        });

    private static bool IsPost(HttpContext http) =>
        !HttpMethods.IsGet(http.Request.Method) && !HttpMethods.IsHead(http.Request.Method) && !HttpMethods.IsOptions(http.Request.Method)
        // The page that says so is drawn by the same pipeline, for the same post.
        && http.Features.Get<IStatusCodeReExecuteFeature>() is null && http.Features.Get<IExceptionHandlerPathFeature>() is null;

    private static bool IsFiling(HttpContext http)
    {
        if (http.GetEndpoint()?.Metadata.GetMetadata<FilesDossier>() is null) return false;
        var actor = http.RequestServices.GetRequiredService<IActorSource>().CurrentAsync(http.RequestAborted).AsTask();
        return actor is { IsCompletedSuccessfully: true, Result.Kind: ActorKind.Citizen };
    }

    private static bool IsKnown(HttpContext http) => http.User.Identity?.IsAuthenticated == true;

    private static Task SayAsync(HttpContext http, RateLimitLease lease)
    {
        var after = lease.TryGetMetadata(MetadataName.RetryAfter, out var known) ? known : Minute;
        var filing = http.GetEndpoint()?.Metadata.GetMetadata<FilesDossier>() is not null && IsKnown(http);
        return http.AnswerAsync(Error.TooMany(filing ? "host.too-many-filings" : "host.too-many-requests", after));
    }
}
