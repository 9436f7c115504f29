using Microsoft.AspNetCore.Http;

namespace OpenProvince.Ui;

/// <summary>Leads on to a page with GET after a post (303), whatever the method was.</summary>
public static class SeeOther
{
    public static IResult To(string address) => new Redirect(address);

    private sealed record Redirect(string Address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = Address;
            return Task.CompletedTask;
        }
    }
}
