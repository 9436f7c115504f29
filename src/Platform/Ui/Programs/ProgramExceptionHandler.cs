using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// A broken request of a program gets problem details, not a page. It is logged here, as nobody else does once it is handled.
/// </summary>
internal sealed partial class ProgramExceptionHandler(ILogger<ProgramExceptionHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        // By now the request's own path is that of the error page.
        if (Frames.OriginalPath(httpContext) is not { } path || !UiModule.IsForPrograms(path)) return false;
        var status = StatusOf(exception);
        if (Outage.Is(exception)) LogOutage(logger, httpContext.Request.Method, path, exception.Message);
        else if (status >= StatusCodes.Status500InternalServerError) LogBroken(logger, exception, httpContext.Request.Method, path);
        await Problems.Of(Unread(exception) ?? ProgramErrors.OfStatus(status), httpContext, status).ExecuteAsync(httpContext);
        return true;
    }

    internal static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        _ when Outage.Is(exception) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    /// <summary>Which field or parameter could not be read; null when the exception is about something else.</summary>
    private static Error? Unread(Exception exception)
    {
        if (exception is not BadHttpRequestException { StatusCode: StatusCodes.Status400BadRequest } bad) return null;
        if (bad.InnerException is not JsonException json)
        {
            var named = Parameter().Match(bad.Message);
            return named.Success
                ? ProgramErrors.Unreadable.For(JsonNamingPolicy.CamelCase.ConvertName(named.Groups["name"].Value))
                : ProgramErrors.Unreadable;
        }
        var unknown = UnknownField().Match(json.Message);
        if (unknown.Success) return ProgramErrors.FieldUnknown.For(Inside(json.Path, unknown.Groups["name"].Value));
        return json.Path is ['$', '.', .. var field] ? ProgramErrors.Unreadable.For(field) : ProgramErrors.Unreadable;
    }

    /// <summary>The path of the reader ends at the object, or at the field in it, by how far it had come.</summary>
    private static string Inside(string? path, string name)
    {
        var parent = path is ['$', '.', .. var inside] ? inside : "";
        if (parent == name || parent.EndsWith($".{name}", StringComparison.Ordinal)) return parent;
        return parent.Length == 0 ? name : $"{parent}.{name}";
    }

    // What the framework says when a value of the address does not fit its parameter; it hands over nothing but the sentence.
    [GeneratedRegex("""^Failed to bind parameter "\S.* (?<name>\w+)" from """, RegexOptions.None, 1000)]
    private static partial Regex Parameter();

    // The same for a property the body's type does not have.
    [GeneratedRegex("^The JSON property '(?<name>.+)' could not be mapped to any .NET member", RegexOptions.None, 1000)]
    private static partial Regex UnknownField();

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Method} {Path}: the database is gone ({Reason})")]
    private static partial void LogOutage(ILogger logger, string method, string path, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Method} {Path} failed")]
    private static partial void LogBroken(ILogger logger, Exception exception, string method, string path);
}
