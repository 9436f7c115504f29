using Microsoft.Data.Sqlite;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

/// <summary>SQLite has one writer: what waits shares a commit, and nobody believes a commit that did not happen.</summary>
public sealed class SqliteLaneTests : IDisposable
{
    private static readonly TimeSpan Fsync = TimeSpan.FromMilliseconds(5);
    private readonly SlowDisk disk = new(Fsync);

    public static bool HasSqlite => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Sqlite);

    [Fact(SkipUnless = nameof(HasSqlite), Skip = "SQLite is left out of this run")]
    public async Task Many_commands_share_few_commits_and_all_are_there_after_reopening()
    {
        await using var shelf = await OpenAsync();

        var results = await Task.WhenAll(Enumerable.Range(1, 64).Select(id => Task.Run(() => shelf.PutAsync(id))));

        Assert.All(results, result => Assert.Null(result.Error));
        Assert.InRange(disk.Commits, 2, 16);
        await shelf.ReopenAsync();
        Assert.Equal(Enumerable.Range(1, 64).Select(id => (long)id), await shelf.IdsAsync());
    }

    [Fact(SkipUnless = nameof(HasSqlite), Skip = "SQLite is left out of this run")]
    public async Task A_refused_command_leaves_its_neighbours_committed()
    {
        await using var shelf = await OpenAsync();

        var errors = await disk.InOneGroupAsync(() => shelf.PutAsync(1), new Func<Task<string?>>[]
        {
            async () => (await shelf.PutAsync(2)).Error?.Code,
            async () => (await Shelf.More(Shelf.Put(shelf.Work(), 3), 99).CommitAsync()).Error?.Code,
            async () => (await Shelf.Put(Shelf.Put(shelf.Work(), 4), 5, "book 2").CommitAsync()).Error?.Code,
            () => FaultAsync(shelf),
            async () => (await Shelf.More(Shelf.Put(shelf.Work(), 7), 2).CommitAsync()).Error?.Code,
        });

        Assert.Equal([null, "test.book-missing", "test.title-taken", "SqliteStatementException", null], errors);
        Assert.Equal(2, disk.Commits);
        Assert.Equal([1, 2, 7], await shelf.IdsAsync());
        Assert.Equal(4, await shelf.CopiesAsync());
    }

    [Fact(SkipUnless = nameof(HasSqlite), Skip = "SQLite is left out of this run")]
    public async Task A_commit_that_fails_answers_everybody_unavailable_and_writes_nothing()
    {
        await using var shelf = await OpenAsync();
        var told = 0;

        disk.Broken = true;
        var results = await Task.WhenAll(Enumerable.Range(1, 20).Select(async id =>
        {
            var work = Shelf.Put(shelf.Work(), id);
            work.AfterCommit(() => told++);
            return await work.CommitAsync();
        }));
        disk.Broken = false;

        Assert.All(results, result => Assert.Equal(KernelErrors.Unavailable.Code, result.Error?.Code));
        Assert.Equal(0, told);
        Assert.Empty(await shelf.IdsAsync());
        Assert.Null((await shelf.PutAsync(1)).Error);
        await shelf.ReopenAsync();
        Assert.Equal([1], await shelf.IdsAsync());
    }

    [Fact(SkipUnless = nameof(HasSqlite), Skip = "SQLite is left out of this run")]
    public async Task Exclusive_work_sees_no_other_writer()
    {
        await using var shelf = await OpenAsync();
        var waiting = new List<Task<Result>>();

        var seen = await shelf.Database.Writer.ExclusiveAsync(async () =>
        {
            waiting.AddRange(Enumerable.Range(1, 20).Select(id => shelf.PutAsync(id)));
            // A connection of its own, as EF Core has; with another writer it would have to wait.
            await using var own = new SqliteConnection(
                $"Data Source={Path.Combine(shelf.Database.Target.Folder, "openprovince.db")};Pooling=False;Default Timeout=1");
            await own.OpenAsync();
            await using var put = own.CreateCommand();
            put.CommandText = "insert into test_book (id, title, copies) values (100, 'own', 1)";
            await put.ExecuteNonQueryAsync();
            await Task.Delay(100);
            return await shelf.IdsAsync();
        });

        Assert.Equal([100], seen);
        Assert.All(await Task.WhenAll(waiting), result => Assert.Null(result.Error));
        Assert.Equal(21, (await shelf.IdsAsync()).Count);
    }

    public void Dispose() => disk.Dispose();

    private async Task<Shelf> OpenAsync()
    {
        var shelf = await Shelf.OpenAsync(DatabaseEngine.Sqlite, disk.Options());
        disk.Forget();
        return shelf;
    }

    /// <summary>A bug in one command's own statement.</summary>
    private static async Task<string?> FaultAsync(Shelf shelf)
    {
        var work = Shelf.Put(shelf.Work(), 6);
        work.Add("insert into test_no_such_table (id) values (1)");
        return (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => work.CommitAsync())).GetType().Name;
    }
}
