using OpenProvince.Files;
using OpenProvince.Files.Contracts;
using OpenProvince.Files.Data;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Files;

public sealed class CleanUpFilesTests
{
    private static readonly FileOwner Draft = new("test.draft", 7);

    // Longer than any single round; a round that never ends fails instead of hanging.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Theory, EachDatabase]
    public async Task Rows_that_cannot_be_removed_wait_for_the_next_round(DatabaseEngine engine)
    {
        var full = false;
        await using var place = await EmptyDatabase.CreateAsync(engine);
        await using var database = new Database(place.Target, new SqliteLaneOptions { BeforeCommit = () => _ = full ? throw new IOException("no space left on device") : 0 });
        await new Migrator(database, [new SchemaSource("files", typeof(FilesModule).Assembly)], TimeProvider.System).MigrateAsync(TestContext.Current.CancellationToken);
        var store = new FileStore(database, new BlobFolder(database), new FileLimits(), TimeProvider.System, [], []);
        Assert.Null((await store.StoreAsync(Draft, "giay.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. new byte[100]]))).Error);
        var work = new UnitOfWork(database);
        store.Discard(work, Draft);
        Assert.Null((await work.CommitAsync(TestContext.Current.CancellationToken)).Error);

        full = true;
        if (engine == DatabaseEngine.Postgres) await FillAsync(database);
        using var limit = new CancellationTokenSource(Patience);
        Assert.Equal(0, await store.CleanUpAsync(limit.Token));
        full = false;
        if (engine == DatabaseEngine.Postgres) await RunAsync(database, "drop trigger no_room on files_file");
        Assert.Equal(1, await store.CleanUpAsync(limit.Token));
    }

    private static Task FillAsync(Database database) => RunAsync(database, """
        create function no_room() returns trigger language plpgsql as 'begin raise exception using errcode = ''53100''; end';
        create trigger no_room before delete on files_file for each row execute function no_room();
        """);

    private static async Task RunAsync(Database database, string sql)
    {
        await using var command = database.Postgres.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }
}
