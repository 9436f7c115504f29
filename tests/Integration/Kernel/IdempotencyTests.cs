using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Kernel;

public sealed class IdempotencyTests
{
    [Theory, EachDatabase]
    public async Task A_repeat_gets_the_earlier_id_and_does_nothing(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);

        Assert.Equal(1, (await LendAsync(shelf, "an", "key", "one book", 1)).Value);
        Assert.Equal(1, (await LendAsync(shelf, "an", "key", "one book", 2)).Value);

        Assert.Equal([1], await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task The_same_key_on_another_request_is_a_conflict(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        await LendAsync(shelf, "an", "key", "one book", 1);

        Assert.Same(KernelErrors.DuplicateRequest, (await LendAsync(shelf, "an", "key", "two books", 2)).Error);

        Assert.Equal([1], await shelf.IdsAsync());
    }

    [Theory, EachDatabase]
    public async Task Keys_of_different_actors_never_meet(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);

        Assert.Equal(1, (await LendAsync(shelf, "an", "key", "one book", 1)).Value);
        Assert.Equal(2, (await LendAsync(shelf, "binh", "key", "another", 2)).Value);
    }

    [Theory, EachDatabase]
    public async Task Twins_at_the_same_moment_have_one_effect(DatabaseEngine engine)
    {
        await using var shelf = await Shelf.OpenAsync(engine);
        using var together = new Barrier(16);

        var answers = await Task.WhenAll(Enumerable.Range(1, 16).Select(id => Task.Factory.StartNew(() =>
        {
            // All of them look for the key before any of them writes.
            var found = FindAsync(shelf, "an", "key", "one book").GetAwaiter().GetResult();
            together.SignalAndWait();
            Assert.Null(found.Value);
            return WriteAsync(shelf, "an", "key", "one book", id).GetAwaiter().GetResult();
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        var winner = Assert.Single(answers, answer => !answer.IsError);
        Assert.All(answers.Where(answer => answer.IsError), answer => Assert.Same(KernelErrors.DuplicateRequest, answer.Error));
        Assert.Equal([winner.Value], await shelf.IdsAsync());
        Assert.Equal(winner.Value, (await LendAsync(shelf, "an", "key", "one book", 99)).Value);
    }

    /// <summary>The order every handler with a key has: look for it, do the work and remember it in one transaction.</summary>
    private static async Task<Result<long>> LendAsync(Shelf shelf, string actor, string key, string request, long id)
    {
        var earlier = await FindAsync(shelf, actor, key, request);
        if (earlier.IsError) return earlier.Error;
        return earlier.Value ?? await WriteAsync(shelf, actor, key, request, id);
    }

    private static Task<Result<long?>> FindAsync(Shelf shelf, string actor, string key, string request) =>
        shelf.Services.GetRequiredService<Idempotency>().FindAsync(actor, key, Fingerprint(request));

    private static async Task<Result<long>> WriteAsync(Shelf shelf, string actor, string key, string request, long id)
    {
        var work = Shelf.Put(shelf.Work(), id);
        Idempotency.Remember(work, actor, key, Fingerprint(request), id, TimeProvider.System.Now());
        return await work.CommitAsync() is { IsError: true } refused ? refused.Error! : id;
    }

    private static byte[] Fingerprint(string request) => SHA256.HashData(Encoding.UTF8.GetBytes(request));
}
