using OpenProvince.Backups;
using OpenProvince.Backups.Contracts;
using OpenProvince.Backups.Features;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Server.Verbs;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>A place of backups with its key beside it, for one test.</summary>
internal sealed class Vault : IDisposable
{
    private readonly TestFolder folder = new("vault");

    public Vault()
    {
        Place = new(Path.Combine(folder.Path, "archive"), Path.Combine(folder.Path, "key"));
        BackupsModule.MakeKey(Place.KeyFile);
    }

    public BackupPlace Place { get; }

    /// <summary>An empty folder of its own.</summary>
    public string Fresh(string name) => Path.Combine(folder.Path, name);

    /// <summary>How the command line names it behind <c>backup</c> (<c>--to</c>) or <c>restore</c> (<c>--from</c>).</summary>
    public string[] Arguments(string option) => [option, Place.Target, "--key", Place.KeyFile];

    public Task<IBackupArchive> OpenAsync() => BackupsModule.OpenAsync(Place);

    public static async Task<BackupPoint> TakeAsync(IBackupArchive archive, DatabaseTarget source, bool full = false) =>
        await archive.TakeAsync(source, full, (_, _, _) => { }, TestContext.Current.CancellationToken);

    /// <summary>Restores into new folders and does what the verb does before it proves the result.</summary>
    public async Task<IRestoredData> RestoreAsync(IBackupArchive archive, Instant? to = null)
    {
        var cluster = Directory.CreateTempSubdirectory("op-test-cluster-").FullName;
        Clusters.Add(cluster);
        var request = new RestoreRequest(null, to, Fresh($"restored-{Guid.NewGuid():N}"), cluster);
        var restored = await archive.RestoreAsync(request, (_, _, _) => { }, TestContext.Current.CancellationToken);
        var program = new VerbProgram(new Say(Composition.TextSources), []);
        Assert.Empty(await RestoreVerb.FillAsync(restored, program, TestContext.Current.CancellationToken));
        return restored;
    }

    /// <summary>The program's own proof, run on what came back.</summary>
    public static async Task VerifiesAsync(IRestoredData restored)
    {
        string[] database = restored.Target.ConnectionString is { } connection ? ["--db", connection] : [];
        var (exit, output, error) = await ServerProcess.RunAsync(["verify", "--data", restored.Target.Folder, .. database]);
        Assert.True(exit == 0, output + error);
    }

    private List<string> Clusters { get; } = [];

    public void Dispose()
    {
        folder.Dispose();
        foreach (var cluster in Clusters.Where(Directory.Exists)) Directory.Delete(cluster, recursive: true);
    }
}
