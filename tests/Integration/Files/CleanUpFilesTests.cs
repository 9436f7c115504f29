using OpenProvince.Files;
using OpenProvince.Files.Contracts;
using OpenProvince.Files.Data;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Files;

public sealed class CleanUpFilesTests
{
    private static readonly FileOwner Draft = new("test.draft", 7);

    [Theory, EachDatabase]
    public async Task Rows_that_cannot_be_removed_wait_for_the_next_round(DatabaseEngine engine)
    {
        var full = false;
        await using var place = await EmptyDatabase.CreateAsync(engine);
        await using var database = new Database(
            place.Target, new SqliteLaneOptions { BeforeCommit = () => _ = full ? throw new IOException("no space left on device") : 0 });
        await new Migrator(database, [new SchemaFiles("files", typeof(FilesModule).Assembly)], TimeProvider.System).MigrateAsync(
            TestContext.Current.CancellationToken);
        var store = new FileStore(database, new BlobFolder(database), new FileLimits(), TimeProvider.System, [], []);
        Assert.Null((await store.StoreAsync(Draft, "giay.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. new byte[100]]))).Error);
        var work = new UnitOfWork(database);
        store.Discard(work, Draft);
        Assert.Null((await work.CommitAsync(TestContext.Current.CancellationToken)).Error);

        full = true;
        if (engine == DatabaseEngine.Postgres) await FillAsync(database);
        // A round that never ends fails instead of hanging.
        using var limit = new CancellationTokenSource(Patience.State);
        Assert.Equal(0, await store.CleanUpAsync(limit.Token));
        full = false;
        if (engine == DatabaseEngine.Postgres) await RunAsync(database, "drop trigger no_room on files_file");
        Assert.Equal(1, await store.CleanUpAsync(limit.Token));
    }

    [Theory, EachDatabase]
    public async Task Bytes_whose_row_was_never_written_leave_after_a_day_and_others_stay(DatabaseEngine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await EmptyDatabase.CreateAsync(engine);
        await using var database = new Database(place.Target);
        await new Migrator(database, [new SchemaFiles("files", typeof(FilesModule).Assembly)], TimeProvider.System).MigrateAsync(ct);
        var blobs = new BlobFolder(database);
        var store = new FileStore(database, blobs, new FileLimits(), TimeProvider.System, [], []);
        Assert.Null((await store.StoreAsync(Draft, "giay.pdf", Document(), ct)).Error);
        var kept = await database.FirstAsync(row => row.GetString(0), "select address from files_file", [], ct);
        // Killed after the bytes were in their place: once before the row was written, once after it but before anybody knew.
        var lost = (await blobs.ArriveAsync(1, "giay.pdf", Document(), 1000, ct)).Value;
        blobs.Keep(lost);
        await File.WriteAllBytesAsync(Path.Combine(blobs.Incoming, $"{kept}.row"), [], ct);
        var before = TimeProvider.System.Now() - TimeSpan.FromDays(1);
        Assert.Equal(0, await store.RemoveRowlessAsync(before, ct));
        foreach (var mark in Directory.GetFiles(blobs.Incoming, "*.row"))
            File.SetLastWriteTimeUtc(mark, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        Assert.Equal(1, await store.RemoveRowlessAsync(before, ct));

        Assert.Null(blobs.SizeOf(lost.Address));
        Assert.NotNull(blobs.SizeOf(kept!));
        Assert.Empty(Directory.GetFiles(blobs.Incoming));
    }

    private static MemoryStream Document() => new([.. "%PDF-1.7\n"u8, .. new byte[100]]);

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
