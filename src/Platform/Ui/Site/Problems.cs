using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Ui;

/// <summary>The one way a refusal reaches a program: problem details with the stable code, the sentence, and the field it belongs to.</summary>
public static class Problems
{
    /// <summary>One refusal among several of the same request.</summary>
    public sealed record Item(string Code, string Detail, string? Field);

    /// <summary>The answer for a refused request.</summary>
    public static IResult Of(Error error, HttpContext http) => Of(error, http, Refusal.Status(error.Kind));

    internal static IResult Of(Error error, HttpContext http, int status)
    {
        Refusal.SayWait(http, error);
        var texts = http.RequestServices.GetRequiredService<Texts>();
        var problem = new ProblemDetails { Status = status, Detail = texts.Error(error) };
        problem.Extensions["code"] = error.Code;
        if (error.Field is { } field) problem.Extensions["field"] = field;
        if (error.Others.Count > 0)
            problem.Extensions["errors"] = error.Each().Select(one => new Item(one.Code, texts.Error(one), one.Field)).ToArray();
        return TypedResults.Problem(problem);
    }
}
