using System.Data.Common;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Cases.Features;

/// <summary>Views of lists: an officer's own under any post, and the unit's for everybody who works there.</summary>
internal sealed class SavedViews(Database database, PermissionDecision permissions, Clock clock) : ISavedViews
{
    /// <summary>Of one list, for one officer or one unit.</summary>
    public const int Most = 20;

    public const string Path = "/desk/views";

    private const int LongestQuery = 2000;

    public string Page => Path;

    /// <summary>A view as it is kept.</summary>
    internal sealed record Row(long Id, string List, string? Officer, long? Agency, string Name, string Query, bool Usual);

    public async Task<IReadOnlyList<SavedView>> OfAsync(string list, Actor actor, CancellationToken ct) =>
        [.. (await AllOfAsync(actor, list, ct)).Select(one => Of(one, actor))];

    /// <summary>Those of every list, or of one: the unit's first, by name.</summary>
    public async Task<IReadOnlyList<Row>> AllOfAsync(Actor actor, string? list, CancellationToken ct)
    {
        if (actor.Active is not { } post) return [];
        var sql = new SqlFilter().And("(v.officer = ? or v.agency = ?)", actor.Id, post.Agency);
        if (list is not null) sql.And("v.list = ?", list);
        var self = sql.Put(actor.Id);
        var found = await database.QueryAsync(Read,
            $"select v.id, v.list, v.officer, v.agency, v.name, v.query, u.view_id from cases_view v left join cases_view_usual u " +
            $"on u.officer = {self} and u.list = v.list and u.view_id = v.id where {sql.Where}", sql.Args, ct);
        return [.. found.OrderBy(one => one.Agency is null).ThenBy(one => VietnameseText.Fold(one.Name), StringComparer.Ordinal)];
    }

    public SavedView Of(Row one, Actor actor) =>
        new(one.Id, one.Name, one.Query, one.Agency is not null, one.Usual, Changes: one.Agency is null || MayShare(actor));

    public bool MayShare(Actor actor) =>
        actor.Active is { } post && permissions.Decide(actor, CasePermissions.ShareViews, post.Agency);

    public async Task<Result<long>> SaveAsync(SavedViewAsked asked, Actor actor, CancellationToken ct)
    {
        var kept = (await AllOfAsync(actor, asked.List, ct)).ToList();
        var over = kept.Find(one => one.Id == asked.Over);
        if (Refusal(kept, over, asked, actor) is { } refusal) return refusal;
        var (id, work, name) = (over?.Id ?? Ids.Next(), new UnitOfWork(database), VietnameseText.Clean(asked.Name));
        var (officer, agency) = (asked.Shared ? null : actor.Id, asked.Shared ? actor.Active!.Value.Agency : (long?)null);
        if (over is null)
            work.Add("insert into cases_view (id, list, officer, agency, name, query, made_by, at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                id, asked.List, officer, agency, name, asked.Query, actor.Id, clock.Now.Micros);
        else
            work.AddChecked("update cases_view set officer = $2, agency = $3, name = $4, query = $5, made_by = $6, at = $7 where id = $1",
                CaseErrors.NoSuchView, id, officer, agency, name, asked.Query, actor.Id, clock.Now.Micros);
        work.OnUnique(CaseErrors.ViewNamed(name));
        if (asked.Usual) MakeUsual(work, actor, asked.List, id);
        else if (over?.Usual == true) Forget(work, actor, asked.List);
        // Who had the unit's view as the usual one loses it when it becomes somebody's own.
        if (over?.Agency is not null && !asked.Shared)
            work.Add("delete from cases_view_usual where view_id = $1 and officer <> $2", id, actor.Id);
        var saved = await work.CommitAsync(ct);
        return saved.IsError ? saved.Error : id;
    }

    /// <summary>Another name for it.</summary>
    public async Task<Result> RenameAsync(long id, string said, Actor actor, CancellationToken ct)
    {
        var found = await FindAsync(id, actor, changes: true, ct);
        if (found.IsError) return found.Error;
        if (NameRefusal(said) is { } refusal) return refusal;
        var (work, name) = (new UnitOfWork(database), VietnameseText.Clean(said));
        work.AddChecked("update cases_view set name = $2 where id = $1", CaseErrors.NoSuchView, id, name);
        work.OnUnique(CaseErrors.ViewNamed(name));
        return await work.CommitAsync(ct);
    }

    public async Task<Result> DeleteAsync(long id, Actor actor, CancellationToken ct)
    {
        var found = await FindAsync(id, actor, changes: true, ct);
        if (found.IsError) return found.Error;
        var work = new UnitOfWork(database);
        work.Add("delete from cases_view_usual where view_id = $1", id);
        work.Add("delete from cases_view where id = $1", id);
        return await work.CommitAsync(ct);
    }

    /// <summary>The reader's list opens with it, or without any.</summary>
    public async Task<Result> UseAsync(long id, bool usual, Actor actor, CancellationToken ct)
    {
        var found = await FindAsync(id, actor, changes: false, ct);
        if (found.IsError) return found.Error;
        var work = new UnitOfWork(database);
        if (usual) MakeUsual(work, actor, found.Value.List, id);
        else Forget(work, actor, found.Value.List);
        return await work.CommitAsync(ct);
    }

    private async Task<Result<Row>> FindAsync(long id, Actor actor, bool changes, CancellationToken ct)
    {
        if ((await AllOfAsync(actor, null, ct)).FirstOrDefault(one => one.Id == id) is not { } found) return CaseErrors.NoSuchView;
        return changes && !Of(found, actor).Changes ? CaseErrors.ViewOfUnit : found;
    }

    private Error? Refusal(List<Row> kept, Row? over, SavedViewAsked asked, Actor actor)
    {
        if (NameRefusal(asked.Name) is { } name) return name;
        if (asked.Over is not null && over is null) return CaseErrors.NoSuchView;
        if ((asked.Shared || over?.Agency is not null) && !MayShare(actor)) return CaseErrors.ViewOfUnit;
        if (asked.Query.Length > LongestQuery) return CaseErrors.ViewTooLong;
        return kept.Count(one => one.Agency is not null == asked.Shared && one != over) >= Most ? CaseErrors.TooManyViews : null;
    }

    private static Error? NameRefusal(string said) => VietnameseText.Clean(said).Length switch
    {
        0 => CaseErrors.ViewUnnamed,
        > ISavedViews.LongestName => CaseErrors.ViewNameTooLong,
        _ => null,
    };

    private static void MakeUsual(UnitOfWork work, Actor actor, string list, long id) => work.Add(
        "insert into cases_view_usual (officer, list, view_id) values ($1, $2, $3) on conflict (officer, list) do update set " +
        "view_id = excluded.view_id", actor.Id, list, id);

    private static void Forget(UnitOfWork work, Actor actor, string list) =>
        work.Add("delete from cases_view_usual where officer = $1 and list = $2", actor.Id, list);

    private static Row Read(DbDataReader row) => new(row.Int(0), row.GetString(1), row.TextOrNull(2), row.IntOrNull(3), row.GetString(4),
        row.GetString(5), row.IntOrNull(6) is not null);
}
