using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>A file with the box it waits in.</summary>
internal sealed record EvidenceFile(long Id, FileOwner Box);

/// <summary>
/// Files that show what was done. Each must lie, whole and not yet used, in the box its own actor put it into; otherwise the act is
/// refused and nothing of it is written. The act's event vouches for them.
/// </summary>
internal sealed class Evidence(UnitOfWork work, IFiles files)
{
    /// <summary>Where uploads wait.</summary>
    public const string Inbox = "tasks.inbox";
    public const string Owner = "tasks.task";

    /// <summary>Files as a form keeps them, or as a program names what it sent.</summary>
    public static IReadOnlyList<EvidenceFile> Of(IReadOnlyList<StoredFile>? inForm, IReadOnlyList<long>? sent, Actor actor) =>
        [.. (inForm ?? []).Select(file => new EvidenceFile(file.Id.Value, file.Owner)),
            .. (sent ?? []).Select(id => new EvidenceFile(id, BoxOf(actor)))];

    /// <summary>What the files are, for the seal; asked before the act, as what a file is never changes.</summary>
    public async ValueTask<Result<Dictionary<long, FiledContent>>> LookAsync(IReadOnlyList<EvidenceFile> some, CancellationToken ct)
    {
        long[] ids = [.. some.Select(file => file.Id)];
        if (ids.Length > TaskRules.MostFiles) return TaskErrors.TooMany("files", TaskRules.MostFiles);
        if (ids.Distinct().Count() < ids.Length) return TaskErrors.FileUnknown;
        return ids.Length == 0 ? [] : new Dictionary<long, FiledContent>(await files.ContentsAsync(ids, ct));
    }

    /// <summary>Adds them to the act that was just taken.</summary>
    public void Add(Assignment one, IReadOnlyList<EvidenceFile> some, IReadOnlyDictionary<long, FiledContent> contents)
    {
        if (some.Count == 0) return;
        one.Vouch(Assignment.EvidenceSeal, Cells(some.Select(file => file.Id), contents));
        foreach (var (line, file) in some.Index())
        {
            work.Add(TaskSql.Evidence, one.Id, one.NextVersion, line + 1, file.Id);
            work.OnUnique(KernelErrors.Stale);
            files.File(work, new FileId(file.Id), file.Box, new FileOwner(Owner, one.Id), TaskErrors.FileUnknown);
        }
    }

    /// <summary>The actor is part of the address: nobody attaches what somebody else sent.</summary>
    public static FileOwner BoxOf(Actor actor) => new(
        Inbox, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(actor.Id))) & long.MaxValue);

    /// <summary>The same for who writes and who proves; a file that is not there has no fingerprint.</summary>
    public static Cell[] Cells(IEnumerable<long> ids, IReadOnlyDictionary<long, FiledContent> contents) =>
        [.. ids.SelectMany(id => (Cell[])[id, contents.TryGetValue(id, out var content) ? content.Fingerprint : (string?)null])];
}
