using System.Collections.Frozen;
using System.Globalization;
using System.Runtime.CompilerServices;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <param name="Part">Which part of the officer's work.</param>
/// <param name="Kind">Only this kind; null is every kind the reader may see.</param>
/// <param name="Holder">Only what this actor has; empty is what lies on a desk.</param>
/// <param name="Sort">By <c>code</c> or <c>changed</c>, or with <c>left</c> the usual order from its end.</param>
internal sealed record InboxFilter(WorkPart Part = WorkPart.Mine, string? Kind = null, string? Holder = null,
    RowSort? Sort = null);

/// <summary>
/// An officer's work of every kind in one order: how late, how near, whatever it is. One statement finds the page, one counts all tabs,
/// and each kind on the page says what its rows are.
/// </summary>
internal sealed class Inbox(
    Database database, IEnumerable<ICaseDuties> kinds, IEnumerable<ICaseFace> faces, CaseWork work, PermissionDecision permissions,
    Clock clock)
{
    private const int Chunk = 200;

    /// <summary>How many of one kind a part holds.</summary>
    internal sealed record Counted(ICaseKind Kind, IReadOnlyDictionary<WorkPart, int> Parts);

    /// <summary>Names of all kinds.</summary>
    public IReadOnlyList<string> AllKinds => [.. faces.Select(face => face.Kind.Name)];

    /// <summary>The kinds the reader may see; others are neither shown nor counted.</summary>
    public IReadOnlyList<ICaseFace> KindsOf(Actor actor) => [.. faces.Where(face => permissions.Decide(actor, face.Kind.Read))];

    public async Task<RowSlice<InboxRow>> SliceAsync(
        InboxFilter filter, Actor actor, RowSpot? at, int size, int? total, CancellationToken ct)
    {
        var read = ReadOf(filter, actor);
        if (actor.Active is not { } post || read.Count == 0) return new([], 0);
        var all = filter.Holder is not null
            ? await HowManyAsync(filter, actor, ct)
            : total ?? (await CountAsync(actor, ct)).Where(one => read.Exists(face => face.Kind == one.Kind))
                .Sum(one => one.Parts[filter.Part]);
        var order = OrderOf(filter.Sort);
        var slices = new RowSlices<Found>(
            order.KeyOf, order.Like, (key, before, most) => FindAsync(filter, actor, order, key, before, most, ct));
        var found = await slices.ReadAsync(at, size, all);
        return found.Of(await RowsAsync(found.Rows, work.StandsInFor(actor.Id, post), ct));
    }

    /// <summary>
    /// The whole list, a chunk at a time: each begins behind the last row of the one before, so what moves meanwhile pushes nothing out.
    /// </summary>
    public async Task<RowStream<InboxRow>> StreamAsync(InboxFilter filter, Actor actor, CancellationToken ct)
    {
        return new(ChunksAsync(ct), await HowManyAsync(filter, actor, ct));

        async IAsyncEnumerable<IReadOnlyList<InboxRow>> ChunksAsync([EnumeratorCancellation] CancellationToken ct)
        {
            var instead = actor.Active is { } post ? work.StandsInFor(actor.Id, post) : FrozenDictionary<string, string>.Empty;
            var order = OrderOf(filter.Sort);
            IReadOnlyList<Found> found = [];
            do
            {
                found = await FindAsync(filter, actor, order, found.Count == 0 ? null : order.KeyOf(found[^1]), false, Chunk, ct);
                if (found.Count > 0) yield return await RowsAsync(found, instead, ct);
            }
            while (found.Count == Chunk);
        }
    }

    /// <summary>A row of the union, before its kind has said what it is.</summary>
    private sealed record Found(ICaseFace Face, long Id, int Bucket, Instant SortAt, long Changed, string Code, string? Officer);

    /// <summary>The columns of an order, the last one different in every row, what a row has in them, and a key like theirs.</summary>
    private sealed record Order(string[] Columns, Func<Found, object?[]> KeyOf, object?[] Like);

    private Order OrderOf(RowSort? sort) => sort?.Name switch
    {
        "code" => new([database.BySigns("code"), "id"], one => [one.Code, one.Id], ["", 0L]),
        "changed" => new(["last_step_at", "id"], one => [one.Changed, one.Id], [0L, 0L]),
        _ => new(["bucket", "sort_at", "id"], one => [one.Bucket, one.SortAt.Micros, one.Id], [0, 0L, 0L]),
    };

    /// <summary>Rows of every kind in one order behind this key, or before it with the nearest first; without one from that end.</summary>
    private async Task<IReadOnlyList<Found>> FindAsync(
        InboxFilter filter, Actor actor, Order order, object?[]? at, bool before, int size, CancellationToken ct)
    {
        var read = ReadOf(filter, actor);
        if (actor.Active is not { } post || read.Count == 0) return [];
        var (sql, down, columns) = (new SqlFilter(), (filter.Sort?.Descending == true) != before, order.Columns);
        var by = string.Join(", ", columns.Select(column => down ? $"{column} desc" : column));
        var limit = sql.Put(size);
        var key = at is null ? null : string.Join(", ", at.Select(sql.Put));
        var branches = read.Select((face, i) =>
        {
            var own = sql.Beside();
            work.Add(own, DutiesOf(face.Kind), filter.Part, actor.Id, post, clock.Now);
            Narrow(own, filter, post);
            if (key is not null) own.And($"({string.Join(", ", columns)}) {(down ? '<' : '>')} ({key})");
            return $"select * from (select {i} as kind, id, bucket, sort_at, last_step_at, code, holder_officer " +
                $"from {face.Kind.Row.Table} where {own.Where} order by {by} limit {limit}) k{i}";
        });
        return await database.QueryAsync(
            row => new Found(read[(int)row.Int(0)], row.Int(1), (int)row.Int(2), new Instant(row.Int(3)), row.Int(4), row.GetString(5),
                row.TextOrNull(6)),
            $"select kind, id, bucket, sort_at, last_step_at, code, holder_officer from ({string.Join(" union all ", branches)}) every " +
            $"order by {by} limit {limit}", sql.Args, ct);
    }

    /// <summary>Each kind says what its rows are; what ended between the two questions is not there any more.</summary>
    private async Task<IReadOnlyList<InboxRow>> RowsAsync(
        IReadOnlyList<Found> found, IReadOnlyDictionary<string, string> instead, CancellationToken ct)
    {
        var rows = new Dictionary<long, InboxRow>();
        foreach (var of in found.GroupBy(one => one.Face))
            foreach (var row in await of.Key.RowsAsync([.. of.Select(one => one.Id)], clock.Now, ct)) rows[row.Id] = row;
        return [.. found.Where(one => rows.ContainsKey(one.Id))
            .Select(one => rows[one.Id] with
            {
                Bucket = one.Bucket, SortAt = one.SortAt, InsteadOf = one.Officer is { } held ? instead.GetValueOrDefault(held) : null,
            })];
    }

    /// <summary>Every part of every kind the reader may see.</summary>
    public async Task<IReadOnlyList<Counted>> CountAsync(Actor actor, CancellationToken ct)
    {
        var read = KindsOf(actor);
        if (actor.Active is not { } post || read.Count == 0) return [];
        var sql = new SqlFilter();
        var now = sql.Put(clock.Now.Micros);
        WorkPart[] parts = [WorkPart.Near, WorkPart.Overdue, WorkPart.Waiting, WorkPart.Ready];
        var ofMine = string.Join(", ", parts.Select(part =>
            $"count(case when {CaseWork.OfMine(part)!.Replace("?", now, StringComparison.Ordinal)} then 1 end)"));
        var branches = read.Select((face, i) =>
        {
            string Where(WorkPart part)
            {
                var own = sql.Beside();
                work.Add(own, DutiesOf(face.Kind), part, actor.Id, post, clock.Now);
                return $"{face.Kind.Row.Table} where {own.Where}";
            }
            return $"select {i}, count(*), {ofMine}, (select count(*) from {Where(WorkPart.HandedOn)}), " +
                $"(select count(*) from {Where(WorkPart.WholeUnit)}) from {Where(WorkPart.Mine)}";
        });
        WorkPart[] columns = [WorkPart.Mine, .. parts, WorkPart.HandedOn, WorkPart.WholeUnit];
        return await database.QueryAsync(
            row => new Counted(
                read[(int)row.Int(0)].Kind, columns.Index().ToDictionary(one => one.Item, one => (int)row.Int(1 + one.Index))),
            string.Join(" union all ", branches), sql.Args, ct);
    }

    /// <summary>How many such a list holds.</summary>
    public async Task<int> HowManyAsync(InboxFilter filter, Actor actor, CancellationToken ct)
    {
        var read = ReadOf(filter, actor);
        if (actor.Active is not { } post || read.Count == 0) return 0;
        var sql = new SqlFilter();
        var branches = read.Select(face =>
        {
            var own = sql.Beside();
            work.Add(own, DutiesOf(face.Kind), filter.Part, actor.Id, post, clock.Now);
            Narrow(own, filter, post);
            return $"select count(*) as held from {face.Kind.Row.Table} where {own.Where}";
        });
        return (int)await database.FirstAsync(row => row.Int(0), $"select sum(held) from ({string.Join(" union all ", branches)}) every",
            sql.Args, ct);
    }

    private static void Narrow(SqlFilter sql, InboxFilter filter, Post post)
    {
        if (filter.Holder is not { } holder) return;
        sql.And("holder_agency = ?", post.Agency);
        if (holder == "") sql.And("holder_officer is null");
        else sql.And("holder_officer = ?", holder);
    }

    /// <summary>How many wait for the reader, and when the last of them changed: one small statement, asked by every open inbox.</summary>
    public async Task<string> MarkAsync(Actor actor, CancellationToken ct)
    {
        var read = KindsOf(actor);
        if (actor.Active is not { } post || read.Count == 0) return "0:0";
        var sql = new SqlFilter();
        var branches = read.Select(face =>
        {
            var own = work.Add(sql.Beside(), DutiesOf(face.Kind), WorkPart.Mine, actor.Id, post, clock.Now);
            return $"select count(*) as n, max(last_step_at) as at from {face.Kind.Row.Table} where {own.Where}";
        });
        return (await database.FirstAsync(row => string.Create(CultureInfo.InvariantCulture, $"{row.Int(0)}:{row.IntOrNull(1) ?? 0}"),
            $"select sum(n), max(at) from ({string.Join(" union all ", branches)}) every", sql.Args, ct))!;
    }

    private List<ICaseFace> ReadOf(InboxFilter filter, Actor actor) =>
        [.. KindsOf(actor).Where(face => filter.Kind is null || face.Kind.Name == filter.Kind)];

    private ICaseDuties DutiesOf(ICaseKind kind) => kinds.First(one => one.Kind == kind);
}
