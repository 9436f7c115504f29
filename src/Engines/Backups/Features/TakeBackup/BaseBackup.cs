using System.Diagnostics;
using System.Formats.Tar;
using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>A physical copy of a running cluster; it needs the log from its start segment on.</summary>
internal sealed record TakenBase(IReadOnlyList<Entry> Entries, string StartSegment, long Bytes);

/// <summary>
/// pg_basebackup as a stream: every file of the cluster becomes an entry of its own, so that what did not change since the
/// last base costs nothing, and nothing lies unsealed on a disk in between.
/// </summary>
internal sealed class BaseBackup(PgTools tools, ChunkWriter writer)
{
    public async Task<TakenBase> TakeAsync(string connection, Action<long> progress, CancellationToken ct)
    {
        var start = tools.Client("pg_basebackup", connection, "openprovince_base",
            "-D", "-", "-F", "t", "-X", "none", "-c", "fast", "-l", "openprovince", "--no-password");
        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync(ct);
        try
        {
            var taken = await ReadAsync(run.StandardOutput.BaseStream, progress, ct);
            await run.WaitForExitAsync(ct);
            if (run.ExitCode == 0 && taken is not null) return taken;
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or FormatException)
        {
            // It broke off in the middle; its own words say why.
        }
        finally
        {
            if (!run.HasExited) run.Kill();
        }
        throw new StartupException(BackupErrors.ToolFailed("pg_basebackup", PgTools.LastWords(await error)));
    }

    private async Task<TakenBase?> ReadAsync(Stream stream, Action<long> progress, CancellationToken ct)
    {
        var entries = new List<Entry>();
        string? first = null;
        long done = 0;
        await using var tar = new TarReader(stream, leaveOpen: true);
        while (await tar.GetNextEntryAsync(copyData: false, ct) is { } one)
        {
            var name = one.Name.StartsWith("./", StringComparison.Ordinal) ? one.Name[2..] : one.Name;
            if (one.EntryType is TarEntryType.SymbolicLink) throw new StartupException(BackupErrors.Tablespaces());
            if (one.EntryType is TarEntryType.Directory)
            {
                entries.Add(new Entry(name.TrimEnd('/') + "/", (int)one.Mode, Content.Empty));
                continue;
            }
            var content = await ContentAsync(one, name, label => first = Segments.StartOf(label) ?? first, ct);
            entries.Add(new Entry(name, (int)one.Mode, content));
            progress(done += content.Size);
        }
        return first is null ? null : new TakenBase(entries, first, done);
    }

    private async Task<Content> ContentAsync(TarEntry one, string name, Action<string> label, CancellationToken ct)
    {
        if (one.DataStream is not { } data) return Content.Empty;
        if (name != "backup_label") return await writer.WriteAsync(data, ChunkWriter.PageChunk, null, ct);
        using var text = new MemoryStream();
        await data.CopyToAsync(text, ct);
        label(System.Text.Encoding.UTF8.GetString(text.ToArray()));
        text.Position = 0;
        return await writer.WriteAsync(text, ChunkWriter.PageChunk, null, ct);
    }
}
