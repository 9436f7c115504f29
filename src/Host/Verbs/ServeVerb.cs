using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server.Verbs;

/// <summary>Starts the province and stays until Ctrl+C.</summary>
internal static class ServeVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("serve", say["host.serve.about"]);
        var common = new CommonOptions(command, say);
        var port = new Option<int>("--port") { Description = say["host.option.port"], DefaultValueFactory = _ => 5080 };
        var urls = new Option<string?>("--urls") { Description = say["host.option.urls"] };
        var proxy = new Option<string[]>("--proxy") { Description = say["host.option.proxy"] };
        var unfiled = new Option<int?>("--unfiled-gb") { Description = say["host.option.unfiled-gb"] };
        var without = new Option<string[]>("--without") { Description = say["host.option.without"] };
        var demo = new Option<bool>("--demo") { Description = say["host.option.demo"] };
        command.Options.Add(without);
        command.Options.Add(demo);
        var syslog = new Option<string?>("--syslog") { Description = say["host.option.syslog"] };
        command.Options.Add(syslog);
        var mail = new MailOptions(command, say);
        var backup = new ServedBackupOptions(command, say);
        var address = new Option<string?>("--public-url") { Description = say["host.option.public-url"] };
        var limit = new Option<string[]>("--limit") { Description = say["host.option.limit", ("names", LimitNames)] };
        foreach (var option in new Option[] { address, limit, port, urls, unfiled, proxy }) command.Options.Add(option);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, () =>
            RunAsync(common.Read(parsed) with
            {
                Demo = parsed.GetValue(demo),
                Port = parsed.GetValue(port),
                Urls = parsed.GetValue(urls),
                UnfiledGigabytes = parsed.GetValue(unfiled),
                Without = parsed.GetValue(without) ?? [],
                Collector = Telemetry.Read(Environment.GetEnvironmentVariable(Telemetry.Variable)),
                Syslog = parsed.GetValue(syslog) is { } to
                    ? SyslogTarget.Parse(to) ?? throw new StartupException(Error.Invalid("host.bad-syslog", ("given", to)))
                    : null,
                Mail = mail.Read(parsed, parsed.GetValue(address)),
                Proxies = BehindProxy.Read(parsed.GetValue(proxy) ?? []),
                Backup = backup.Schedule(parsed),
                BackupMaxAge = backup.MaxAge(parsed),
                PublicAddress = Address(parsed.GetValue(address)),
                Limits = Limits(parsed.GetValue(limit) ?? []),
            }, say, ct)));
        return command;
    }

    /// <exception cref="StartupException">That is no address of a site.</exception>
    internal static Uri? Address(string? given) => given is null ? null
        : Uri.TryCreate(given, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", PathAndQuery: "/", UserInfo.Length: 0, Fragment.Length: 0 } ? uri
        : throw new StartupException(Error.Invalid("host.bad-public-url", ("given", given)));

    /// <exception cref="StartupException">There is no such limit, or it is no number.</exception>
    internal static RequestLimits Limits(string[] given) => given.Aggregate(new RequestLimits(), (limits, one) =>
        one.Split('=', 2) is [var name, var text] && RequestLimits.Named.TryGetValue(name, out var set)
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? set(limits, number)
            : throw new StartupException(Error.Invalid("host.bad-limit", ("given", one), ("names", LimitNames))));

    private static string LimitNames => string.Join(", ", RequestLimits.Named.Keys);

    private static async Task<int> RunAsync(ServerOptions options, Say say, CancellationToken ct)
    {
        if (options is { Demo: true, Development: false }) throw new StartupException(Error.Invalid("host.demo-only-in-development"));
        if (options.Urls is null) CheckPort(options.Port);
        // A wrong key or place is said now, not a minute later in the log.
        if (options.Backup is { } schedule) await (await Backups.BackupsModule.OpenAsync(schedule.Place, ct)).DisposeAsync();
        await using var app = ServerApp.Build(options);
        var province = await ServerApp.PrepareAsync(app, options.Demo ? DemoAsync : null, ct);
        if (ServerApp.OtherProvince(options, province) is { } other) say.Error(other);
        await StartAsync(app, options, ct);
        say.Line("host.serve.ready", ("address", app.Urls.FirstOrDefault() ?? ""), ("province", province));
        await ServerApp.SayDemoAccountsAsync(app, say, ct);
        await ServerApp.SayFirstAccountAsync(app, say, ct);
        await app.WaitForShutdownAsync(ct);
        return Exit.Done;

        Task DemoAsync()
        {
            say.Line("host.demo.lead", ("address", options.Urls ?? $"http://127.0.0.1:{options.Port}"));
            return LivingDemo.LayAsync(app.Services, say, ct);
        }
    }

    // Asked before anything else starts: nothing was touched when the answer is no.
    private static void CheckPort(int port)
    {
        if (port is < 0 or > IPEndPoint.MaxPort) throw new StartupException(Error.Invalid("host.port-wrong", ("port", port)));
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
        }
        catch (SocketException e)
        {
            throw new StartupException(e.SocketErrorCode == SocketError.AddressAlreadyInUse
                ? Error.Conflict("host.port-taken", ("port", port))
                : Error.Unavailable("host.port-refused", ("port", port), ("reason", e.Message)), e);
        }
    }

    private static async Task StartAsync(WebApplication app, ServerOptions options, CancellationToken ct)
    {
        try
        {
            await app.StartAsync(ct);
        }
        catch (Exception e)
        {
            // The workers started before the listener: told to stop, they end without a complaint of their own.
            await app.StopAsync(CancellationToken.None);
            if (Refusal(e, options) is { } refusal) throw new StartupException(refusal, e);
            throw;
        }
    }

    private static Error? Refusal(Exception e, ServerOptions options) => e switch
    {
        IOException when Chain(e).OfType<SocketException>().Any(socket => socket.SocketErrorCode == SocketError.AddressAlreadyInUse) =>
            Error.Conflict("host.port-taken", ("port", options.Port)),
        CryptographicException => Error.Invalid("host.certificate-wrong", ("reason", Why(e))),
        IOException when HasCertificate => Error.Invalid("host.certificate-wrong", ("reason", Why(e))),
        FormatException or InvalidOperationException or SocketException when options.Urls is { } urls =>
            Error.Invalid("host.urls-wrong", ("urls", urls), ("reason", Why(e))),
        _ => null,
    };

    /// <summary>The first line: what follows is advice for who writes programs.</summary>
    private static string Why(Exception e) => e.Message.Split('\n')[0].Trim();

    /// <summary>Whether the operator named a certificate, as the web server reads it from the environment.</summary>
    private static bool HasCertificate => Environment.GetEnvironmentVariables().Keys.Cast<string>()
        .Any(name => name.Contains("Kestrel__", StringComparison.OrdinalIgnoreCase)
            && name.Contains("Certificate", StringComparison.OrdinalIgnoreCase));

    private static IEnumerable<Exception> Chain(Exception? e)
    {
        for (; e is not null; e = e.InnerException) yield return e;
    }
}
