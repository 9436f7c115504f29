using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>Somebody else removes old points: what a running program remembers of an archive never makes a point with holes.</summary>
public sealed class ThinnedOutTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_another_process_removed_is_written_again_when_it_is_needed_again(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        var target = province.Database.Target;
        await using var archive = await vault.OpenAsync();
        var (document, bytes) = await ForgottenAsync(province, archive);

        var (points, objects) = await ThinAsync(vault, Store(vault));
        Assert.Equal(1, points);
        Assert.True(objects > 0);
        await File.WriteAllBytesAsync(document, bytes, Ct);
        await Vault.TakeAsync(archive, target);

        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, Ct)).Findings);
        await using var restored = await vault.RestoreAsync(archive);
        await Vault.VerifiesAsync(restored);
    }

    /// <summary>On a share that knows no locks: before the point is finished, or while its manifest is being written.</summary>
    [Theory]
    [InlineData(Chunks.Prefix)]
    [InlineData(Manifest.Prefix)]
    public async Task A_removal_in_the_middle_of_a_backup_makes_it_begin_again(string before)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var target = province.Database.Target;
        var store = new HookedStore(Store(vault));
        await using var archive = await Archive.OpenAsync(store, vault.Place, Ct);
        var (document, bytes) = await ForgottenAsync(province, archive);
        await File.WriteAllBytesAsync(document, bytes, Ct);
        await File.WriteAllBytesAsync(document[..^1] + "2", System.Security.Cryptography.RandomNumberGenerator.GetBytes(1000), Ct);
        var thinned = 0;
        store.BeforeWrite = async name =>
        {
            if (!name.StartsWith(before, StringComparison.Ordinal) || Interlocked.Exchange(ref thinned, 1) == 1) return;
            await ThinAsync(vault, new HookedStore(Store(vault)) { Locks = false });
        };

        var taken = await Vault.TakeAsync(archive, target);

        Assert.Equal(1, thinned);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, Ct)).Findings);
        Assert.Equal(2, (await archive.ListAsync(Ct)).Count);
        Assert.Equal(taken.Id, (await archive.ListAsync(Ct))[^1].Id);
    }

    [Fact, Once]
    public async Task Removals_without_end_are_said_and_leave_no_point_behind()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var store = new HookedStore(Store(vault));
        await using var archive = await Archive.OpenAsync(store, vault.Place, Ct);
        var first = await Vault.TakeAsync(archive, province.Database.Target);
        store.BeforeWrite = name => name.StartsWith(Manifest.Prefix, StringComparison.Ordinal)
            ? new SweepMark(Store(vault)).ChangeAsync(Ct)
            : Task.CompletedTask;

        var stopped = await Assert.ThrowsAsync<StartupException>(() => Vault.TakeAsync(archive, province.Database.Target));

        Assert.Equal("backups.swept", stopped.Error.Code);
        Assert.Equal(first.Id, Assert.Single(await archive.ListAsync(Ct)).Id);
    }

    /// <summary>A document of the first of two points that is gone since: it is remembered, but the newest point does not need
    /// it.</summary>
    private static async Task<(string Path, byte[] Bytes)> ForgottenAsync(Province province, IBackupArchive archive)
    {
        var path = Path.Combine(province.Folder, "files", "ab", "cd", "abcd" + new string('0', 60));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var bytes = System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_500_000);
        await File.WriteAllBytesAsync(path, bytes, Ct);
        await Vault.TakeAsync(archive, province.Database.Target);
        File.Delete(path);
        await Vault.TakeAsync(archive, province.Database.Target);
        return (path, bytes);
    }

    private static FolderStore Store(Vault vault) => new(vault.Place.Target);

    /// <summary>What <c>--keep 1</c> does ten days later, in another process.</summary>
    private static Task<(int Points, int Objects)> ThinAsync(Vault vault, IBackupStore store)
    {
        var cipher = new BackupCipher(KeyFile.Read(vault.Place.KeyFile));
        return new Retention(store, new Points(store, cipher), new Chunks(store, cipher))
            .KeepAsync(1, TimeProvider.System.Now() + TimeSpan.FromDays(10), Ct);
    }
}
