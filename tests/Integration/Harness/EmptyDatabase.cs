using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.Testing;

/// <summary>An empty database of its own, for tests of one module without the host around it.</summary>
public sealed class EmptyDatabase : IAsyncDisposable
{
    private readonly TestFolder folder;
    private readonly string? postgres;
    private readonly PrivatePostgres? cluster;

    private EmptyDatabase(TestFolder folder, DatabaseTarget target, string? postgres = null, PrivatePostgres? cluster = null) =>
        (this.folder, Target, this.postgres, this.cluster) = (folder, target, postgres, cluster);

    public DatabaseTarget Target { get; }

    public string Folder => folder.Path;

    /// <param name="engine">Which database.</param>
    /// <param name="template">PostgreSQL database and folder to copy instead of starting empty.</param>
    public static async Task<EmptyDatabase> CreateAsync(DatabaseEngine engine, EmptyDatabase? template = null)
    {
        var folder = new TestFolder(engine.ToString().ToLowerInvariant());
        template?.folder.CopyTo(folder.Path);
        if (engine == DatabaseEngine.Sqlite) return new(folder, DatabaseTarget.Sqlite(folder.Path));
        var cluster = await PrivatePostgres.RunningAsync();
        var name = await cluster.CreateDatabaseAsync(template?.postgres);
        return new(folder, DatabaseTarget.Postgres(cluster.ConnectionString(name), folder.Path).Value!, name, cluster);
    }

    /// <summary>On a cluster of the test's own, reached with these further words of a connection string.</summary>
    public static async Task<EmptyDatabase> OnAsync(PrivatePostgres cluster, string options = "")
    {
        var folder = new TestFolder("postgres");
        var name = await cluster.CreateDatabaseAsync();
        return new(folder, DatabaseTarget.Postgres($"{cluster.ConnectionString(name)};{options}", folder.Path).Value!, name, cluster);
    }

    /// <summary>How a program of its own reaches the same data: <c>--data DIR [--db URL]</c>.</summary>
    public Task<string[]> ArgumentsAsync() => Task.FromResult<string[]>(
        postgres is null ? ["--data", Folder] : ["--data", Folder, "--db", cluster!.Url(postgres)]);

    /// <summary>
    /// The modules registered by <paramref name="configure"/> on this database, migrated. Dispose the provider before this.
    /// </summary>
    public async Task<ServiceProvider> ServicesAsync(Action<IServiceCollection> configure, CancellationToken ct = default)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(_ => new Database(Target));
        configure(services);
        var provider = services.BuildServiceProvider(new ServiceProviderOptions { ValidateScopes = true });
        await provider.GetRequiredService<Migrator>().MigrateAsync(ct);
        return provider;
    }

    public async ValueTask DisposeAsync()
    {
        if (postgres is not null) await cluster!.DropDatabaseAsync(postgres);
        folder.Dispose();
    }
}
