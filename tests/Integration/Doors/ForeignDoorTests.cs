using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>What a page of another site makes a reader's browser send changes nothing here.</summary>
public sealed partial class ForeignDoorTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory]
    [EachDatabase("Sec-Fetch-Site", "cross-site")]
    [EachDatabase("Sec-Fetch-Site", "same-site")]
    [EachDatabase("Origin", "https://elsewhere.example")]
    [EachDatabase("Origin", "null")]
    public async Task No_foreign_page_begins_a_draft_in_a_readers_name(DatabaseEngine engine, string header, string value)
    {
        using var browser = Browser(await provinces.OnAsync(engine));

        using var answer = await SendAsync(browser, HttpMethod.Post, "/nop-ho-so/2.000635/bat-dau", header, value);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        // The cookie of a draft that is already there would be overwritten, and the draft gone.
        Assert.False(answer.Headers.Contains("Set-Cookie"), "a cookie was set");
    }

    [Theory]
    [EachDatabase("Sec-Fetch-Site", "same-origin")]
    [EachDatabase("Origin", null)]
    public async Task Our_own_page_does(DatabaseEngine engine, string header, string? value)
    {
        var province = await provinces.OnAsync(engine);
        using var browser = Browser(province);

        using var answer = await SendAsync(
            browser, HttpMethod.Post, "/nop-ho-so/2.000635/bat-dau", header, value ?? province.Address.GetLeftPart(UriPartial.Authority));

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.True(answer.Headers.Contains("Set-Cookie"), "no cookie was set");
    }

    [Theory, EachDatabase]
    public async Task Nothing_that_changes_something_takes_a_foreign_page(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var browser = Browser(province);
        var taken = new List<string>();
        var routes = province.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(
                route => (route.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["POST"])
                    .Where(method => method is not ("GET" or "HEAD"))
                    .Select(method => (Method: method, Path: $"/{route.RoutePattern.RawText!.TrimStart('/')}"))).Distinct().ToList();
        Assert.True(routes.Count > 40, $"{routes.Count}");
        foreach (var (method, path) in routes)
        {
            using var answer = await SendAsync(browser, new(method), Parameter().Replace(path, "1"), "Sec-Fetch-Site", "cross-site");
            // Whoever is not signed in is sent to sign in first.
            if (answer.StatusCode is not (HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized or HttpStatusCode.Redirect
                or HttpStatusCode.MethodNotAllowed))
                taken.Add($"{method} {path}: {(int)answer.StatusCode}");
        }

        Assert.Empty(taken);
    }

    [Theory, EachDatabase]
    public async Task A_foreign_picture_does_not_turn_the_language(DatabaseEngine engine)
    {
        using var browser = Browser(await provinces.OnAsync(engine));
        foreach (var path in new[] { "/giao-dien/ngon-ngu/en", "/giao-dien/de-doc/bat" })
        {
            using var foreign = await SendAsync(browser, HttpMethod.Get, path, "Sec-Fetch-Site", "cross-site");
            Assert.False(foreign.Headers.Contains("Set-Cookie"), path);
            using var own = await SendAsync(browser, HttpMethod.Get, path, "Sec-Fetch-Site", "same-origin");
            Assert.True(own.Headers.Contains("Set-Cookie"), path);
        }
    }

    private static HttpClient Browser(Province province) =>
        new(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = province.Address };

    private static async Task<HttpResponseMessage> SendAsync(
        HttpClient browser, HttpMethod method, string path, string header, string value)
    {
        using var request = new HttpRequestMessage(method, path);
        if (method == HttpMethod.Post) request.Content = new FormUrlEncodedContent([]);
        request.Headers.Add(header, value);
        return await browser.SendAsync(request, TestContext.Current.CancellationToken);
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Parameter();
}
