using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Server.Verbs;
using OpenProvince.Ui;

namespace OpenProvince.Testing;

/// <summary>
/// The real program in this process: real Kestrel on a free port, a seeded province of its own on one of the two
/// databases, and a clock that tests turn. Restart it to see what survives.
/// </summary>
public sealed class Province : IAsyncDisposable
{
    private readonly EmptyDatabase database;
    private readonly string pack;
    private readonly bool ownsDatabase;
    private WebApplication? app;

    internal Province(EmptyDatabase database, string pack, TurnableTime time, bool ownsDatabase = true) =>
        (this.database, this.pack, Time, this.ownsDatabase) = (database, pack, time, ownsDatabase);

    public TurnableTime Time { get; }

    /// <summary>What this start is asked besides database and clock.</summary>
    public Func<ServerOptions, ServerOptions> With { get; init; } = options => options;

    public DatabaseEngine Engine => database.Target.Engine;

    public string Folder => database.Folder;

    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    public IServiceProvider Services => app?.Services ?? throw new InvalidOperationException("The province is not running.");

    public Database Database => Services.GetRequiredService<Database>();

    public static async Task<Province> StartAsync(
        DatabaseEngine engine, string pack = "bac-kan", DateTimeOffset? now = null, Func<ServerOptions, ServerOptions>? with = null)
    {
        var province = new Province(await ProvinceTemplate.CopyAsync(engine, pack), pack, new(now ?? TurnableTime.WorkingMonday))
        {
            With = with ?? (options => options)
        };
        try
        {
            await province.StartAsync();
            return province;
        }
        catch
        {
            await province.DisposeAsync();
            throw;
        }
    }

    public async Task StartAsync(Action<IServiceCollection>? configure = null)
    {
        app = Build(configure);
        await ServerApp.PrepareAsync(app);
        await app.StartAsync();
        Address = new(app.Urls.First());
    }

    /// <summary>A new one with weeks of work behind it, as <c>./run</c> lays it down.</summary>
    internal async Task StartWithDemoAsync()
    {
        var made = app = Build();
        await ServerApp.PrepareAsync(made, () => LivingDemo.LayAsync(made.Services, new Say(Composition.TextSources), default));
        await made.StartAsync();
        Address = new(made.Urls.First());
    }

    /// <summary>A seeded province whose server does not run: what the verbs of the command line work on.</summary>
    public static async Task<Province> StoppedAsync(DatabaseEngine engine, string pack = "bac-kan")
    {
        var province = new Province(await ProvinceTemplate.CopyAsync(engine, pack), pack, new(TurnableTime.WorkingMonday));
        province.app = province.Build();
        await ServerApp.PrepareAsync(province.app);
        return province;
    }

    /// <summary>A second node on the same PostgreSQL database and folder, with the same clock.</summary>
    /// <param name="signals">False: it neither hears nor tells, and finds out by looking.</param>
    public async Task<Province> JoinAsync(bool signals = true)
    {
        if (Engine != DatabaseEngine.Postgres) throw new InvalidOperationException("A folder of SQLite has one server.");
        var node = new Province(database, pack, Time, ownsDatabase: false);
        await node.StartAsync(signals ? null : services =>
        {
            // The bridge, its name among the workers, and its start: they are registered in one go.
            var bridge = services.IndexOf(services.Single(one => one.ImplementationType == typeof(NodeBridge)));
            for (var i = 0; i < 3; i++) services.RemoveAt(bridge);
        });
        return node;
    }

    /// <summary>Ends the program and starts it again on the same data, as a restart of the server does.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    public async Task StopAsync()
    {
        if (app is not null) await app.StopAsync();
        await DropAsync();
    }

    /// <summary>Lets go of the program without telling it to stop, as a start that fails half way does.</summary>
    public async Task DropAsync()
    {
        if (app is null) return;
        await app.DisposeAsync();
        app = null;
    }

    /// <summary>Work in one request's scope; what a handler needs comes from there.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    /// <summary>Somebody at a browser who has not signed in.</summary>
    public Visitor Visitor() => new(Address);

    /// <summary>Somebody who signed in with a demo account.</summary>
    public async Task<Visitor> SignInAsync(string account)
    {
        var visitor = Visitor();
        await visitor.SignInAsync(account);
        return visitor;
    }

    /// <summary>Changes the data behind the program's back, to see how it says so.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using DbConnection connection = Engine == DatabaseEngine.Postgres
            ? new NpgsqlConnection(database.Target.ConnectionString)
            : new SqliteConnection($"Data Source={Path.Combine(Folder, "openprovince.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>How a program of its own reaches the same data (stop this one first on SQLite).</summary>
    public Task<string[]> ArgumentsAsync() => database.ArgumentsAsync();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (ownsDatabase) await database.DisposeAsync();
    }

    internal async Task PrepareAsync()
    {
        app = Build();
        await ServerApp.PrepareAsync(app);
        await StopAsync();
    }

    // Hundreds of sign-ins: what a guess costs is not what they are about.
    private const int HashRounds = 1000;

    /// <summary>One account files for all of a test.</summary>
    private static readonly RequestLimits Generous = new() { FilingsPerAccount = 1_000_000, FilingsPerAddress = 0 };

    private WebApplication Build(Action<IServiceCollection>? configure = null) =>
        ServerApp.Build(
            With(new ServerOptions
            {
                Target = database.Target, Province = pack, Port = 0, Time = Time, Development = true, Limits = Generous
            }), services =>
            {
                services.Configure<PasswordHasherOptions>(one => one.IterationCount = HashRounds);
                configure?.Invoke(services);
            });
}
