using Npgsql;
using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Backups.Features;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>PostgreSQL goes back to any moment between two points; one base serves them all.</summary>
public sealed class PointInTimeTests
{
    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task What_was_filed_before_the_moment_is_there_and_what_came_after_is_not()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var province = new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan",
            new TurnableTime(TurnableTime.WorkingMonday));
        await province.StartAsync();
        using var office = await Office.OpenAsync(province);
        using var vault = new Vault();
        await using var archive = await Archive.OpenAsync(vault.Place, TestContext.Current.CancellationToken);
        archive.Follow(province.Database.Target);
        var target = province.Database.Target;
        await Vault.TakeAsync(archive, target);
        var early = await office.FiledAsync();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var moment = TimeProvider.System.Now();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        var late = await office.FiledAsync();

        var second = await Vault.TakeAsync(archive, target);

        // No second base: only the log came along.
        Assert.True(second.From < second.At);
        Assert.Equal([early], await FiledAsync(vault, archive, moment));
        Assert.Equal([early, late], await FiledAsync(vault, archive, null));
        // A moment nobody backed up yet, or none has reached, is refused with a sentence.
        foreach (var beyond in new[] { TimeProvider.System.Now() + TimeSpan.FromHours(1), new Instant(0) })
            Assert.Equal("backups.no-such-point", (await Assert.ThrowsAsync<StartupException>(() => archive.RestoreAsync(
                new RestoreRequest(null, beyond, vault.Fresh("never"), vault.Fresh("never-pg")), (_, _, _) => { },
                    TestContext.Current.CancellationToken))).Error.Code);
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_gap_in_the_log_brings_a_new_base_by_itself()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var province = new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan",
            new TurnableTime(TurnableTime.WorkingMonday));
        await province.StartAsync();
        using var office = await Office.OpenAsync(province);
        using var vault = new Vault();
        var target = province.Database.Target;
        await using (var archive = await Archive.OpenAsync(vault.Place, TestContext.Current.CancellationToken))
        {
            archive.Follow(target);
            await Vault.TakeAsync(archive, target);
        }
        var slot = Slots.Standing(target.ConnectionString!);
        // Nobody receives the log while it moves on over several segments, what was received is lost, and nothing holds it back.
        await cluster.ExecuteAsync(
            $"select pg_terminate_backend(active_pid) from pg_replication_slots where slot_name = '{slot}' and active");
        await Slots.DropAsync(target.ConnectionString!, slot, TestContext.Current.CancellationToken);
        for (var i = 0; i < 3; i++)
        {
            await office.FiledAsync();
            await cluster.ExecuteAsync("select pg_switch_wal()");
        }
        Directory.Delete(Path.Combine(target.Folder, "wal-spool"), recursive: true);
        var filed = await office.FiledAsync();

        await using var again = await Archive.OpenAsync(vault.Place, TestContext.Current.CancellationToken);
        again.Follow(target);
        await Vault.TakeAsync(again, target);
        Assert.Equal(filed, (await FiledAsync(vault, again, null))[^1]);
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Provinces_in_one_cluster_neither_share_nor_drop_each_others_places()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var one = await EmptyDatabase.OnAsync(cluster);
        await using var other = await EmptyDatabase.OnAsync(cluster);
        using var vault = new Vault();
        using var second = new Vault();
        await using var archive = await Archive.OpenAsync(vault.Place, TestContext.Current.CancellationToken);
        await using var beside = await Archive.OpenAsync(second.Place, TestContext.Current.CancellationToken);
        await SqlAsync(one.Target, $"select pg_create_physical_replication_slot('{Slots.Once(one.Target.ConnectionString!)}')");
        await SqlAsync(one.Target, $"select pg_create_physical_replication_slot('{Slots.Once(other.Target.ConnectionString!)}')");

        await Vault.TakeAsync(archive, one.Target);
        archive.Follow(one.Target);
        beside.Follow(other.Target);
        await Task.WhenAll(Vault.TakeAsync(archive, one.Target), Vault.TakeAsync(beside, other.Target));

        Assert.Equal(3L, await SqlAsync(one.Target, "select count(*) from pg_replication_slots")); // two that stand, the other's left one
        Assert.Equal(2L, await SqlAsync(one.Target, "select count(*) from pg_replication_slots where active"));
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task Minutes_in_which_the_archive_failed_are_in_the_point_after_them()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var province = new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan",
            new TurnableTime(TurnableTime.WorkingMonday));
        await province.StartAsync();
        using var office = await Office.OpenAsync(province);
        using var vault = new Vault();
        var target = province.Database.Target;
        var store = new HookedStore(new FolderStore(vault.Place.Target));
        await using var archive = await Archive.OpenAsync(store, vault.Place, TestContext.Current.CancellationToken);
        archive.Follow(target);
        await Vault.TakeAsync(archive, target);
        var based = TimeProvider.System.Now();
        var early = await office.FiledAsync();
        var moment = TimeProvider.System.Now();
        await Task.Delay(50, TestContext.Current.CancellationToken);
        await office.FiledAsync();
        for (var i = 0; i < 3; i++)
            await cluster.ExecuteAsync("select pg_logical_emit_message(true, 'test', 'next'); select pg_switch_wal()");
        store.BeforeWrite = name => name.StartsWith(Manifest.Prefix, StringComparison.Ordinal)
            ? throw new IOException("the share went away")
            : Task.CompletedTask;
        await Assert.ThrowsAsync<IOException>(() => Vault.TakeAsync(archive, target));
        store.BeforeWrite = null;

        var next = await Vault.TakeAsync(archive, target);

        Assert.True(next.From < based, "a new base was taken");
        Assert.Equal([early], await FiledAsync(vault, archive, moment));
        // What the point has is not kept a second time.
        var spool = Directory.EnumerateFiles(Path.Combine(target.Folder, "wal-spool"));
        Assert.Single(spool, file => Segments.IsSegment(Path.GetFileName(file)));
    }

    private static async Task<object?> SqlAsync(DatabaseTarget target, string sql)
    {
        await using var session = await Slots.OpenAsync(target.ConnectionString!, TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, session);
        return await command.ExecuteScalarAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> FiledAsync(Vault vault, IBackupArchive archive, Instant? to)
    {
        await using var restored = await vault.RestoreAsync(archive, to);
        await Vault.VerifiesAsync(restored);
        await using var database = new Database(restored.Target);
        return await database.QueryAsync(row => row.Int(0).ToString(System.Globalization.CultureInfo.InvariantCulture),
            "select id from dossiers_dossier order by id", []);
    }
}
