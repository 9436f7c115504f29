using System.Runtime.CompilerServices;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Data;
using OpenProvince.Tasks.Domain;
using OpenProvince.Time;

namespace OpenProvince.Tasks.Features;

/// <summary>A task in a list: its state row and what is to be done.</summary>
internal sealed record TaskRow(Assignment One, string Title);

/// <summary>Lists of tasks: of who assigned, of the units that work on them, and of those above one of them.</summary>
internal sealed class TaskQuery(
    Database database, CaseDuties<Assignment> duties, CaseWork work, TaskReads reads, PermissionDecision permissions, Clock clock)
{
    public const int MostPerPage = 200;

    /// <summary>An accepted result that kept its day, or whose lateness was excused.</summary>
    public static readonly string InTime = $"(timeliness < {(int)Timeliness.Late} or exempt = 1)";

    private static readonly OrderedRows<Assignment> Table = new("tasks_task", Assignment.Map.Select, TaskStore.Listed,
        ["bucket", "sort_at", "id"], one => [one.Bucket, one.SortAt.Micros, one.Id], [-1, 0L, 0L]);

    public async Task<Result<RowPage<TaskRow>>> ListAsync(TaskFilter filter, Actor actor, CancellationToken ct, int? total = null)
    {
        if (Refusal(actor) is { } refusal) return refusal;
        var (size, page) = (Math.Clamp(filter.PageSize, 1, MostPerPage), Math.Max(1, filter.Page));
        var found = await database.PageAsync(In(filter.Sort), Build(filter, actor, new SqlFilter()), page, size, total, ct);
        return new RowPage<TaskRow>(await WithTitlesAsync(found.Rows, ct), found.Total, found.Page, found.PageSize);
    }

    /// <summary>A page by the row it begins at.</summary>
    public async Task<Result<RowSlice<TaskRow>>> SliceAsync(
        TaskFilter filter, Actor actor, RowSpot? at, int size, int? total, CancellationToken ct)
    {
        if (Refusal(actor) is { } refusal) return refusal;
        var found = await database.SliceAsync(In(filter.Sort), Build(filter, actor, new SqlFilter()), at, size, total, ct);
        return found.Of(await WithTitlesAsync(found.Rows, ct));
    }

    public async Task<Result<RowStream<TaskRow>>> StreamAsync(TaskFilter filter, Actor actor, CancellationToken ct)
    {
        if (Refusal(actor) is { } refusal) return refusal;
        var total = await database.CountAsync(Table, Build(filter, actor, new SqlFilter()), ct);
        return new RowStream<TaskRow>(ChunksAsync(Build(filter, actor, new SqlFilter()), filter.Sort, ct), total);
    }

    /// <summary>How many each tab holds under the other conditions, in one statement.</summary>
    public async Task<IReadOnlyDictionary<TaskTab, int>> CountAsync(TaskFilter filter, Actor actor, CancellationToken ct)
    {
        if (Refusal(actor) is not null) return new Dictionary<TaskTab, int>();
        var (tabs, all) = (Enum.GetValues<TaskTab>(), new SqlFilter());
        var counts = tabs.Select(tab => Build(filter with { Tab = tab }, actor, all.Beside()).Where)
            .Select(where => $"(select count(*) from tasks_task where {where})").ToArray();
        return (await database.FirstAsync(row => tabs.Index().ToDictionary(one => one.Item, one => (int)row.Int(one.Index)),
            $"select {string.Join(", ", counts)}", all.Args, ct))!;
    }

    private OrderedRows<Assignment> In(RowSort? sort) => sort switch
    {
        { Name: "code" } => Table.SortedBy(database.BySigns("code"), one => one.Code!, sort.Descending),
        { Name: "percent" } => Table.SortedBy("percent", one => one.Percent, sort.Descending),
        { Name: "changed" } => Table.SortedBy("last_step_at", one => one.LastStepAt.Micros, sort.Descending),
        { Descending: true } => Table.Reversed,
        _ => Table,
    };

    private async IAsyncEnumerable<IReadOnlyList<TaskRow>> ChunksAsync(
        SqlFilter sql, RowSort? sort, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var found in database.ChunksAsync(In(sort), sql, ct)) yield return await WithTitlesAsync(found, ct);
    }

    /// <summary>What a request asks for has the words; it has none itself.</summary>
    private async Task<IReadOnlyList<TaskRow>> WithTitlesAsync(IReadOnlyList<Assignment> rows, CancellationToken ct)
    {
        var contents = await reads.ContentsAsync([.. rows.Select(row => row.IsAsk ? row.Parent : row.Id)], ct);
        return [.. rows.Select(row => new TaskRow(
            row, contents.GetValueOrDefault(row.IsAsk ? row.Parent : row.Id)?.Content ?? ""))];
    }

    private SqlFilter Build(TaskFilter filter, Actor actor, SqlFilter sql)
    {
        if (actor.Active is not { } post) return sql.And("1 = 0");
        if (work.Scope.Below(new AgencyId(post.Agency)) is { } below) sql.AndInAny(below, "home", "lead_agency");
        AddTab(filter, actor, post, sql);
        if (filter.Unit is { } unit) AddUnit(sql, unit);
        if (filter.Home is { } home) sql.And(TaskSql.AtHome(sql.Put(home)));
        if (filter.Import is { } import) sql.And("import_of = ?", import);
        if (filter.Field is { } field) sql.And("field = ?", field);
        if (filter.State is { } state) sql.And("state = ?", (int)state);
        if (filter.Grade is { } grade) sql.And("grade = ?", grade);
        if (filter.Kept is { } kept) sql.And(kept ? InTime : $"timeliness is not null and not {InTime}");
        if (filter.Period is { } period)
            sql.And(filter.Tab is TaskTab.Done ? "finished_at >= ? and finished_at < ?" : "due >= ? and due < ?",
                period.From.Micros, period.To.Micros);
        return sql;
    }

    /// <summary>What the unit answers for; of one that ended also what went on elsewhere and was held there before.</summary>
    private void AddUnit(SqlFilter sql, long unit)
    {
        if (!work.Scope.HasEnded(new AgencyId(unit))) sql.And("lead_agency = ?", unit);
        else
            sql.And($"(lead_agency = ? or exists (select 1 from {CaseTables.Steps} s where s.case_id = tasks_task.id " +
                "and s.holder_agency = ?))", unit, unit);
    }

    private void AddTab(TaskFilter filter, Actor actor, Post post, SqlFilter sql)
    {
        const string own = "role < 3";
        var now = clock.Now;
        _ = filter.Tab switch
        {
            TaskTab.Mine => work.Add(sql, duties, WorkPart.Mine, actor.Id, post, now),
            TaskTab.Unit => Under(post, "lead_agency", sql.And($"{own} and bucket < 3")),
            TaskTab.Given => sql.And($"{own} and bucket < 3 and {TaskSql.AtHome(sql.Put(post.Agency))}"),
            TaskTab.Near => sql.And($"{own} and bucket = 0 and near_at <= ? and due >= ?", now.Micros, now.Micros),
            TaskTab.Overdue => sql.And($"{own} and bucket = 0 and due < ?", now.Micros),
            TaskTab.Running => sql.And($"{own} and bucket < 3 and (bucket <> 0 or due >= ?)", now.Micros),
            TaskTab.Waiting => sql.And($"{own} and bucket = 2"),
            TaskTab.Asks => sql.And($"state = {(int)TaskState.Asked}"),
            TaskTab.Done => sql.And($"{own} and state = {(int)TaskState.Accepted}"),
            TaskTab.Week => sql.And($"{own} and bucket = 0 and due >= ? and due < ?", now.Micros, (now + TimeSpan.FromDays(7)).Micros),
            _ => sql.And(own),
        };
    }

    private SqlFilter Under(Post post, string column, SqlFilter sql) =>
        work.Scope.Below(new AgencyId(post.Agency)) is { } below ? sql.AndIn(column, below) : sql;

    private Error? Refusal(Actor actor) => permissions.Decide(actor, TaskPermissions.Read) is { Allowed: false } decision
        ? CaseErrors.NotAllowed(TaskPermissions.Read, decision.Reason)
        : null;
}
