using System.Diagnostics;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>A backup that is killed or runs out of room is no backup, harms none, and the next one works.</summary>
public sealed class BrokenOffTests
{
    [Theory, EachDatabase]
    public Task A_killed_backup_is_never_taken_for_a_whole_one(DatabaseEngine engine) => KilledAsync(engine, kills: 2);

    [Theory, EachDatabase, Trait("Run", "long")]
    public Task Twenty_killed_backups_leave_one_good_archive(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        return KilledAsync(engine, kills: 20);
    }

    [Fact, Once]
    public Task A_full_disk_is_said_and_the_backup_before_it_stays_whole() => FullAsync(DatabaseEngine.Sqlite, "3m", 8);

    [Theory, EachDatabase, Trait("Run", "long")]
    public Task A_full_disk_is_said_on_each_database_and_the_backup_before_it_stays_whole(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        return FullAsync(engine, "48m", 80);
    }

    [Fact, Once]
    public async Task A_copy_that_would_fill_the_disk_of_the_data_is_not_begun()
    {
        using var vault = new Vault();
        using var data = new TestFolder();
        using var small = SmallDisk.Mount(data.Path, "48m");
        var (seeded, _, seedError) = await ServerProcess.RunAsync(["seed", "--data", data.Path]);
        Assert.True(seeded == 0, seedError);

        var (exit, _, error) = await ServerProcess.RunAsync(["backup", .. vault.Arguments("--to"), "--data", data.Path]);

        Assert.Equal(2, exit);
        Assert.Contains("MB trống", error);
        Assert.Contains(data.Path, error);
        Assert.Empty(Directory.EnumerateDirectories(data.Path, ".backup-*"));
    }

    private static async Task FullAsync(DatabaseEngine engine, string size, int megabytes)
    {
        using var vault = new Vault();
        // A cluster of its own: the shared one is as large as the other tests make it.
        await using var cluster = engine == DatabaseEngine.Postgres ? await PrivatePostgres.OfItsOwnAsync() : null;
        await using var province = cluster is null
            ? await Province.StoppedAsync(engine)
            : new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan", new TurnableTime(TurnableTime.WorkingMonday));
        if (cluster is not null) await province.StartAsync();
        Directory.CreateDirectory(vault.Place.Target);
        using var small = SmallDisk.Mount(vault.Place.Target, size);
        string[] backup = ["backup", .. vault.Arguments("--to"), .. await province.ArgumentsAsync()];
        Assert.Equal(0, (await ServerProcess.RunAsync(backup)).ExitCode);
        Fill(province.Folder, megabytes);

        var (exit, _, error) = await ServerProcess.RunAsync(backup);

        Assert.Equal(2, exit);
        Assert.Contains("No space left on device", error);
        Assert.DoesNotContain("   at ", error);
        await using var archive = await vault.OpenAsync();
        Assert.Single(await archive.ListAsync(TestContext.Current.CancellationToken));
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
    }

    private static async Task KilledAsync(DatabaseEngine engine, int kills)
    {
        using var vault = new Vault();
        // One server follows one archive: on the shared cluster another test's backup takes the log over.
        await using var cluster = engine == DatabaseEngine.Postgres ? await PrivatePostgres.OfItsOwnAsync() : null;
        await using var province = cluster is null
            ? await Province.StoppedAsync(engine)
            : new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan", new TurnableTime(TurnableTime.WorkingMonday));
        if (cluster is not null)
        {
            await province.StartAsync();
            await province.StopAsync();
        }
        var arguments = await province.ArgumentsAsync();
        for (var kill = 0; kill < kills; kill++)
        {
            Fill(province.Folder, 30);
            var before = Objects(vault);
            using var run = ServerProcess.Begin(["backup", .. vault.Arguments("--to"), .. arguments]);
            // Some of it is there, but not the last thing: the manifest.
            for (var waited = Stopwatch.StartNew(); Objects(vault) < before + 3 + kill
                && !run.HasExited; await Task.Delay(5, TestContext.Current.CancellationToken))
                Assert.True(waited.Elapsed < Patience.Start, "the backup does not begin");
            run.Kill();
            await run.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        await using var archive = await vault.OpenAsync();
        foreach (var point in await archive.ListAsync(TestContext.Current.CancellationToken))
            Assert.Empty((await archive.CheckAsync(point.Id, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);

        var (exit, output, error) = await ServerProcess.RunAsync(["backup", .. vault.Arguments("--to"), .. arguments]);
        Assert.True(exit == 0, output + error);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
        Assert.Empty(Directory.EnumerateDirectories(province.Folder, ".backup-*"));
        Assert.DoesNotContain(Directory.EnumerateFiles(vault.Place.Target, "*", SearchOption.AllDirectories), IsHalf);
        await using var restored = await vault.RestoreAsync(archive);
        await Vault.VerifiesAsync(restored);
    }

    private static bool IsHalf(string path) =>
        path.Contains("/half/", StringComparison.Ordinal) || path.EndsWith(".part", StringComparison.Ordinal);

    private static int Objects(Vault vault) => Directory.Exists(vault.Place.Target)
        ? Directory.EnumerateFiles(vault.Place.Target, "*", SearchOption.AllDirectories)
            .Count(path => path.Contains("/chunks/", StringComparison.Ordinal))
        : 0;

    private static void Fill(string folder, int megabytes)
    {
        for (var i = 0; i < megabytes; i++)
        {
            var name = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
            var path = Path.Combine(folder, "files", name[..2], name[2..4], name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, System.Security.Cryptography.RandomNumberGenerator.GetBytes(1024 * 1024));
        }
    }
}
