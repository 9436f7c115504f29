using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Backups.Contracts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>
/// Brings a province back into an empty place and proves it with <c>verify</c>; with <c>--check</c> into a scratch place that goes again.
/// </summary>
internal sealed class RestoreVerb : IVerb
{
    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("restore", say["backups.restore.about"]);
        var place = new PlaceOptions(command, say, "--from");
        var data = new Option<string?>("--data") { Description = say["backups.restore.data"] };
        var cluster = new Option<string?>("--pg-data") { Description = say["backups.restore.pg-data"] };
        var point = new Option<string?>("--point") { Description = say["backups.backup.point"] };
        var to = new MomentOption(command, say, "--to", "backups.restore.to");
        var check = new Option<bool>("--check") { Description = say["backups.restore.check"] };
        foreach (var option in new Option[] { data, cluster, point, check }) command.Options.Add(option);
        return program.Alone(command, async (parsed, ct) =>
        {
            var moment = to.Read(parsed);
            if (moment is not null && parsed.GetValue(point) is not null)
                throw new StartupException(Error.Invalid("backups.point-and-time"));
            await using var archive = await BackupsModule.OpenAsync(place.Read(parsed), ct);
            if (parsed.GetValue(check)) return await CheckAsync(archive, parsed.GetValue(point), moment, program, ct);
            var folder = parsed.GetValue(data) ?? throw new StartupException(Error.Invalid("backups.restore-where"));
            return await RunAsync(archive, new(parsed.GetValue(point), moment, folder, parsed.GetValue(cluster)), program, ct);
        });
    }

    private static async Task<int> CheckAsync(
        IBackupArchive archive, string? point, Instant? moment, IProgram program, CancellationToken ct)
    {
        var scratch = Directory.CreateTempSubdirectory("openprovince-restore-");
        // The account of PostgreSQL has to reach its folder without seeing ours.
        var cluster = Directory.CreateTempSubdirectory("op-cluster-");
        try
        {
            return await RunAsync(archive, new(point, moment, Path.Combine(scratch.FullName, "data"), cluster.FullName), program, ct);
        }
        finally
        {
            scratch.Delete(recursive: true);
            cluster.Delete(recursive: true);
        }
    }

    private static async Task<int> RunAsync(IBackupArchive archive, RestoreRequest request, IProgram program, CancellationToken ct)
    {
        var say = program.Terminal;
        IRestoredData? restored = null;
        await say.ProgressAsync(
            "backups.restore.progress", async progress => restored = await archive.RestoreAsync(request, new BackupProgress(progress), ct));
        await using var back = restored!;
        var findings = await FillAsync(back, program, ct);
        foreach (var finding in findings) say.Error(finding);
        string[] database = back.Target.ConnectionString is { } connection ? ["--db", connection] : [];
        var verified = await program.RunAsync(["verify", "--data", back.Target.Folder, .. database]);
        await back.FinishAsync(ct);
        var good = findings.Count == 0 && verified == Exit.Done;
        say.Line(good ? "backups.restore.done" : "backups.restore.dirty", ("at", MomentOption.Local(back.At)), ("point", back.Point.Id),
            ("folder", request.Folder));
        if (request.PgData is { } cluster && back.Target.Engine == DatabaseEngine.Postgres)
            say.Line("backups.restore.cluster", ("folder", cluster));
        return good ? Exit.Done : Exit.Found;
    }

    /// <summary>The files the restored rows name, then what modules must do in a province that went back in time.</summary>
    internal static async Task<IReadOnlyList<Error>> FillAsync(IRestoredData restored, IProgram program, CancellationToken ct)
    {
        IReadOnlyList<Error> findings = [];
        await program.AroundAsync(restored.Target, async services =>
        {
            await services.GetRequiredService<Migrator>().MigrateAsync(ct);
            var named = await services.GetRequiredService<IFileInventory>().NamedAsync(ct);
            await program.Terminal.ProgressAsync("backups.restore.files",
                async progress => findings = await restored.WriteFilesAsync(named, new BackupProgress(progress), ct));
            await using var scope = services.CreateAsyncScope();
            foreach (var step in scope.ServiceProvider.GetServices<IRestoreStep>())
                await step.RunAsync(restored.At, TimeProvider.System.Now(), ct);
        });
        return findings;
    }
}
