using System.Diagnostics;
using System.Text.RegularExpressions;
using OpenProvince.Kernel;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace OpenProvince.Server;

/// <summary>
/// Traces, metrics and logs for the operator's collector, over OTLP (http/protobuf). Nothing of it exists unless an address is given.
/// What leaves the program names no person: a span keeps only what <see cref="OnlyHarmless"/> knows, a line of the log its pattern.
/// </summary>
internal static partial class Telemetry
{
    /// <summary>The variable every OpenTelemetry program reads; here it is also the switch.</summary>
    public const string Variable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Streams that stay open for minutes, files and the watchdog's questions would drown the pages.</summary>
    private static readonly string[] Unwatched = ["/live", "/health", "/_content", "/_framework"];

    /// <exception cref="StartupException">The variable holds no http address.</exception>
    public static Uri? Read(string? address)
    {
        if (string.IsNullOrWhiteSpace(address)) return null;
        return Uri.TryCreate(address, UriKind.Absolute, out var read) && read.Scheme is "http" or "https"
            ? read
            : throw new StartupException(Error.Invalid("host.telemetry-wrong", ("variable", Variable), ("value", address)));
    }

    public static IServiceCollection AddTelemetry(this IServiceCollection services, Uri? collector)
    {
        if (collector is null) return services;
        services.AddOpenTelemetry()
            .ConfigureResource(
                resource => resource.AddService("openprovince", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(traces => traces
                .AddAspNetCoreInstrumentation(
                    asked =>
                        asked.Filter = http =>
                            !Array.Exists(Unwatched, one => http.Request.Path.StartsWithSegments(one, StringComparison.OrdinalIgnoreCase)))
                .AddSource("Npgsql")
                .AddProcessor(new OnlyHarmless()))
            .WithMetrics(figures => figures
                .AddMeter(
                    "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Runtime", "Npgsql", "OpenProvince.*"))
            .WithLogging(logs => logs.AddProcessor(new OnlyPatterns()))
            .UseOtlpExporter(OtlpExportProtocol.HttpProtobuf, collector);
        return services;
    }

    /// <summary>The sentence as the program has it, without what was put in; of an exception its kind.</summary>
    private sealed class OnlyPatterns : BaseProcessor<LogRecord>
    {
        private const string Pattern = "{OriginalFormat}";

        public override void OnEnd(LogRecord data)
        {
            List<KeyValuePair<string, object?>> kept = [.. (data.Attributes ?? []).Where(one => one.Key == Pattern)];
            if (data.Exception is { } broke) kept.Add(new("exception.type", broke.GetType().FullName));
            // Without a pattern the sentence itself was the text: nobody knows what is in it.
            data.Body = kept.FirstOrDefault(one => one.Key == Pattern).Value as string ?? "";
            (data.Attributes, data.FormattedMessage, data.Exception) = (kept, null, null);
        }
    }

    /// <summary>
    /// A list of what may go, not of what may not: addresses hold codes and search words, errors of the database hold values.
    /// The span of a request is named by the pattern of its route.
    /// </summary>
    private sealed partial class OnlyHarmless : BaseProcessor<Activity>
    {
        private const string Statement = "db.query.text";

        /// <summary>What the database driver notes beside every statement: a moment and no words.</summary>
        private const string FirstAnswer = "received-first-response";

        private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
        {
            "http.request.method", "http.response.status_code", "http.route", "url.scheme", "network.protocol.version", "error.type",
            "db.system.name", "db.system", "db.response.status_code", "db.operation.name", Statement,
        };

        public override void OnEnd(Activity data)
        {
            foreach (var key in data.TagObjects.Select(tag => tag.Key).Where(key => !Kept.Contains(key)).ToArray()) data.SetTag(key, null);
            // Parameters never stand in it; ids that were written out do.
            if (data.GetTagItem(Statement) is string text) data.SetTag(Statement, WithoutValues(text));
            if (data.StatusDescription is not null) data.SetStatus(data.Status);
            // The words of an exception cannot be taken out of a span: such a span stays here, the request's own says that it failed.
            if (data.Events.Any(one => one.Name != FirstAnswer)) data.ActivityTraceFlags &= ~ActivityTraceFlags.Recorded;
        }

        private static string WithoutValues(string statement) => Several().Replace(Values().Replace(statement, "?"), "?");

        /// <summary>Texts and numbers, but no <c>$1</c> and no digit of a name.</summary>
        [GeneratedRegex(@"'(?:[^']|'')*'|(?<![\w$.])[0-9]+(?:\.[0-9]+)?(?!\w)", RegexOptions.CultureInvariant, 1000)]
        private static partial Regex Values();

        [GeneratedRegex(@"\?(?:\s*,\s*\?)+", RegexOptions.CultureInvariant, 1000)]
        private static partial Regex Several();
    }
}
