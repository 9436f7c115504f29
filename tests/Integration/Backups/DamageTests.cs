using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>A damaged archive says which object and what it belongs to, before anybody builds on it.</summary>
public sealed class DamageTests
{
    [Fact]
    public async Task An_altered_or_missing_object_is_named_with_what_it_belongs_to()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var target = DatabaseTarget.Sqlite(province.Folder);
        var document = Path.Combine(province.Folder, "files", "ab", "cd", "abcd" + new string('0', 60));
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        await File.WriteAllBytesAsync(document, System.Security.Cryptography.RandomNumberGenerator.GetBytes(2_500_000), TestContext.Current.CancellationToken);
        await using var archive = await vault.OpenAsync();
        await Vault.TakeAsync(archive, target);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);

        // The three pieces of the document are the largest objects.
        var pieces = Chunks(vault).OrderByDescending(file => file.Length).Take(2).ToList();
        Flip(pieces[0].FullName);
        File.Delete(pieces[1].FullName);

        var findings = (await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings;
        Assert.Contains(findings, finding => finding.Code == "backups.damaged" && Says(finding, pieces[0].Name) && Says(finding, Path.GetRelativePath(province.Folder, document)));
        Assert.Contains(findings, finding => finding.Code == "backups.missing" && Says(finding, pieces[1].Name));
        Assert.Equal(2, findings.Count);
        var (exit, _, error) = await ServerProcess.RunAsync(["backup", "--verify", .. vault.Arguments("--to")]);
        Assert.Equal(1, exit);
        Assert.Contains(pieces[0].Name, error);

        // What is broken is not taken for known: a full backup is sound again.
        await Vault.TakeAsync(archive, target, full: true);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
    }

    [Fact]
    public async Task A_damaged_database_stops_the_restore_with_its_name_and_the_folder_is_not_served()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using var archive = await vault.OpenAsync();
        await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        foreach (var chunk in Chunks(vault)) Flip(chunk.FullName);

        var folder = vault.Fresh("restored");
        var (exit, _, error) = await ServerProcess.RunAsync(["restore", .. vault.Arguments("--from"), "--data", folder]);
        Assert.Equal(2, exit);
        Assert.Contains("chunks/", error);
        Assert.DoesNotContain("   at ", error);
        var (served, _, refusal) = await ServerProcess.RunAsync(["serve", "--port", "0", "--data", folder]);
        Assert.Equal(2, served);
        Assert.Contains("dừng giữa chừng", refusal);
    }

    [Fact]
    public async Task A_damaged_manifest_is_named_and_the_point_before_it_can_still_be_restored()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        await using var archive = await vault.OpenAsync();
        var good = await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        var bad = await Vault.TakeAsync(archive, DatabaseTarget.Sqlite(province.Folder));
        Flip(Path.Combine(vault.Place.Target, "points", bad.Id));

        Assert.Contains((await archive.CheckAsync(bad.Id, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings, finding => Says(finding, bad.Id));
        Assert.Equal(good.Id, Assert.Single(await archive.ListAsync(TestContext.Current.CancellationToken)).Id);
        var (exit, output, error) = await ServerProcess.RunAsync(["restore", .. vault.Arguments("--from"), "--point", good.Id, "--check"]);
        Assert.True(exit == 0, output + error);
        // The removal of old ones does not guess what an unreadable one needs.
        Assert.Equal("backups.damaged", (await Assert.ThrowsAsync<StartupException>(() => archive.KeepAsync(1, TestContext.Current.CancellationToken))).Error.Code);
    }

    private static IEnumerable<FileInfo> Chunks(Vault vault) => new DirectoryInfo(Path.Combine(vault.Place.Target, "chunks")).EnumerateFiles("*", SearchOption.AllDirectories);

    private static bool Says(Error finding, string part) => finding.Args.Any(arg => arg.Value?.ToString()?.Contains(part, StringComparison.Ordinal) == true);

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
