using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Host;

/// <summary>Every address says whether its answer may be kept, and answers HEAD as it answers GET.</summary>
public sealed partial class CacheTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Procedure = "1.004873";

    [Theory, EachDatabase]
    public async Task Every_address_says_whether_its_answer_may_be_kept(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var code = await CodeAsync(province);
        var (wrong, open) = (new List<string>(), new List<string>());
        foreach (var account in new[] { null, "citizen", "desk", "leader", "admin" })
        {
            using var visitor = account is null ? province.Visitor() : await province.SignInAsync(account);
            foreach (var route in Routes(province))
            {
                using var answer = await visitor.Http.GetAsync(Fill(route, code), HttpCompletionOption.ResponseHeadersRead);
                var rule = answer.Headers.CacheControl;
                var page = route.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
                var may = account is null && route.Metadata.GetMetadata<PublicPageAttribute>() is not null;
                if (rule is null || (page && !rule.NoStore && !may)) wrong.Add($"{account} {route.RoutePattern.RawText}: {rule}");
                else if (page && !rule.NoStore) open.Add(route.RoutePattern.RawText!);
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.Contains("/thu-tuc/{Code}", open);
    }

    [Theory, EachDatabase]
    public async Task The_pane_and_the_wall_are_kept_nowhere(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var code = await CodeAsync(province);
        using var leader = await province.SignInAsync("leader");
        foreach (var path in new[] { $"/desk/dossiers/{code}/tom-tat", "/wall" })
        {
            using var answer = await leader.Http.GetAsync(path);
            Assert.Equal((System.Net.HttpStatusCode.OK, true), (answer.StatusCode, answer.Headers.CacheControl?.NoStore));
        }
    }

    [Theory, EachDatabase]
    public async Task Head_is_answered_wherever_get_is(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var code = await CodeAsync(province);
        var wrong = new List<string>();
        foreach (var account in new[] { null, "leader" })
        {
            using var visitor = account is null ? province.Visitor() : await province.SignInAsync(account);
            foreach (var route in Routes(province))
            {
                var address = Fill(route, code);
                using var get = await visitor.Http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
                using var head = await visitor.Http.SendAsync(new(HttpMethod.Head, address));
                var body = await head.Content.ReadAsByteArrayAsync();
                if (head.StatusCode != get.StatusCode || body.Length > 0)
                    wrong.Add($"{account} {address}: GET {(int)get.StatusCode}, HEAD {(int)head.StatusCode}, {body.Length} bytes");
            }
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, EachDatabase]
    public async Task Head_of_a_stream_ends_after_its_headers(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var leader = await province.SignInAsync("leader");
        var tiles = (await leader.OpenAsync("/wall")).Document.QuerySelector("[data-live]")?.GetAttribute("data-live");
        Assert.NotNull(tiles);
        using var limit = new CancellationTokenSource(Patience.State);
        using var head = await leader.Http.SendAsync(new(HttpMethod.Head, $"/live?tiles={Uri.EscapeDataString(tiles)}"), limit.Token);
        Assert.Equal((System.Net.HttpStatusCode.OK, "text/event-stream"), (head.StatusCode, head.Content.Headers.ContentType?.MediaType));
    }

    private static async Task<string> CodeAsync(Province province)
    {
        using var office = await Office.OpenAsync(province);
        return (await office.FileAsync()).Ok().Text("code");
    }

    private static IEnumerable<RouteEndpoint> Routes(
        Province province) => province.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
        .OfType<RouteEndpoint>().Where(one => one.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? true)
        // One asset stands for hundreds.
        .Where(one => !one.RoutePattern.RawText!.TrimStart('/').StartsWith('_')).DistinctBy(one => one.RoutePattern.RawText);

    private static string Fill(RouteEndpoint route, string code)
    {
        var raw = $"/{route.RoutePattern.RawText!.TrimStart('/')}";
        var named = raw.StartsWith("/thu-tuc", StringComparison.Ordinal) || raw.StartsWith("/nop-ho-so", StringComparison.Ordinal)
            ? Procedure
            : code;
        return Parameter().Replace(raw, parameter => parameter.Groups[1].Value.ToLowerInvariant() switch
        {
            "code" => named, "documentname" => "v1", "slug" => "sinh-con", "which" => "giay-hen", "status" => "404", "language" => "vi",
            "state" => "tat", _ => "1",
        });
    }

    [GeneratedRegex(@"\{\**(\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
