using System.Net;
using System.Net.Sockets;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

/// <summary>What is said when PostgreSQL cannot be reached, and when it may have recorded but could not say so.</summary>
public sealed class OutcomeTests
{
    private static readonly byte[] Request = new byte[32];

    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_line_that_breaks_before_the_answer_says_that_it_may_have_been_recorded()
    {
        await using var shelf = await Shelf.OpenAsync(DatabaseEngine.Postgres);
        await using var line = new CutLine(shelf.Database.Target);
        await using var far = new Database(line.Target);
        Assert.Null((await Shelf.Put(new UnitOfWork(far), 1).CommitAsync(TestContext.Current.CancellationToken)).Error);

        line.LoseAnswers(true);
        var work = Shelf.Put(new UnitOfWork(far), 2);
        Idempotency.Remember(work, "an", "key", Request, 2, new Instant(1));
        var told = await work.CommitAsync(TestContext.Current.CancellationToken);

        Assert.Equal(("kernel.outcome-unknown", ErrorKind.Unavailable), (told.Error?.Code, told.Error?.Kind));
        Assert.Equal([1, 2], await shelf.IdsAsync());
        // The repeat finds what the first one made.
        line.LoseAnswers(false);
        Assert.Equal(2, (await new Idempotency(far).FindAsync("an", "key", Request, TestContext.Current.CancellationToken)).Value);
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_database_that_cannot_be_reached_says_that_nothing_changed()
    {
        await using var shelf = await Shelf.OpenAsync(DatabaseEngine.Postgres);
        await using var line = new CutLine(shelf.Database.Target);
        await using var nowhere = new Database(line.At(Unused()));

        Assert.Equal("kernel.unavailable",
            (await Shelf.Put(new UnitOfWork(nowhere), 1).CommitAsync(TestContext.Current.CancellationToken)).Error?.Code);
        Assert.Empty(await shelf.IdsAsync());
    }

    private static int Unused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
