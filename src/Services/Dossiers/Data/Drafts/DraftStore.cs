using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Domain.Drafts;
using OpenProvince.Files.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Data.Drafts;

/// <summary>Whose drafts: the browser's secret (hashed), and the signed-in person if there is one.</summary>
internal readonly record struct DraftReader(byte[] Device, long? Person)
{
    /// <summary>Where an anonymous one sits; see <see cref="DraftOrigins"/>.</summary>
    public long? Origin { get; init; }
}

internal sealed class DraftStore(Database database, UnitOfWork work, Clock clock, IFiles files)
{
    public const string FileKind = "dossiers.draft";
    public const int MostPerDevice = 20;
    /// <summary>A whole office may sit behind one address; a machine that makes drafts stops here.</summary>
    public const int MostPerAddress = 200;
    private const string Columns =
        "select id, account, procedure, procedure_version, answers, typed, revision, dossier, created_at, saved_at, device from " +
        "dossiers_draft";

    public static FileOwner OwnerOf(long draft) => new(FileKind, draft);

    /// <summary>
    /// The draft, for the account that adopted it, and for its browser: also when the sign-in ended mid-form, but not when
    /// another account is signed in there. To everybody else it does not exist.
    /// </summary>
    public async Task<Draft?> FindAsync(long id, DraftReader reader, CancellationToken ct)
    {
        var found = await database.FirstAsync(r => (Row: (Draft?)Read(r), Device: r.Bytes(10)), $"{Columns} where id = $1", [id], ct);
        if (found.Row is not { } draft) return null;
        var mine = draft.Account is not null && draft.Account == reader.Person;
        var here = (draft.Account is null || reader.Person is null) && found.Device.AsSpan().SequenceEqual(reader.Device);
        if (!mine && !here) return null;
        var papers = await database.QueryAsync(r => new DraftPaper(r.GetString(0), r.Int(1), r.GetString(2), r.Int(3)),
            "select component, file, name, size from dossiers_draft_paper where draft = $1 order by file", [id], ct);
        return draft with { Papers = papers };
    }

    /// <summary>Open drafts, newest first.</summary>
    public async Task<IReadOnlyList<Draft>> OpenAsync(DraftReader reader, CancellationToken ct) =>
        await database.QueryAsync(Read,
            $"{Columns} where dossier is null and ((device = $1 and (account is null or $2 < 0)) or account = $2) order by saved_at desc " +
            $"limit {MostPerDevice}",
            [reader.Device, reader.Person ?? -1], ct);

    public async Task<Result<Draft>> BeginAsync(Procedure procedure, DraftReader reader, CancellationToken ct)
    {
        var now = clock.Now;
        var (own, near) = await CountOpenAsync(reader, ct);
        if (own >= MostPerDevice) return DossierErrors.TooManyDrafts;
        if (reader.Person is null && near >= MostPerAddress) return DossierErrors.TooManyDraftsNearby;
        var draft = new Draft
        {
            Id = Ids.Next(), Procedure = procedure.Code, ProcedureVersion = procedure.Version, CreatedAt = now, SavedAt = now, Revision = 1,
            Account = reader.Person
        };
        work.Add(
            "insert into dossiers_draft (id, device, account, procedure, procedure_version, answers, typed, revision, created_at, " +
            "saved_at, origin) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
            draft.Id, reader.Device, reader.Person, draft.Procedure, draft.ProcedureVersion, "{}", "{}", 1L, now.Micros, now.Micros,
            reader.Person is null ? reader.Origin : null);
        var done = await work.CommitAsync(ct);
        return done.IsError ? done.Error : draft;
    }

    private async Task<(long Own, long Near)> CountOpenAsync(DraftReader reader, CancellationToken ct) => (
        await database.FirstAsync(r => r.Int(0),
            "select count(*) from dossiers_draft where dossier is null and (device = $1 or account = $2)",
            [reader.Device, reader.Person ?? -1], ct),
        reader.Origin is null
            ? 0
            : await database.FirstAsync(
                r => r.Int(0), "select count(*) from dossiers_draft where dossier is null and origin = $1", [reader.Origin], ct));

