using System.CommandLine;
using System.Globalization;
using OpenProvince.Backups;
using OpenProvince.Backups.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Backs a province up, also while it is served; lists, checks and thins out what the archive holds.</summary>
internal static class BackupVerb
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static Command Make(Say say)
    {
        var command = new Command("backup", say["host.backup.about"]);
        var data = new DataOptions(command, say);
        var place = new PlaceOptions(command, say, "--to");
        var newKey = new Option<string?>("--new-key") { Description = say["host.backup.new-key"] };
        var list = new Option<bool>("--list") { Description = say["host.backup.list"] };
        var verify = new Option<bool>("--verify") { Description = say["host.backup.verify"] };
        var point = new Option<string?>("--point") { Description = say["host.backup.point"] };
        var full = new Option<bool>("--full") { Description = say["host.backup.full"] };
        var keep = new Option<int?>("--keep") { Description = say["host.backup.keep"] };
        var follow = new Option<bool>("--follow") { Description = say["host.backup.follow"] };
        foreach (var option in new Option[] { newKey, list, verify, point, full, keep, follow }) command.Options.Add(option);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            if (parsed.GetValue(newKey) is { } key) return MakeKey(key, data.Folder(parsed), place.Target(parsed), say);
            var at = place.Read(parsed);
            if (parsed.GetValue(keep) is < 1) throw new StartupException(Error.Invalid("host.keep-wrong"));
            if (parsed.GetValue(follow)) return await FollowAsync(new(at, Minute, parsed.GetValue(keep)), data.Read(parsed, say), ct);
            await using var archive = await BackupsModule.OpenAsync(at, ct);
            if (parsed.GetValue(list)) return await ListAsync(archive, say, ct);
            if (parsed.GetValue(verify)) return await VerifyAsync(archive, parsed.GetValue(point), say, ct);
            return await TakeAsync(archive, data.Read(parsed, say), parsed.GetValue(full), parsed.GetValue(keep), say, ct);
        }));
        return command;
    }

    private static int MakeKey(string path, string folder, string? target, Say say)
    {
        BackupsModule.MakeKey(path, target is null || target.StartsWith("s3://", StringComparison.Ordinal) ? [folder] : [folder, target]);
        say.Line("host.backup.key-made", ("path", path));
        return CommandLine.Done;
    }

    private static async Task<int> TakeAsync(
        IBackupArchive archive, DatabaseTarget source, bool full, int? keep, Say say, CancellationToken ct)
    {
        BackupPoint? taken = null;
        await say.ProgressAsync(
            "host.backup.progress", async progress => taken = await archive.TakeAsync(source, full, new BackupProgress(progress), ct));
        say.Line("host.backup.done", ("point", taken!.Id), ("at", Local(taken.At)), ("files", taken.Files), ("size", Size(taken.Bytes)),
            ("fresh", Size(taken.NewBytes)));
        if (keep is not { } days) return CommandLine.Done;
        var (points, objects) = await archive.KeepAsync(days, ct);
        say.Line("host.backup.kept", ("days", days), ("points", points), ("objects", objects));
        return CommandLine.Done;
    }

    private static async Task<int> ListAsync(IBackupArchive archive, Say say, CancellationToken ct)
    {
        var points = await archive.ListAsync(ct);
        if (points.Count == 0) say.Line("host.backup.none");
        foreach (var point in points)
            Console.WriteLine(say[point.From == point.At
                ? "host.backup.row"
                : "host.backup.row-from", ("point", point.Id), ("at", Local(point.At)), ("from", Local(point.From)),
                ("engine", point.Engine), ("files", point.Files), ("size", Size(point.Bytes)), ("fresh", Size(point.NewBytes))]);
        return CommandLine.Done;
    }

    private static async Task<int> VerifyAsync(IBackupArchive archive, string? point, Say say, CancellationToken ct)
    {
        BackupCheck? check = null;
        await say.ProgressAsync(
            "host.backup.checking", async progress => check = await archive.CheckAsync(point, new BackupProgress(progress), ct));
        foreach (var finding in check!.Findings) say.Error(finding);
        say.Line(check.Findings.Count == 0 ? "host.backup.clean" : "host.backup.dirty", ("objects", check.Objects),
            ("size", Size(check.Bytes)), ("findings", check.Findings.Count));
        return check.Findings.Count == 0 ? CommandLine.Done : CommandLine.Found;
    }

    /// <summary>A process of its own that does what <c>serve --backup-to</c> does, for instance on the machine of the backups.</summary>
    private static async Task<int> FollowAsync(BackupSchedule schedule, DatabaseTarget target, CancellationToken ct)
    {
        await (await BackupsModule.OpenAsync(schedule.Place, ct)).DisposeAsync(); // a wrong key or place is said at once
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Logging.AddSimpleConsole(console => (console.SingleLine, console.TimestampFormat) = (true, "yyyy-MM-dd HH:mm:ss "));
        builder.Services.AddSingleton(new Texts(Composition.TextSources)).AddBackupJob(schedule, target);
        using var host = builder.Build();
        await host.RunAsync(ct);
        return CommandLine.Done;
    }

    public static string Local(Instant at) => at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+07:00'", CultureInfo.InvariantCulture);

    private static string Size(long bytes) => bytes switch
    {
        >= 1L << 30 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GB"),
        >= 1L << 20 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 20):0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} kB"),
    };
}
