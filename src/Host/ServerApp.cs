using Microsoft.AspNetCore.DataProtection;
using OpenProvince.Agencies;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Backups;
using OpenProvince.Backups.Contracts;
using OpenProvince.Deliveries;
using OpenProvince.EventLog;
using OpenProvince.Files;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Notices;
using OpenProvince.Server.Api;
using OpenProvince.Server.Verbs;
using OpenProvince.Time;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>Builds the program around one database. Tests start exactly this.</summary>
internal static class ServerApp
{
    public static WebApplication Build(ServerOptions options, Action<IServiceCollection>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = options.Development ? Environments.Development : Environments.Production,
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = typeof(ServerApp).Assembly.GetName().Name,
        });
        AddLog(builder.Logging);
        builder.WebHost.UseUrls(options.Urls ?? $"http://127.0.0.1:{options.Port}");
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBufferSize = options.Limits.ReadAhead;
        });
        // Kestrel's own limit does not reach plain lines: 200 senders kept a megabyte each in the transport's buffers.
        builder.WebHost.UseSockets(sockets => sockets.MaxReadBufferSize = options.Limits.ReadAhead);
        if (!options.Development) builder.WebHost.UseStaticWebAssets();

        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Limits).AddSingleton(new SiteAddress(options.PublicAddress));
        // Made by the container, so ended by it.
        services.AddSingleton(p => new Database(options.Target, options.Lane, p.GetRequiredService<ILogger<Database>>()));
        services.AddSingleton(options.Time ?? (options.Clock is { } start ? new ShiftedTime(start) : TimeProvider.System));
        services.AddModules().AddLogWorkers().AddApiDocument();
        foreach (var name in options.Without) services.WithoutCapability(name);
        services.AddAddressLimits(options.Limits);
        AddOutside(services, options);
        if (options.UnfiledGigabytes * 1024L * 1024 * 1024 is { } room)
            services.AddSingleton(new FileLimits { MaxUnfiledBytes = room, MaxUnfiledOfficeBytes = room });
        if (options.Backup is { } schedule) services.AddBackupJob(schedule, options.Target);
        if (options.BackupMaxAge is { } age) services.AddBackupAge(new BackupAgeLimit(age), options.Target);
        services.AddHealthChecks().AddCheck<Readiness>("ready");
        // Sign-ins and half-filled forms survive a restart.
        services.AddDataProtection().SetApplicationName("openprovince")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(options.Target.Folder, "keys")));
        services.AddTelemetry(options.Collector);
        configure?.Invoke(services);
        return Pipe(builder.Build(), options);
    }

    /// <summary>What the operator connected, and who started the program.</summary>
    private static void AddOutside(IServiceCollection services, ServerOptions options)
    {
        if (options.Mail is { } mail) services.AddMail(mail);
        if (options.Syslog is { } syslog) services.AddSyslog(syslog);
        // Under systemd it says when it is ready; elsewhere nothing changes.
        services.AddSystemd();
    }

    /// <summary>One line on the console for what the operator has to know.</summary>
    private static void AddLog(ILoggingBuilder logging)
    {
        logging.ClearProviders().AddSimpleConsole(console =>
        {
            (console.SingleLine, console.UseUtcTimestamp) = (true, true);
            console.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z' ";
        });
        logging.SetMinimumLevel(LogLevel.Warning)
            // Keys lie in the data folder under its own permissions; a failed start is said once, in one sentence.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error)
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
    }

    /// <summary>What a request passes, in this order.</summary>
    private static WebApplication Pipe(WebApplication app, ServerOptions options)
    {
        app.UseProxies(options);
        app.UseMiddleware<SecurityHeaders>();
        app.RefuseOddHosts();
        app.UseUi();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseRateLimiter();
        app.UseDoors();
        app.UseFiles();
        app.UseForms();
        app.UseProofs();
        app.MapOpenApi("/openapi/{documentName}.json").WithMetadata(new PublicPageAttribute());
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false }).Takes(BodyKind.None);
        app.MapHealthChecks("/health/ready", new() { ResponseWriter = Readiness.WriteAsync }).Takes(BodyKind.None);
        app.MapUi();
        app.MapModules();
        return app;
    }

    /// <summary>
    /// When PostgreSQL falls silent, Npgsql blocks a thread for each command it asks to be cancelled. On few cores the pool
    /// would then grow by a thread or two a second, and answers that need no database would wait too.
    /// </summary>
    private static void KeepThreads()
    {
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, 64), ports);
    }

    /// <summary>
    /// Migrates the schema and fills an empty province; one whose filling was cut off between its transactions is filled to
    /// the end. Answers which province is there, whatever the options say.
    /// </summary>
    /// <exception cref="StartupException">The data cannot be used by this program; nothing was changed.</exception>
    /// <param name="app">The program.</param>
    /// <param name="demo">Lays down what a new demo province has behind it; asked only for a province that was seeded now.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<string> PrepareAsync(WebApplication app, Func<Task>? demo = null, CancellationToken ct = default)
    {
        if (app.Services.GetRequiredService<Database>().Engine == DatabaseEngine.Postgres) KeepThreads();
        var migrator = app.Services.GetRequiredService<Migrator>();
        await StartChecks.DatabaseIsThereAsync(app.Services.GetRequiredService<Database>(), migrator, ct);
        await migrator.MigrateAsync(ct);
        await StartChecks.ClockIsRightAsync(app.Services, ct);
        await using var scope = app.Services.CreateAsyncScope();
        var options = scope.ServiceProvider.GetRequiredService<ServerOptions>();
        var seeder = scope.ServiceProvider.GetRequiredService<IProvinceSeeder>();
        var province = await seeder.CurrentAsync(ct);
        var isNew = province is null;
        if (province is null)
        {
            StartChecks.ProvinceIsFirst(options.Target);
            var seeded = await seeder.SeedAsync(
                new SeedRequest(options.Province, options.Development, options.ApiTokens, options.AdminPassword), ct);
            if (seeded.IsError) throw new StartupException(seeded.Error);
            province = seeded.Value.Province;
        }
        var calendar = await scope.ServiceProvider.GetRequiredService<CalendarWriter>().SeedAsync(ct);
        if (calendar.IsError) throw new StartupException(calendar.Error);
        if (isNew && demo is not null) await demo();
        return province;
    }

    /// <summary>
    /// The refusal when somebody asked for a province other than the one that is there; null when there is nothing to say.
    /// </summary>
    public static Error? OtherProvince(ServerOptions options, string province) =>
        options.ProvinceAsked && !string.Equals(options.Province, province, StringComparison.Ordinal)
            ? Error.Conflict("host.other-province", ("where", options.Target.ConnectionString is null ? options.Target.Folder : "--db"),
                ("province", province), ("asked", options.Province))
            : null;

    /// <exception cref="StartupException">There is no province in this folder or database.</exception>
    public static async Task CheckFilledAsync(WebApplication app, CancellationToken ct)
    {
        var target = app.Services.GetRequiredService<ServerOptions>().Target;
        var where = target.ConnectionString is null ? target.Folder : "--db";
        try
        {
            await app.Services.GetRequiredService<Migrator>().CheckAsync(ct);
            await using var scope = app.Services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<IProvinceSeeder>().CurrentAsync(ct) is not null) return;
        }
        catch (System.Data.Common.DbException e)
        {
            throw new StartupException(Error.NotFound("host.no-province", ("where", where), ("reason", e.Message)), e);
        }

        throw new StartupException(Error.NotFound("host.no-province", ("where", where), ("reason", "0")));
    }

    /// <summary>How to let the first person in, while nobody can be.</summary>
    public static async Task SayFirstAccountAsync(WebApplication app, Say say, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<IAdministratorPassword>().IsAnybodyLetInAsync(ct))
            say.Line("host.serve.nobody");
    }

    /// <summary>Who may sign in to try the program.</summary>
    public static async Task SayDemoAccountsAsync(WebApplication app, Say say, CancellationToken ct)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = await scope.ServiceProvider.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync(ct);
        if (accounts.Count == 0) return;
        var agencies = app.Services.GetRequiredService<IAgencies>();
        say.Line("host.serve.demo", ("password", IProvinceSeeder.DemoPassword));
        foreach (var account in accounts)
            say.Line("host.serve.demo-account", ("name", account.UserName.PadRight(12)),
                ("does", say[$"host.demo.role.{account.Role}"].PadRight(34)),
                ("agency", account.Agency is { } at ? agencies.Find(at)?.Name : ""));
    }
}
