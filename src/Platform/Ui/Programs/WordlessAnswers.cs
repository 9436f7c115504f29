using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>A refusal for a program never comes with an empty body: what set only a status gets its code and sentence here.</summary>
internal sealed class WordlessAnswers(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var answer = http.Response;
        // Where probes and streams read, the status says all.
        if (answer.StatusCode < 400 || !UiModule.IsApi(http.Request.Path)) return;
        if (answer.HasStarted || answer.ContentType is not null || answer.ContentLength > 0) return;
        await Problems.OfStatus(answer.StatusCode, http).ExecuteAsync(http);
    }
}
