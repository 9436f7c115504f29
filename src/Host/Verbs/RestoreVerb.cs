using System.CommandLine;
using OpenProvince.Backups;
using OpenProvince.Backups.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>
/// Brings a province back into an empty place and proves it with <c>verify</c>; with <c>--check</c> into a scratch place that goes again.
/// </summary>
internal static class RestoreVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("restore", say["host.restore.about"]);
        var place = new PlaceOptions(command, say, "--from");
        var data = new Option<string?>("--data") { Description = say["host.restore.data"] };
        var cluster = new Option<string?>("--pg-data") { Description = say["host.restore.pg-data"] };
        var point = new Option<string?>("--point") { Description = say["host.backup.point"] };
        var to = new MomentOption(command, say, "--to", "host.restore.to");
        var check = new Option<bool>("--check") { Description = say["host.restore.check"] };
        foreach (var option in new Option[] { data, cluster, point, check }) command.Options.Add(option);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            var moment = to.Read(parsed);
            if (moment is not null && parsed.GetValue(point) is not null) throw new StartupException(Error.Invalid("host.point-and-time"));
            await using var archive = await BackupsModule.OpenAsync(place.Read(parsed), ct);
            if (parsed.GetValue(check)) return await CheckAsync(archive, parsed.GetValue(point), moment, say, ct);
            var folder = parsed.GetValue(data) ?? throw new StartupException(Error.Invalid("host.restore-where"));
            return await RunAsync(archive, new(parsed.GetValue(point), moment, folder, parsed.GetValue(cluster)), say, ct);
        }));
        return command;
    }

    private static async Task<int> CheckAsync(IBackupArchive archive, string? point, Instant? moment, Say say, CancellationToken ct)
    {
        var scratch = Directory.CreateTempSubdirectory("openprovince-restore-");
        // The account of PostgreSQL has to reach its folder without seeing ours.
        var cluster = Directory.CreateTempSubdirectory("op-cluster-");
        try
        {
            return await RunAsync(archive, new(point, moment, Path.Combine(scratch.FullName, "data"), cluster.FullName), say, ct);
        }
        finally
        {
            scratch.Delete(recursive: true);
            cluster.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(IBackupArchive archive, RestoreRequest request, Say say, CancellationToken ct)
    {
        IRestoredData? restored = null;
        await say.ProgressAsync(
            "host.restore.progress", async progress => restored = await archive.RestoreAsync(request, new BackupProgress(progress), ct));
        await using var back = restored!;
        var findings = await FillAsync(back, say, ct);
        foreach (var finding in findings) say.Error(finding);
        string[] database = back.Target.ConnectionString is { } connection ? ["--db", connection] : [];
        var verified = await CommandLine.RunAsync(["verify", "--data", back.Target.Folder, .. database]);
        await back.FinishAsync(ct);
        var good = findings.Count == 0 && verified == CommandLine.Done;
        say.Line(good ? "host.restore.done" : "host.restore.dirty", ("at", BackupVerb.Local(back.At)), ("point", back.Point.Id),
            ("folder", request.Folder));
        if (request.PgData is { } cluster && back.Target.Engine == DatabaseEngine.Postgres)
            say.Line("host.restore.cluster", ("folder", cluster));
        return good ? CommandLine.Done : CommandLine.Found;
    }

    /// <summary>The files the restored rows name, then what modules must do in a province that went back in time.</summary>
    internal static async Task<IReadOnlyList<Error>> FillAsync(IRestoredData restored, Say say, CancellationToken ct)
    {
        await using var app = ServerApp.Build(new ServerOptions { Target = restored.Target });
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(ct);
        var named = await app.Services.GetRequiredService<IFileInventory>().NamedAsync(ct);
        IReadOnlyList<Error> findings = [];
        await say.ProgressAsync(
            "host.restore.files", async progress => findings = await restored.WriteFilesAsync(named, new BackupProgress(progress), ct));
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var step in scope.ServiceProvider.GetServices<IRestoreStep>())
            await step.RunAsync(restored.At, TimeProvider.System.Now(), ct);
        return findings;
    }
}
