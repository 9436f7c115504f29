using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

public sealed class CommandBatchTests
{
    [Theory, EachDatabase]
    public async Task Many_commands_are_one_transaction(DatabaseEngine engine)
    {
        using var disk = new SlowDisk(TimeSpan.Zero);
        await using var shelf = await Shelf.OpenAsync(engine, disk.Options());
        disk.Forget();
        var (batch, work) = Attach(shelf);
        var told = 0;

        for (var id = 1; id <= 200; id++)
        {
            var number = id;
            await batch.RunAsync(ct =>
            {
                Shelf.Put(work, number).AfterCommit(() => told++);
                return work.CommitAsync(ct);
            });
        }
        Assert.Empty(await shelf.IdsAsync());
        var results = await batch.FlushAsync();

        Assert.Equal(200, results.Count(result => !result.IsError));
        Assert.Equal((200, 200), ((await shelf.IdsAsync()).Count, told));
        if (engine == DatabaseEngine.Sqlite) Assert.Equal(1, disk.Commits);
        else Assert.Equal(1, await shelf.Database.FirstAsync(row => row.Int(0), "select count(distinct xmin::text) from test_book", []));
    }

    [Theory, EachDatabase]
    public async Task One_refused_by_the_database_costs_the_others_nothing(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var (batch, work) = Attach(shelf);
        var told = new List<long>();

        foreach (var id in new long[] { 1, 2, 3, 4, 5 })
            Assert.False((await batch.RunAsync(ct =>
            {
                Shelf.Put(work, id);
                if (id == 3) Shelf.More(work, 99);
                work.AfterCommit(() => told.Add(id));
                return work.CommitAsync(ct);
            })).IsError);
        var results = await batch.FlushAsync();

        Assert.Equal([null, null, Shelf.Missing, null, null], results.Select(result => result.Error));
        Assert.Equal([1, 2, 4, 5], await shelf.IdsAsync());
        Assert.Equal([1, 2, 4, 5], told);
        // The unit belongs to the batch again.
        await batch.RunAsync(ct => Shelf.Put(work, 6).CommitAsync(ct));
        Assert.Equal(4, (await shelf.IdsAsync()).Count);
        await batch.FlushAsync();
        Assert.Equal([1, 2, 4, 5, 6], await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task One_refused_by_the_rules_is_known_at_once_and_writes_nothing(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var (batch, work) = Attach(shelf);
        var rule = Error.Invalid("test.rule");

        await batch.RunAsync(ct => Shelf.Put(work, 1).CommitAsync(ct));
        var refused = await batch.RunAsync(_ =>
        {
            Shelf.Put(work, 2);
            return Task.FromResult<Result>(rule);
        });
        await batch.RunAsync(ct => Shelf.Put(work, 3).CommitAsync(ct));

        Assert.Same(rule, refused.Error);
        Assert.Equal([null, rule, null], (await batch.FlushAsync()).Select(result => result.Error));
        Assert.Equal([1, 3], await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_batch_without_an_answer_does_not_run_its_commands_twice(DatabaseEngine engine)
    {
        using var disk = new SlowDisk(TimeSpan.Zero);
        await using var shelf = await Shelf.OpenAsync(engine, disk.Options());
        Assert.Null((await shelf.PutAsync(1)).Error);
        var (batch, work) = Attach(shelf);
        var runs = 0;

        await batch.RunAsync(ct =>
        {
            runs++;
            return Shelf.Put(work, 2).CommitAsync(ct);
        });
        disk.Broken = true;
        if (engine == DatabaseEngine.Postgres) await Backends.KillAsync(shelf.Database);
        var results = await batch.FlushAsync();

        Assert.Equal(KernelErrors.Unavailable.Code, Assert.Single(results).Error?.Code);
        Assert.Equal(1, runs);
    }

    private static (CommandBatch, UnitOfWork) Attach(Shelf shelf)
    {
        var (batch, work) = (new CommandBatch(shelf.Database), shelf.Work());
        batch.Attach(work);
        return (batch, work);
    }
}
