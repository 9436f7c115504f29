using OpenProvince.Backups;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>The key stays apart, nothing is written over, and each refusal is a sentence.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class KeyAndPlaceTests
{
    [Fact, Once]
    public async Task A_key_inside_data_or_backups_is_refused_and_an_old_one_never_overwritten()
    {
        using var vault = new Vault();
        using var data = new TestFolder();
        foreach (var inside in new[] { data.Path, vault.Place.Target })
        {
            var (exit, _, error) = await ServerProcess.RunAsync(
                ["backup", "--new-key", Path.Combine(inside, "key"), "--data", data.Path, "--to", vault.Place.Target]);
            Assert.Equal(2, exit);
            Assert.Contains("nơi khác", error);
        }
        Assert.Equal("backups.key-exists", Assert.Throws<StartupException>(() => BackupsModule.MakeKey(vault.Place.KeyFile)).Error.Code);
    }

    [Fact, Once]
    public async Task Another_key_an_open_key_and_no_key_are_refused()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var target = DatabaseTarget.Sqlite(province.Folder);
        await using (var archive = await vault.OpenAsync()) await Vault.TakeAsync(archive, target);

        var other = vault.Fresh("other");
        BackupsModule.MakeKey(other);
        Assert.Equal("backups.wrong-key", await CodeAsync(vault, other));
        File.SetUnixFileMode(other, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        Assert.Equal("backups.key-open", await CodeAsync(vault, other));
        Assert.Equal("backups.key-unreadable", await CodeAsync(vault, vault.Fresh("none")));
        var (exit, _, error) = await ServerProcess.RunAsync(["backup", "--to", vault.Place.Target, "--data", province.Folder]);
        Assert.Equal(2, exit);
        Assert.Contains("--new-key", error);
    }

    [Fact, Once]
    public async Task An_archive_that_got_another_key_while_it_was_open_is_left_alone()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var target = DatabaseTarget.Sqlite(province.Folder);
        var other = vault.Fresh("other");
        BackupsModule.MakeKey(other);
        await using var early = await vault.OpenAsync();
        await using (var late = await BackupsModule.OpenAsync(vault.Place with { KeyFile = other }, TestContext.Current.CancellationToken))
            await Vault.TakeAsync(late, target);

        Assert.Equal("backups.wrong-key", (await Assert.ThrowsAsync<StartupException>(() => Vault.TakeAsync(early, target))).Error.Code);
    }

    [Fact, Once]
    public async Task Backups_do_not_lie_inside_the_data_and_a_folder_without_a_province_is_no_source()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using (var inside = await BackupsModule.OpenAsync(
            vault.Place with { Target = Path.Combine(province.Folder, "backup") }, TestContext.Current.CancellationToken))
            Assert.Equal("backups.place-inside",
                (await Assert.ThrowsAsync<StartupException>(
                    () => Vault.TakeAsync(inside, DatabaseTarget.Sqlite(province.Folder)))).Error.Code);
        await using var archive = await vault.OpenAsync();
        using var nothing = new TestFolder();
        Assert.Equal("backups.no-database",
            (await Assert.ThrowsAsync<StartupException>(() => Vault.TakeAsync(archive, DatabaseTarget.Sqlite(nothing.Path)))).Error.Code);
        Assert.Empty(await archive.ListAsync(TestContext.Current.CancellationToken));
    }

    [Fact, Once]
    public async Task Nothing_is_restored_over_data()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using (var archive = await vault.OpenAsync()) await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        var before = File.GetLastWriteTimeUtc(Path.Combine(province.Folder, "openprovince.db"));

        var (exit, _, error) = await ServerProcess.RunAsync(["restore", .. vault.Arguments("--from"), "--data", province.Folder]);

        Assert.Equal(2, exit);
        Assert.Contains(province.Folder, error);
        Assert.Equal(before, File.GetLastWriteTimeUtc(Path.Combine(province.Folder, "openprovince.db")));
    }

    [Fact, Once]
    public async Task A_moment_without_an_offset_is_Vietnamese_time_wherever_the_machine_stands()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using var archive = await vault.OpenAsync();
        var first = await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        var second = await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        var between = (first.At + ((second.At - first.At) / 2)).ToLocal()
            .ToString("yyyy-MM-dd'T'HH:mm:ss.fff", System.Globalization.CultureInfo.InvariantCulture);
        var elsewhere = new Dictionary<string, string>(StringComparer.Ordinal) { ["TZ"] = "America/Los_Angeles" };

        string[] restore = ["restore", .. vault.Arguments("--from"), "--check", "--to"];
        var (exit, output, error) = await ServerProcess.RunAsync([.. restore, between], elsewhere);
        Assert.True(exit == 0, output + error);
        Assert.Contains($"{between}+07:00", output.ReplaceLineEndings("")); // what was understood, across lines
        Assert.Contains(first.Id, output.ReplaceLineEndings(""));

        (exit, _, error) = await ServerProcess.RunAsync([.. restore, "27/11/2026 10:00"], elsewhere);
        Assert.Equal(2, exit);
        Assert.Contains("2026-11-23T14:32+07:00", error);
    }

    [Fact, Once]
    public async Task The_archive_shows_no_names_and_no_contents()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using (var archive = await vault.OpenAsync()) await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));

        foreach (var path in Directory.EnumerateFiles(vault.Place.Target, "*", SearchOption.AllDirectories))
        {
            var bytes = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf("Mẫu"u8) < 0 && bytes.AsSpan().IndexOf("SQLite format"u8) < 0, path);
            Assert.False(PrivateFolder.IsOpen(Path.GetDirectoryName(path)!));
        }
    }

    [Fact, Once]
    public async Task Old_points_go_with_what_only_they_needed()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var target = DatabaseTarget.Sqlite(province.Folder);
        await using var archive = await vault.OpenAsync();
        await province.ExecuteAsync(
            "create table filler as with recursive n(i) as (select 1 union all select i + 1 from n where i < 500) select " +
            "randomblob(2000) as x from n");
        await Vault.TakeAsync(archive, target);
        await province.ExecuteAsync("drop table filler");
        await province.ExecuteAsync("vacuum");
        var last = await Vault.TakeAsync(archive, target);
        Assert.Equal((0, 0), await archive.KeepAsync(1, TestContext.Current.CancellationToken));

        var (store, cipher) = (new FolderStore(vault.Place.Target), new BackupCipher(KeyFile.Read(vault.Place.KeyFile)));
        var (points, objects) = await new Retention(store, new Points(store, cipher), new Chunks(store, cipher))
            .KeepAsync(1, TimeProvider.System.Now() + TimeSpan.FromDays(10), TestContext.Current.CancellationToken);

        Assert.Equal(1, points);
        Assert.True(objects >= 10, $"{objects} objects went");
        Assert.Equal(last.Id, Assert.Single(await archive.ListAsync(TestContext.Current.CancellationToken)).Id);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
        await Vault.TakeAsync(archive, target);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
    }

    private static async Task<string> CodeAsync(Vault vault, string key) =>
        (await Assert.ThrowsAsync<StartupException>(() => BackupsModule.OpenAsync(vault.Place with { KeyFile = key }))).Error.Code;
}
