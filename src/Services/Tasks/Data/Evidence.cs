using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.EventLog;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Data;

/// <summary>
/// Files that show what was done. Each must lie, whole and not yet used, in the box its own actor put it into; otherwise the act is
/// refused and nothing of it is written. The act's event vouches for them.
/// </summary>
internal sealed class Evidence(UnitOfWork work, IFiles files)
{
    /// <summary>Where uploads wait.</summary>
    public const string Inbox = "tasks.inbox";
    public const string Owner = "tasks.task";

    /// <summary>What the files are, for the seal; asked before the act, as what a file is never changes.</summary>
    public async ValueTask<Result<Dictionary<long, FiledContent>>> LookAsync(IReadOnlyList<long> ids, CancellationToken ct)
    {
        if (ids.Count > TaskRules.MostFiles) return TaskErrors.TooMany("files", TaskRules.MostFiles);
        if (ids.Distinct().Count() < ids.Count) return TaskErrors.FileUnknown;
        return ids.Count == 0 ? [] : new Dictionary<long, FiledContent>(await files.ContentsAsync([.. ids], ct));
    }

    /// <summary>Adds them to the act that was just taken.</summary>
    public void Add(Assignment one, IReadOnlyList<long> ids, IReadOnlyDictionary<long, FiledContent> contents, Actor actor)
    {
        if (ids.Count == 0) return;
        one.Vouch(Assignment.EvidenceSeal, Cells(ids, contents));
        for (var line = 0; line < ids.Count; line++)
        {
            work.Add(TaskSql.Evidence, one.Id, one.NextVersion, line + 1, ids[line]);
            work.OnUnique(KernelErrors.Stale);
            files.File(work, new FileId(ids[line]), BoxOf(actor), new FileOwner(Owner, one.Id), TaskErrors.FileUnknown);
        }
    }

    /// <summary>The actor is part of the address: nobody attaches what somebody else sent.</summary>
    public static FileOwner BoxOf(Actor actor) => new(
        Inbox, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(actor.Id))) & long.MaxValue);

    private static Cell[] Cells(IReadOnlyList<long> ids, IReadOnlyDictionary<long, FiledContent> contents) =>
        [.. ids.SelectMany(id => (Cell[])[id, contents.TryGetValue(id, out var content) ? content.Fingerprint : (string?)null])];
}
