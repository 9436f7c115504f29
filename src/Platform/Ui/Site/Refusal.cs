using System.Globalization;
using Microsoft.AspNetCore.Http;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>Why a request was refused, kept for the error page that will be drawn for it.</summary>
public static class Refusal
{
    private static readonly object Key = new();

    /// <summary>The status a refusal has on the wire.</summary>
    public static int Status(ErrorKind kind) => kind switch
    {
        ErrorKind.NotFound => StatusCodes.Status404NotFound,
        ErrorKind.Forbidden => StatusCodes.Status403Forbidden,
        ErrorKind.Conflict => StatusCodes.Status409Conflict,
        ErrorKind.Unavailable => StatusCodes.Status503ServiceUnavailable,
        ErrorKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => StatusCodes.Status400BadRequest,
    };

    /// <summary>Sets the status and remembers the sentence; middleware and endpoints call it before they return.</summary>
    public static void Refuse(this HttpContext http, Error error) => http.Refuse(error, Status(error.Kind));

    /// <summary>The same where HTTP has a more exact status than the kind of error.</summary>
    public static void Refuse(this HttpContext http, Error error, int status)
    {
        http.Response.StatusCode = status;
        SayWait(http, error);
        http.Items[Key] = error;
    }

    /// <summary>Answers whoever asked: problem details for a program, the error page for a person.</summary>
    public static Task AnswerAsync(this HttpContext http, Error error) => http.AnswerAsync(error, Status(error.Kind));

    /// <summary>The same with a status of its own.</summary>
    internal static Task AnswerAsync(this HttpContext http, Error error, int status)
    {
        if (UiModule.IsForPrograms(http)) return Problems.Of(error, http, status).ExecuteAsync(http);
        http.Refuse(error, status);
        return Task.CompletedTask;
    }

    /// <summary>The status of a refusal, and when to come back, on a page that shows the refusal itself.</summary>
    public static void Mark(HttpContext http, Error error)
    {
        http.Response.StatusCode = Status(error.Kind);
        SayWait(http, error);
    }

    /// <summary>Whole seconds, never none: asked again at once it would be refused again.</summary>
    internal static void SayWait(HttpContext http, Error error)
    {
        if (error.Wait is { } wait)
            http.Response.Headers.RetryAfter = ((long)Math.Max(1, Math.Ceiling(wait.TotalSeconds))).ToString(CultureInfo.InvariantCulture);
    }

    internal static Error? Of(HttpContext http) => http.Items[Key] as Error;
}
