using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>One writer a bucket: whoever has the lease keeps it while it works, and stops when it has it no more.</summary>
public sealed class S3LeaseTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(7));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact, Once]
    public async Task Of_eight_that_begin_together_one_writes_also_where_a_dead_one_left_its_lease()
    {
        using var bucket = await S3Server.StartAsync();
        for (var round = 0; round < 6; round++)
        {
            var stores = Enumerable.Range(0, 8).Select(_ => bucket.Open($"lan-{round}", TimeProvider.System)).ToList();
            if (round % 2 == 1) await WriteAsync(stores[0], "a dead one", TimeProvider.System.GetUtcNow() - TimeSpan.FromMinutes(1));

            var taken = (await Task.WhenAll(stores.Select(TryAsync))).OfType<IWriterLock>().ToList();

            await Assert.Single(taken).ProveAsync(Ct);
            await taken[0].DisposeAsync();
            foreach (var store in stores) await store.DisposeAsync();
        }
    }

    [Fact, Once]
    public async Task A_backup_of_forty_minutes_keeps_its_lease_and_gives_it_back()
    {
        using var bucket = await S3Server.StartAsync();
        var time = new FakeTimeProvider(Start);
        await using var one = bucket.Open("tinh", time);
        await using var other = bucket.Open("tinh", time);
        await using (var held = await one.LockAsync(Ct))
        {
            for (var passed = TimeSpan.Zero; passed < TimeSpan.FromMinutes(40); passed += TimeSpan.FromSeconds(30))
            {
                time.Advance(TimeSpan.FromSeconds(30));
                // A renewal is on its way: it gets real time for that.
                for (var waited = 0; waited < 100 && await UntilAsync(other) - time.GetUtcNow() < TimeSpan.FromMinutes(10); waited++)
                    await Task.Delay(20, Ct);
                Assert.True(await UntilAsync(other) > time.GetUtcNow(), $"ended after {passed}");
            }
            Assert.Equal("backups.in-use", (await Assert.ThrowsAsync<StartupException>(() => other.LockAsync(Ct))).Error.Code);
            Assert.False(held.Lost.IsCancellationRequested);
        }
        await using var next = await other.LockAsync(Ct);
    }

    [Theory]
    [InlineData(S3Conditions.Kept)]
    [InlineData(S3Conditions.Ignored)]
    [InlineData(S3Conditions.Refused)]
    public async Task Work_stops_when_another_took_the_lease_and_the_others_lease_stays(S3Conditions conditions)
    {
        using var bucket = await S3Server.StartAsync(conditions);
        var time = new FakeTimeProvider(Start);
        await using var store = bucket.Open("tinh", time);
        var stopped = await Assert.ThrowsAsync<StartupException>(() => store.AloneAsync(async (alone, stop) =>
        {
            await alone.ProveAsync(stop);
            await WriteAsync(store, "another", Start + TimeSpan.FromMinutes(15));
            for (var waited = 0; waited < 200; waited++)
            {
                time.Advance(TimeSpan.FromSeconds(5));
                await Task.Delay(50, stop);
            }
            // By that clock the lease is long over: what is left is the work of the machine.
            await Task.Delay(Patience.State, stop);
            return true;
        }, Ct));
        Assert.Equal("backups.right-lost", stopped.Error.Code);
        Assert.StartsWith("another", await TextAsync(store));
        Assert.Null(await TryAsync(bucket.Open("tinh", new FakeTimeProvider(Start))));
    }

    [Fact, Once]
    public async Task A_lease_that_could_not_be_given_back_holds_off_others_but_not_its_own_store()
    {
        using var bucket = await S3Server.StartAsync();
        await using var one = bucket.Open("tinh", TimeProvider.System);
        await using var other = bucket.Open("tinh", TimeProvider.System);
        string mine;
        await using (await one.LockAsync(Ct)) mine = await TextAsync(one);
        await one.WriteAsync(S3Lease.Name, Encoding.UTF8.GetBytes(mine), Ct); // as if its removal had not arrived
        Assert.Null(await TryAsync(other));
        await using var again = await one.LockAsync(Ct);
    }

    [Fact, Once]
    public async Task A_bucket_that_stops_answering_ends_the_right_before_the_lease_ends()
    {
        var time = new FakeTimeProvider(Start);
        IWriterLock held;
        S3Store store;
        using (var bucket = await S3Server.StartAsync())
        {
            store = bucket.Open("tinh", time);
            held = await store.LockAsync(Ct);
        }
        for (var waited = 0; waited < 600 && !held.Lost.IsCancellationRequested && time.GetUtcNow() < Start + S3Lease.Length; waited++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(100, Ct);
        }
        Assert.True(held.Lost.IsCancellationRequested);
        Assert.True(time.GetUtcNow() < Start + S3Lease.Length);
        await held.DisposeAsync();
        await store.DisposeAsync();
    }

    [Theory, EachDatabase]
    public async Task A_backup_that_lost_its_lease_writes_no_point_and_says_why(DatabaseEngine engine)
    {
        using var bucket = await S3Server.StartAsync();
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        var target = province.Database.Target;
        var store = new HookedStore(bucket.Open("tinh", TimeProvider.System));
        await using var archive = await Archive.OpenAsync(store, vault.Place, Ct);
        var taken = 0;
        store.BeforeWrite = name => name.StartsWith(Chunks.Prefix, StringComparison.Ordinal) && Interlocked.Exchange(ref taken, 1) == 0
            ? WriteAsync(store, "another", TimeProvider.System.GetUtcNow() + TimeSpan.FromMinutes(15))
            : Task.CompletedTask;

        var stopped = await Assert.ThrowsAsync<StartupException>(() => Vault.TakeAsync(archive, target));

        Assert.Equal("backups.right-lost", stopped.Error.Code);
        Assert.Empty(await archive.ListAsync(Ct));
        store.BeforeWrite = null;
        await store.DeleteAsync(S3Lease.Name, Ct);
        await Vault.TakeAsync(archive, target);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, Ct)).Findings);
    }

    private static async Task<IWriterLock?> TryAsync(S3Store store)
    {
        try
        {
            return await store.LockAsync(Ct);
        }
        catch (StartupException e) when (e.Error.Code == "backups.in-use")
        {
            return null;
        }
    }

    private static Task WriteAsync(IBackupStore store, string holder, DateTimeOffset until) =>
        store.WriteAsync(S3Lease.Name,
            Encoding.UTF8.GetBytes($"{holder}\n{until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)}"), Ct);

    private static async Task<string> TextAsync(IBackupStore store) => Encoding.UTF8.GetString((await store.ReadAsync(S3Lease.Name, Ct))!);

    private static async Task<DateTimeOffset> UntilAsync(IBackupStore store) =>
        DateTimeOffset.FromUnixTimeSeconds(long.Parse((await TextAsync(store)).Split('\n')[1], CultureInfo.InvariantCulture));
}
