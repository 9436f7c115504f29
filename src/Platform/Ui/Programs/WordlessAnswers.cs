using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>A refusal never comes with an empty body: for a program, what set only a status gets its code and sentence here.</summary>
internal sealed class WordlessAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var answer = http.Response;
        if (answer.StatusCode < 400 || answer.HasStarted || answer.ContentType is not null || answer.ContentLength > 0) return;
        // Where probes and streams read, the status says all.
        if (UiModule.IsApi(http.Request.Path)) await Problems.OfStatus(answer.StatusCode, http).ExecuteAsync(http);
        // A browser's page about it is found by GET, and would itself refuse the method that was refused.
        else if (answer.StatusCode == StatusCodes.Status405MethodNotAllowed) http.Request.Method = HttpMethods.Get;
    }
}
