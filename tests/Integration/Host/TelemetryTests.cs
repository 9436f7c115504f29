using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Testing;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace OpenProvince.Integration.Host;

/// <summary>What the operator's collector is sent, and that it names nobody.</summary>
public sealed class TelemetryTests
{
    [Theory, EachDatabase]
    public async Task The_collector_gets_routes_and_figures_and_no_person_or_code(DatabaseEngine engine)
    {
        await using var collector = await Collector.OpenAsync();
        string code;
        await using (var province = await Province.StartAsync(engine, with: options => options with { Collector = collector.Address }))
        {
            using var office = await Office.OpenAsync(province);
            code = (await office.FileAsync(office.Filing())).Ok().Text("code");
            using var desk = await province.SignInAsync("desk");
            (await desk.OpenAsync($"/desk/dossiers/{code}")).ShouldSay(code);
            await desk.OpenAsync("/desk/ho-so?q=Kinkinmau");
            await desk.Http.GetAsync("/live?tiles=wall@1");
            await desk.OpenAsync($"/desk/dossiers/{code}/khong-co-trang-nay?ten=Kinkinmau");
        }

        var (traces, figures) = (collector.Text("/v1/traces"), collector.Text("/v1/metrics"));
        Assert.Contains("/desk/dossiers/{Code}", traces, StringComparison.Ordinal);
        Assert.Contains("http.server.request.duration", figures, StringComparison.Ordinal);
        Assert.Contains("openprovince.live.streams", figures, StringComparison.Ordinal);
        foreach (var secret in new[] { code, "Kinkinmau", "url.path", "url.query", "user_agent" })
        {
            Assert.DoesNotContain(secret, traces, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, figures, StringComparison.Ordinal);
        }
    }

    [Theory, EachDatabase]
    public async Task A_line_of_the_log_arrives_as_its_pattern_and_an_exception_as_its_kind(DatabaseEngine engine)
    {
        await using var collector = await Collector.OpenAsync();
        await using (var province = await Province.StartAsync(engine, with: options => options with { Collector = collector.Address }))
        {
            var logger = province.Services.GetRequiredService<ILoggerFactory>().CreateLogger("OpenProvince.Test");
            var said = LoggerMessage.Define<string>(LogLevel.Error, new EventId(1), "The dossier of {Person} was lost");
            said(logger, "Kinkinmau", new InvalidOperationException("0987654321"));
        }

        var logs = collector.Text("/v1/logs");
        Assert.Contains("The dossier of {Person} was lost", logs, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException", logs, StringComparison.Ordinal);
        foreach (var secret in new[] { "Kinkinmau", "0987654321" }) Assert.DoesNotContain(secret, logs, StringComparison.Ordinal);
    }

    /// <summary>Only the driver of PostgreSQL makes spans of its own.</summary>
    [Theory, EachDatabase]
    public async Task Statements_arrive_as_they_are_written_without_what_was_asked_for(DatabaseEngine engine)
    {
        await using var collector = await Collector.OpenAsync();
        string id;
        await using (var province = await Province.StartAsync(engine, with: options => options with { Collector = collector.Address }))
        {
            using var office = await Office.OpenAsync(province);
            id = await office.FiledAsync(office.Filing("0987654321", "Kinkinmau Bảy"));
            var search = new JsonObject { ["q"] = "0987654321", ["agency"] = office.Agency };
            Assert.Equal(1, (await Office.PostAsync(office.Desk, "/api/dossiers/search", search)).Ok().Number("total"));
            search["q"] = "kinkinmau";
            Assert.Equal(1, (await Office.PostAsync(office.Desk, "/api/dossiers/search", search)).Ok().Number("total"));
            (await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok();
        }

        var traces = collector.Text("/v1/traces");
        Assert.Equal(engine == DatabaseEngine.Postgres, traces.Contains("db.query.text", StringComparison.Ordinal));
        if (engine == DatabaseEngine.Postgres)
        {
            Assert.Contains("from dossiers_dossier where", traces, StringComparison.Ordinal);
            Assert.Contains("received_by in (?)", traces, StringComparison.Ordinal);
            Assert.Contains("= $1", traces, StringComparison.Ordinal);
        }
        foreach (var secret in new[] { id, "0987654321", "inkinmau", "db.namespace", "db.npgsql", "server.address" })
            Assert.DoesNotContain(secret, traces, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachDatabase]
    public async Task Without_a_collector_nothing_of_it_is_there(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        Assert.Null(province.Services.GetService<TracerProvider>());
        Assert.Null(province.Services.GetService<MeterProvider>());
    }

    [Theory, InlineData("localhost:4318"), InlineData("ftp://collector"), InlineData("không")]
    public void An_address_that_is_none_is_told_at_the_start(string address) =>
        Assert.Equal("host.telemetry-wrong", Assert.Throws<StartupException>(() => Telemetry.Read(address)).Error.Code);

    /// <summary>Keeps what programs post to it; protobuf leaves words as they are.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, byte[] Body)> posts) : IAsyncDisposable
    {
        public Uri Address => new(app.Urls.First());

        public static async Task<Collector> OpenAsync()
        {
            var builder = WebApplication.CreateEmptyBuilder(new());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            var posts = new ConcurrentQueue<(string, byte[])>();
            app.Run(async http =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                posts.Enqueue((http.Request.Path, body.ToArray()));
            });
            await app.StartAsync();
            return new(app, posts);
        }

        public string Text(string path) =>
            string.Concat(posts.Where(post => post.Path == path).Select(post => Encoding.UTF8.GetString(post.Body)));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
