using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

public sealed class UnitOfWorkTests
{
    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Theory, EachDatabase]
    public async Task A_checked_statement_without_a_row_refuses_the_whole_command(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var told = false;

        // The refusal stands in the middle: neither what comes before nor what comes after is written.
        var work = Shelf.Put(Shelf.More(Shelf.Put(shelf.Work(), 1), 99), 2);
        work.AfterCommit(() => told = true);
        var result = await work.CommitAsync();

        Assert.Same(Shelf.Missing, result.Error);
        Assert.False(told);
        Assert.Empty(await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_unique_conflict_answers_with_the_error_of_its_own_statement(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var other = Error.Conflict("test.other");
        Assert.Null((await shelf.PutAsync(1)).Error);

        var work = shelf.Work();
        work.Add("insert into test_book (id, title, copies) values (2, 'book 2', 1)");
        work.OnUnique(other);
        Shelf.Put(work, 3, "book 1");
        var result = await work.CommitAsync();

        Assert.Same(Shelf.Taken, result.Error);
        Assert.Equal([1], await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_unique_conflict_nobody_foresaw_is_a_bug_and_throws(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        Assert.Null((await shelf.PutAsync(1)).Error);

        var work = Shelf.Put(shelf.Work(), 2);
        work.Add("insert into test_book (id, title, copies) values (3, 'book 1', 1)");

        await Assert.ThrowsAnyAsync<DbException>(() => work.CommitAsync());
        Assert.Equal([1], await shelf.IdsAsync());
        Assert.Null((await shelf.PutAsync(4)).Error);
    }

    [Theory, EachDatabase]
    public async Task A_returned_value_and_the_work_after_the_commit_come_only_with_success(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        Assert.Null((await shelf.PutAsync(1)).Error);
        var visible = 0L;

        var work = shelf.Work();
        Shelf.More(work, 1);
        var copies = work.AddReturning("update test_book set copies = copies + 5 where id = $1 returning copies", 1L);
        Shelf.Put(work, 2);
        var title = work.AddReturning("insert into test_book (id, title, copies) values ($1, $2, 1) returning title", 3L, "Đường về");
        work.AfterCommit(() => visible = shelf.CopiesAsync().GetAwaiter().GetResult());
        Assert.Null(copies.Value);
        var result = await work.CommitAsync();

        Assert.Null(result.Error);
        Assert.Equal((7, "Đường về"), (copies.Long, title.Text));
        // Already committed when the action runs: another connection sees it.
        Assert.Equal(9, visible);
    }

    [Theory, EachDatabase]
    public async Task A_unit_is_empty_after_a_refusal_and_may_be_used_again(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        var work = Shelf.More(Shelf.Put(shelf.Work(), 1), 99);
        Assert.True((await work.CommitAsync()).IsError);

        Assert.Null((await Shelf.Put(work, 2).CommitAsync()).Error);
        Assert.Equal([2], await shelf.IdsAsync());
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Killed_connections_answer_unavailable_once_and_the_next_command_works()
    {
        await using var shelf = await Shelf.OpenAsync(DatabaseEngine.Postgres);
        // Several connections lie in the pool when all of them are killed at once.
        await Task.WhenAll(Enumerable.Range(1, 8).Select(id => shelf.PutAsync(id)));
        Assert.True(await Backends.KillAsync(shelf.Database) > 1);

        var first = await shelf.PutAsync(9);
        var second = await shelf.PutAsync(10);

        Assert.Equal(KernelErrors.Unavailable.Code, first.Error?.Code);
        Assert.Null(second.Error);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8, 10], await shelf.IdsAsync());
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_statement_stays_prepared_whichever_of_its_values_is_missing()
    {
        await using var shelf = await Shelf.OpenAsync(DatabaseEngine.Postgres);

        // One after the other, so the pool has one connection and its prepared statements are all there are.
        for (var i = 0; i < 12; i++)
        {
            var work = shelf.Work();
            work.Add("insert into test_book (id, title, copies) values ($1, coalesce($2, 'untitled ' || $1), coalesce($3, 1))",
                i, i % 3 == 0 ? null : $"title {i}", i % 2 == 0 ? i : (long?)null);
            Assert.Null((await work.CommitAsync()).Error);
        }

        // The driver prepares a statement when it comes a second time.
        var runs = await shelf.Database.QueryAsync(row => row.Int(0),
            "select generic_plans + custom_plans from pg_prepared_statements where statement like '%insert into test_book%'", []);
        Assert.Equal([11], runs);
    }
}
