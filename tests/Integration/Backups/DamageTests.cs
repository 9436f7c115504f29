using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>A damaged archive says which object and what it belongs to, before anybody builds on it.</summary>
public sealed class DamageTests
{
    [Fact, Once]
    public Task An_altered_or_missing_object_is_named_with_what_it_belongs_to() => AlteredAsync(DatabaseEngine.Sqlite);

    [Fact, Once]
    public Task A_damaged_database_stops_the_restore_with_its_name_and_the_folder_is_not_served() => DatabaseAsync(DatabaseEngine.Sqlite);

    [Fact, Once]
    public Task A_damaged_manifest_is_named_and_the_point_before_it_can_still_be_restored() => ManifestAsync(DatabaseEngine.Sqlite);

    [Fact, Once]
    public Task A_damaged_list_of_documents_is_named_and_the_rest_comes_back() => ListAsync(DatabaseEngine.Sqlite);

    [Theory, EachDatabase, Trait("Run", "long")]
    public async Task Every_kind_of_damage_is_named_on_each_database(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        await AlteredAsync(engine);
        await DatabaseAsync(engine);
        await ManifestAsync(engine);
        await ListAsync(engine);
    }

    private static async Task AlteredAsync(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        var target = province.Database.Target;
        var document = Path.Combine(province.Folder, "files", "ab", "cd", "abcd" + new string('0', 60));
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        await File.WriteAllBytesAsync(document, System.Security.Cryptography.RandomNumberGenerator.GetBytes(2_500_000),
            TestContext.Current.CancellationToken);
        await using var archive = await vault.OpenAsync();
        await Vault.TakeAsync(archive, target);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);

        // The three pieces of the document are the largest objects.
        var pieces = Chunks(vault).OrderByDescending(file => file.Length).Take(2).ToList();
        Flip(pieces[0].FullName);
        File.Delete(pieces[1].FullName);

        var findings = (await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings;
        Assert.Contains(findings, finding => finding.Code == "backups.damaged" && Says(finding, pieces[0].Name) && Says(finding,
            Path.GetRelativePath(province.Folder, document)));
        Assert.Contains(findings, finding => finding.Code == "backups.missing" && Says(finding, pieces[1].Name));
        Assert.Equal(2, findings.Count);
        var (exit, _, error) = await ServerProcess.RunAsync(["backup", "--verify", .. vault.Arguments("--to")]);
        Assert.Equal(1, exit);
        Assert.Contains(pieces[0].Name, error);

        // What is broken is not taken for known: a full backup is sound again.
        await Vault.TakeAsync(archive, target, full: true);
        Assert.Empty((await archive.CheckAsync(null, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings);
    }

    private static async Task DatabaseAsync(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        await using var archive = await vault.OpenAsync();
        await Vault.TakeAsync(archive, province.Database.Target);
        foreach (var chunk in Chunks(vault)) Flip(chunk.FullName);

        var folder = vault.Fresh("restored");
        string[] restore = ["restore", .. vault.Arguments("--from"), "--data", folder, "--pg-data", vault.Fresh("cluster")];
        var (exit, _, error) = await ServerProcess.RunAsync(restore);
        Assert.Equal(2, exit);
        Assert.Contains("chunks/", error);
        Assert.DoesNotContain("   at ", error);
        var (served, _, refusal) = await ServerProcess.RunAsync(["serve", "--port", "0", "--data", folder]);
        Assert.Equal(2, served);
        Assert.Contains("dừng giữa chừng", refusal);
    }

    private static async Task ManifestAsync(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        await using var archive = await vault.OpenAsync();
        var good = await Vault.TakeAsync(archive, province.Database.Target);
        var bad = await Vault.TakeAsync(archive, province.Database.Target);
        Flip(Path.Combine(vault.Place.Target, "points", bad.Id));

        Assert.Contains((await archive.CheckAsync(bad.Id, (_, _, _) => { }, TestContext.Current.CancellationToken)).Findings, finding =>
            Says(finding, bad.Id));
        Assert.Equal(good.Id, Assert.Single(await archive.ListAsync(TestContext.Current.CancellationToken)).Id);
        var (exit, output, error) = await ServerProcess.RunAsync(["restore", .. vault.Arguments("--from"), "--point", good.Id, "--check"]);
        Assert.True(exit == 0, output + error);
        // The removal of old ones does not guess what an unreadable one needs.
        Assert.Equal("backups.damaged",
            (await Assert.ThrowsAsync<StartupException>(() => archive.KeepAsync(1, TestContext.Current.CancellationToken))).Error.Code);
    }

    private static async Task ListAsync(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(engine);
        var document = Path.Combine(province.Folder, "files", "ab", "cd", "abcd" + new string('0', 60));
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        await File.WriteAllBytesAsync(document, new byte[1000], TestContext.Current.CancellationToken);
        await using var archive = await vault.OpenAsync();
        var taken = await Vault.TakeAsync(archive, province.Database.Target);
        var manifest = await new Points(new FolderStore(vault.Place.Target), new BackupCipher(KeyFile.Read(vault.Place.KeyFile)))
            .ReadAsync(taken.Id, TestContext.Current.CancellationToken);
        var list = Assert.Single(manifest.Files["ab"].Ids);
        Flip(Path.Combine(vault.Place.Target, OpenProvince.Backups.Data.Chunks.Name(list)));

        var (exit, output, error) = await ServerProcess.RunAsync(["restore", .. vault.Arguments("--from"), "--check"]);

        Assert.Equal(1, exit);
        Assert.Contains(list, error);
        Assert.Contains("files/ab", error);
        Assert.DoesNotContain("   at ", output + error);
    }

    private static IEnumerable<FileInfo> Chunks(Vault vault) => new DirectoryInfo(Path.Combine(vault.Place.Target, "chunks"))
        .EnumerateFiles("*", SearchOption.AllDirectories);

    private static bool Says(Error finding, string part) => finding.Args.Any(arg =>
        arg.Value?.ToString()?.Contains(part, StringComparison.Ordinal) == true);

    private static void Flip(string path)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }
}
