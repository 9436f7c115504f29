using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>A broken request of a program gets problem details, not a page. It is logged here, as nobody else does once it is handled.</summary>
internal sealed partial class ProgramExceptionHandler(IProblemDetailsService problems, Texts texts, ILogger<ProgramExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        if (PageShells.OriginalPath(httpContext) is not { } path || !UiModule.IsForPrograms(path)) return false;
        httpContext.Response.StatusCode = StatusOf(exception);
        if (Outage.Is(exception)) LogOutage(logger, httpContext.Request.Method, path, exception.Message);
        else if (httpContext.Response.StatusCode >= StatusCodes.Status500InternalServerError) LogBroken(logger, exception, httpContext.Request.Method, path);
        var details = new ProblemDetails { Status = httpContext.Response.StatusCode };
        if (Outage.Is(exception))
        {
            details.Detail = texts.Error(KernelErrors.Unavailable);
            details.Extensions["code"] = KernelErrors.Unavailable.Code;
        }
        return await problems.TryWriteAsync(new() { HttpContext = httpContext, ProblemDetails = details });
    }

    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when Outage.Is(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path}: the database is gone ({Reason})")]
    private static partial void LogOutage(ILogger logger, string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogBroken(ILogger logger, Exception exception, string method, string path);
}
