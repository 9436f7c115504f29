using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>
/// The one way a refusal reaches a program: problem details with the stable code, the sentence, and the field it belongs to.
/// </summary>
public static class Problems
{
    /// <summary>Seconds after which a request the platform could not answer may come again, unless the refusal knows better.</summary>
    private const string ComeAgain = "5";

    /// <summary>The answer for a refused request.</summary>
    public static IResult Of(Error error, HttpContext http) => Of(error, http, Refusal.Status(error.Kind));

    /// <summary>The same under a status that the kind of refusal does not give.</summary>
    public static IResult Of(Error error, HttpContext http, int status)
    {
        Refusal.SayWait(http, error);
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var problem = new ProblemDetails { Status = status, Detail = texts.Error(error) };
        problem.Extensions["code"] = error.Code;
        if (error.Field is { } field) problem.Extensions["field"] = field;
        if (error.Others.Count > 0)
            problem.Extensions["errors"] = error.Each().Select(one => new ProblemItem(one.Code, texts.Error(one), one.Field)).ToArray();
        var headers = http.Response.Headers;
        if (status == StatusCodes.Status503ServiceUnavailable && headers.RetryAfter.Count == 0) headers.RetryAfter = ComeAgain;
        return TypedResults.Problem(problem);
    }

    /// <summary>The answer for a status that something on the way set without a word: no such address, a method it does not take.</summary>
    internal static IResult OfStatus(int status, HttpContext http) => Of(ProgramErrors.OfStatus(status), http, status);
}
