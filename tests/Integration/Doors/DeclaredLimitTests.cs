using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Doors;

/// <summary>Every endpoint that could be sent a body says what it takes; one that forgot takes nothing, and is named here.</summary>
public sealed class DeclaredLimitTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Every_endpoint_declares_what_it_takes(DatabaseEngine engine)
    {
        var endpoints = (await provinces.OnAsync(engine)).Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .ToList();

        Assert.True(endpoints.Count(MayBeSentABody) > 50, $"{endpoints.Count(MayBeSentABody)}");
        Assert.Empty(Silent(endpoints));
        // Files come in where they are meant to, and nowhere else.
        Assert.Equal(
            ["/api/dossiers/files", "/api/tasks/files", "/desk/dossiers/{Code}/finish", "/desk/dossiers/{Code}/supply",
                "/desk/tasks/import", "/desk/tasks/{Code}/{Verb}", "/desk/tiep-nhan",
                "/ho-so/{code}/bo-sung/gui", "/ho-so/{code}/bo-sung/tep",
                "/nop-ho-so/{code}/{draft:long}/{question}/tep"],
            endpoints.Where(one => Kind(one) is BodyKind.FormWithFiles or BodyKind.Upload).Select(Name).Distinct()
                .Order(StringComparer.Ordinal));
        Assert.Equal(["/api/dossiers/track"], endpoints.Where(one => Kind(one) is BodyKind.OpenJson).Select(Name));
    }

    [Fact, Once]
    public async Task One_that_forgot_is_named()
    {
        await using var app = WebApplication.CreateSlimBuilder().Build();
        app.MapPost("/forgot", () => "");
        app.MapPost("/said", () => "").Takes(BodyKind.Json);
        app.MapGet("/read", () => "");

        Assert.Equal(["/forgot"], Silent(((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints)));
    }

    private static IEnumerable<string> Silent(IEnumerable<Endpoint> endpoints) =>
        endpoints.Where(one => MayBeSentABody(one) && Kind(one) is null).Select(Name);

    private static BodyKind? Kind(Endpoint endpoint) => endpoint.Metadata.GetMetadata<BodyLimitAttribute>()?.Kind;

    private static string Name(Endpoint endpoint) =>
        endpoint is RouteEndpoint route ? $"/{route.RoutePattern.RawText!.TrimStart('/')}" : endpoint.DisplayName ?? "";

    private static bool MayBeSentABody(Endpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { HttpMethods: { Count: > 0 } methods }
        || methods.Any(method => !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method));
}
