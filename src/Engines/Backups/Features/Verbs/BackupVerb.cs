using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features;

/// <summary>Backs a province up, also while it is served; lists, checks and thins out what the archive holds.</summary>
internal sealed class BackupVerb : IVerb
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("backup", say["backups.backup.about"]);
        var data = new DataOptions(command, say);
        var place = new PlaceOptions(command, say, "--to");
        var newKey = new Option<string?>("--new-key") { Description = say["backups.backup.new-key"] };
        var list = new Option<bool>("--list") { Description = say["backups.backup.list"] };
        var verify = new Option<bool>("--verify") { Description = say["backups.backup.verify"] };
        var point = new Option<string?>("--point") { Description = say["backups.backup.point"] };
        var full = new Option<bool>("--full") { Description = say["backups.backup.full"] };
        var keep = new Option<int?>("--keep") { Description = say["backups.backup.keep"] };
        var follow = new Option<bool>("--follow") { Description = say["backups.backup.follow"] };
        foreach (var option in new Option[] { newKey, list, verify, point, full, keep, follow }) command.Options.Add(option);
        return program.Alone(command, async (parsed, ct) =>
        {
            if (parsed.GetValue(newKey) is { } key) return MakeKey(key, data.Folder(parsed), place.Target(parsed), say);
            var at = place.Read(parsed);
            if (parsed.GetValue(keep) is < 1) throw new StartupException(Error.Invalid("backups.keep-wrong"));
            if (parsed.GetValue(follow))
                return await FollowAsync(new(at, Minute, parsed.GetValue(keep)), data.Read(parsed, say), say.Texts, ct);
            await using var archive = await BackupsModule.OpenAsync(at, ct);
            if (parsed.GetValue(list)) return await ListAsync(archive, say, ct);
            if (parsed.GetValue(verify)) return await VerifyAsync(archive, parsed.GetValue(point), say, ct);
            return await TakeAsync(archive, data.Read(parsed, say), parsed.GetValue(full), parsed.GetValue(keep), say, ct);
        });
    }

    private static int MakeKey(string path, string folder, string? target, ITerminal say)
    {
        BackupsModule.MakeKey(path, target is null || target.StartsWith("s3://", StringComparison.Ordinal) ? [folder] : [folder, target]);
        say.Line("backups.backup.key-made", ("path", path));
        return Exit.Done;
    }

    private static async Task<int> TakeAsync(
        IBackupArchive archive, DatabaseTarget source, bool full, int? keep, ITerminal say, CancellationToken ct)
    {
        BackupPoint? taken = null;
        await say.ProgressAsync(
            "backups.backup.progress", async progress => taken = await archive.TakeAsync(source, full, new BackupProgress(progress), ct));
        say.Line("backups.backup.done", ("point", taken!.Id), ("at", MomentOption.Local(taken.At)), ("files", taken.Files),
            ("size", Size(taken.Bytes)), ("fresh", Size(taken.NewBytes)));
        if (keep is not { } days) return Exit.Done;
        var (points, objects) = await archive.KeepAsync(days, ct);
        say.Line("backups.backup.kept", ("days", days), ("points", points), ("objects", objects));
        return Exit.Done;
    }

    private static async Task<int> ListAsync(IBackupArchive archive, ITerminal say, CancellationToken ct)
    {
        var points = await archive.ListAsync(ct);
        if (points.Count == 0) say.Line("backups.backup.none");
        foreach (var point in points)
            say.Line(point.From == point.At
                ? "backups.backup.row"
                : "backups.backup.row-from", ("point", point.Id), ("at", MomentOption.Local(point.At)),
                ("from", MomentOption.Local(point.From)), ("engine", point.Engine), ("files", point.Files), ("size", Size(point.Bytes)),
                ("fresh", Size(point.NewBytes)));
        return Exit.Done;
    }

    private static async Task<int> VerifyAsync(IBackupArchive archive, string? point, ITerminal say, CancellationToken ct)
    {
        BackupCheck? check = null;
        await say.ProgressAsync(
            "backups.backup.checking", async progress => check = await archive.CheckAsync(point, new BackupProgress(progress), ct));
        foreach (var finding in check!.Findings) say.Error(finding);
        say.Line(check.Findings.Count == 0 ? "backups.backup.clean" : "backups.backup.dirty", ("objects", check.Objects),
            ("size", Size(check.Bytes)), ("findings", check.Findings.Count));
        return check.Findings.Count == 0 ? Exit.Done : Exit.Found;
    }

    /// <summary>A process of its own that does what <c>serve --backup-to</c> does, for instance on the machine of the backups.</summary>
    private static async Task<int> FollowAsync(BackupSchedule schedule, DatabaseTarget target, Texts texts, CancellationToken ct)
    {
        await (await BackupsModule.OpenAsync(schedule.Place, ct)).DisposeAsync(); // a wrong key or place is said at once
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss "));
        builder.Services.AddSingleton(texts).AddBackupJob(schedule, target);
        using var host = builder.Build();
        await host.RunAsync(ct);
        return Exit.Done;
    }

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} kB"),
    };
}