    /// <summary>Saves the answers. Two tabs of one person do not fight: the later save of a question wins over the earlier one.</summary>
    public Task<Result> SaveAsync(Draft draft, CancellationToken ct)
    {
        work.AddChecked(
            "update dossiers_draft set answers = $1, typed = $2, revision = revision + 1, saved_at = $3 where id = $4 and dossier is " +
            "null and revision = $5",
            KernelErrors.Stale,
            JsonSerializer.Serialize(draft.Answers), JsonSerializer.Serialize(draft.Typed), clock.Now.Micros, draft.Id, draft.Revision);
        return work.CommitAsync(ct);
    }

    public Task<Result> AddPaperAsync(Draft draft, string component, StoredFile file, CancellationToken ct)
    {
        foreach (var lost in draft.Lost.Where(p => p.Component == component))
            work.Add("delete from dossiers_draft_paper where draft = $1 and file = $2", draft.Id, lost.File);
        work.Add("insert into dossiers_draft_paper (draft, file, component, name, size) values ($1, $2, $3, $4, $5)", draft.Id,
            file.Id.Value, component, file.Name, file.Size);
        work.Add("update dossiers_draft set saved_at = $1, revision = revision + 1 where id = $2", clock.Now.Micros, draft.Id);
        return work.CommitAsync(ct);
    }

    public Task<Result> RemovePaperAsync(Draft draft, long file, CancellationToken ct)
    {
        work.Add("delete from dossiers_draft_paper where draft = $1 and file = $2", draft.Id, file);
        work.Add("update dossiers_draft set revision = revision + 1 where id = $1", draft.Id);
        return work.CommitAsync(ct);
    }

    /// <summary>The account takes a draft of its browser, so that it is found from another device too. Never without being asked.</summary>
    public Task<Result> ClaimAsync(long draft, DraftReader reader, CancellationToken ct)
    {
        if (reader.Person is null) return Task.FromResult(Result.Ok);
        work.Add("update dossiers_draft set account = $1 where id = $3 and device = $2 and account is null and dossier is null",
            reader.Person, reader.Device, draft);
        return work.CommitAsync(ct);
    }

    public Task<Result> DeleteAsync(Draft draft, CancellationToken ct)
    {
        Delete(draft.Id);
        return work.CommitAsync(ct);
    }

    /// <summary>Drafts nobody touched since then go with all their files; so do the pointers that filed ones left.</summary>
    public async Task<int> DeleteOlderAsync(Instant before, CancellationToken ct)
    {
        const int most = 500;
        var old = await database.QueryAsync(
            r => r.Int(0), $"select id from dossiers_draft where saved_at < $1 order by saved_at limit {most}", [before.Micros], ct);
        foreach (var id in old) Delete(id);
        var done = await work.CommitAsync(ct);
        return done.IsError ? 0 : old.Count;
    }

    public async Task<IReadOnlySet<long>> ExistingAsync(IReadOnlyCollection<long> drafts, CancellationToken ct)
    {
        var marks = string.Join(", ", drafts.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"${i + 1}")));
        var found = await database.QueryAsync(
            r => r.Int(0), $"select id from dossiers_draft where id in ({marks})", [.. drafts.Select(id => (object?)id)], ct);
        return found.ToHashSet();
    }

    private void Delete(long draft)
    {
        files.Discard(work, OwnerOf(draft));
        work.Add("delete from dossiers_draft_paper where draft = $1", draft);
        work.Add("delete from dossiers_draft where id = $1", draft);
    }

    /// <summary>
    /// Joins the filing's transaction: the draft becomes a pointer to the dossier and forgets its answers. It must still be what
    /// was declared: an answer or a file that another tab saved meanwhile stops the filing.
    /// </summary>
    public void Filed(Draft draft, long dossier)
    {
        work.AddChecked(
            "update dossiers_draft set dossier = $1, answers = '{}', typed = '{}', saved_at = $2 where id = $3 and dossier is null and " +
            "revision = $4",
            DossierErrors.DraftChanged, dossier, clock.Now.Micros, draft.Id, draft.Revision);
        work.Add("delete from dossiers_draft_paper where draft = $1", draft.Id);
    }

    private static Draft Read(DbDataReader r) => new()
    {
        Id = r.Int(0), Account = r.IntOrNull(1), Procedure = r.GetString(2), ProcedureVersion = (int)r.Int(3),
        Answers = Map(r.GetString(4)), Typed = Map(r.GetString(5)), Revision = r.Int(6), Dossier = r.IntOrNull(7),
        CreatedAt = new Instant(r.Int(8)), SavedAt = new Instant(r.Int(9)),
    };

    private static Dictionary<string, string> Map(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}
