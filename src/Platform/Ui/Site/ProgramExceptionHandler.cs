using System.Data.Common;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace OpenProvince.Ui;

/// <summary>A broken request of a program gets problem details, not a page. It is logged here, as nobody else does once it is handled.</summary>
internal sealed partial class ProgramExceptionHandler(IProblemDetailsService problems, ILogger<ProgramExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        if (PageShells.OriginalPath(httpContext) is not { } path || !UiModule.IsForPrograms(path)) return false;
        httpContext.Response.StatusCode = StatusOf(exception);
        if (httpContext.Response.StatusCode >= StatusCodes.Status500InternalServerError) LogBroken(logger, exception, httpContext.Request.Method, path);
        return await problems.TryWriteAsync(new() { HttpContext = httpContext });
    }

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // The database went away while we asked it: the same request may be sent again.
        DbException { IsTransient: true } => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogBroken(ILogger logger, Exception exception, string method, string path);
}
