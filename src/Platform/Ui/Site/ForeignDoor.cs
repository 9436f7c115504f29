using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>
/// A page of another site may link here, but not send anything here in its reader's name. The browser says where a request
/// comes from (Sec-Fetch-Site, on plain http Origin); programs say nothing and have no session to misuse. Forms keep their
/// tokens: this is for what has none, and for what will be written without one.
/// </summary>
internal sealed class ForeignDoor(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http) => IsSafe(http.Request.Method) || !RequestOrigin.IsForeign(http.Request)
        ? next(http)
        : http.AnswerAsync(ProgramErrors.FromElsewhere, StatusCodes.Status403Forbidden);

    internal static bool IsSafe(string method) =>
        HttpMethods.IsGet(method) || HttpMethods.IsHead(method) || HttpMethods.IsOptions(method) || HttpMethods.IsTrace(method);
}
