using OpenProvince.Backups.Data;
using OpenProvince.Backups.Domain;

namespace OpenProvince.Backups.Features.TakeBackup;

/// <summary>What the archive has already, read from its newest point and kept from one backup to the next.</summary>
internal sealed class Known
{
    public Manifest? Last { get; private init; }

    public required HashSet<string> Ids { get; init; }

    /// <summary>Entries of files by bucket and path: a document never changes under its address.</summary>
    public required Dictionary<string, Dictionary<string, Entry>> Files { get; init; }

    /// <summary>The mark of removals under which it holds.</summary>
    public string Swept { get; private init; } = "";

    public static Known Nothing => new() { Ids = new(StringComparer.Ordinal), Files = new(StringComparer.Ordinal) };

    public Known With(Manifest last, string swept) => new() { Last = last, Swept = swept, Ids = Ids, Files = Files };

    public static async Task<Known> ReadAsync(Manifest? last, Chunks chunks, CancellationToken ct)
    {
        if (last is null) return Nothing;
        try
        {
            var reach = new Reach(chunks);
            await reach.AddAsync(last, ct);
            var files = new Dictionary<string, Dictionary<string, Entry>>(StringComparer.Ordinal);
            foreach (var (bucket, content) in last.Files)
                files[bucket] = (await chunks.EntriesAsync(content, bucket, ct)).ToDictionary(entry => entry.Path, StringComparer.Ordinal);
            return new() { Last = last, Ids = reach.Ids, Files = files };
        }
        catch (DamagedArchiveException)
        {
            // Nothing can be built on a point whose lists are damaged: everything is written again.
            return Nothing;
        }
    }
}
