using System.Data.Common;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>What hangs in a part of the province, over all kinds: page after page, kind after kind.</summary>
internal sealed class HangingFinder(
    Database database, IAgencies agencies, IStaff staff, AgencyScope scope, IEnumerable<ICaseDuties> kinds)
{
    /// <param name="within">Null is the whole province.</param>
    /// <param name="today">The day that counts for units in office.</param>
    /// <param name="page">1-based.</param>
    /// <param name="size">Lines of a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(int Open, int Held, int Hanging, IReadOnlyList<WatchCases.Hanging> Rows)> FindAsync(
        AgencyId? within, DateOnly today, int page, int size, CancellationToken ct)
    {
        var (open, held, hanging, rows) = (0, 0, 0, new List<WatchCases.Hanging>());
        var (skip, take) = ((long)(page - 1) * size, (long)size);
        foreach (var duties in kinds)
        {
            var part = within is { } agency ? scope.Below(agency) : null;
            var kind = new HangingOfKind(database, agencies, staff, duties, part, today);
            var found = await kind.CountAsync(ct);
            (open, held, hanging) = (open + found.Open, held + found.Held, hanging + found.Hanging);
            var (ahead, here) = (Math.Min(skip, found.Hanging), Math.Min(take, Math.Max(0, found.Hanging - skip)));
            if (here > 0) rows.AddRange(await kind.RowsAsync(found, ahead, here, ct));
            (skip, take) = (skip - ahead, take - here);
        }
        return (open, held, hanging, rows);
    }
}

/// <summary>
/// One kind: who holds how many with which next action is counted in one query, each such group is judged once, and only the cases of bad
/// groups are read.
/// </summary>
internal sealed class HangingOfKind(
    Database database, IAgencies agencies, IStaff staff, ICaseDuties duties, long[]? part, DateOnly today)
{
    private const string Unheld = "(holder_agency is null or next_action is null or next_due is null)";

    private readonly ICaseKind kind = duties.Kind;
    private readonly int[] fourEyes = [.. duties.Kind.Duties.Where(duty => duty.FourEyes).Select(duty => duty.Number)];

    /// <param name="NotBy">Only while a duty with four eyes is next: who must not do it.</param>
    internal sealed record Group(long Agency, string? Officer, int Duty, string? NotBy, int Count);

    internal sealed record Counted(int Open, int Unheld, IReadOnlyList<Group> Bad)
    {
        public int Held => Open - Unheld;

        public int Hanging => Unheld + Bad.Sum(group => group.Count);
    }

    public async Task<Counted> CountAsync(CancellationToken ct)
    {
        var bad = (await GroupsAsync(ct)).Where(group => FaultOf(group.Agency, group.Officer, group.Duty, group.NotBy) is not null);
        return new(await CountAsync(Here(), ct), await CountAsync(Here().And(Unheld), ct), [.. bad]);
    }

    public async Task<IReadOnlyList<WatchCases.Hanging>> RowsAsync(Counted found, long skip, long take, CancellationToken ct)
    {
        var sql = Here();
        List<string> any = [Unheld];
        foreach (var group in found.Bad)
        {
            var one = $"holder_agency = {group.Agency} and next_action = {group.Duty}";
            one += group.Officer is { } officer ? $" and holder_officer = {sql.Put(officer)}" : " and holder_officer is null";
            if (fourEyes.Contains(group.Duty)) one += group.NotBy is { } who ? $" and not_by = {sql.Put(who)}" : " and not_by is null";
            any.Add($"({one})");
        }
        var (limit, offset) = (sql.Put(take), sql.Put(skip));
        return await database.QueryAsync(Line,
            $"select id, code, state, holder_agency, holder_officer, next_action, not_by, next_due from {kind.Row.Table} where " +
            $"{sql.Where} and ({string.Join(" or ", any)}) order by id limit {limit} offset {offset}",
            sql.Args, ct);
    }

    private WatchCases.Fault? FaultOf(long agency, string? holder, int duty, string? notBy)
    {
        if (agencies.Find(new AgencyId(agency)) is not { } unit || !unit.IsValidOn(today)) return WatchCases.Fault.UnitNotInOffice;
        if (!duties.OfficersAt(agency, duty).Any(one => one.ActorId != notBy)) return WatchCases.Fault.NobodyCanAct;
        if (holder is null) return null;
        return staff.FindByActor(holder) is { } officer && duties.Can(officer, agency, duty) ? null : WatchCases.Fault.OfficerCannotAct;
    }

    private SqlFilter Here()
    {
        var sql = new SqlFilter().And(kind.Held);
        return part is null ? sql : sql.AndInAny(part, [.. kind.Reach]);
    }

    private async Task<IReadOnlyList<Group>> GroupsAsync(CancellationToken ct)
    {
        var sql = Here().And($"not {Unheld}");
        var notBy = fourEyes.Length == 0 ? "null" : $"case when next_action in ({string.Join(", ", fourEyes)}) then not_by end";
        return await database.QueryAsync(
            row => new Group(row.Int(0), row.TextOrNull(1), (int)row.Int(2), row.TextOrNull(3), (int)row.Int(4)),
            $"select holder_agency, holder_officer, next_action, {notBy}, count(*) from {kind.Row.Table} where {sql.Where} group by " +
            $"holder_agency, holder_officer, next_action{(fourEyes.Length == 0 ? "" : $", {notBy}")}",
            sql.Args, ct);
    }

    private WatchCases.Hanging Line(DbDataReader row)
    {
        var (agency, officer, duty) = (row.IntOrNull(3), row.TextOrNull(4), (int?)row.IntOrNull(5));
        var fault = agency is { } at && duty is { } next && !row.IsDBNull(7)
            ? FaultOf(at, officer, next, fourEyes.Contains(next) ? row.TextOrNull(6) : null)
            : null;
        return new(kind, row.Int(0), row.GetString(1), (int)row.Int(2), duty, fault ?? WatchCases.Fault.NobodyHoldsIt,
            agency is { } unit ? new AgencyId(unit) : null, officer);
    }

    private async Task<int> CountAsync(SqlFilter sql, CancellationToken ct) =>
        (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from {kind.Row.Table} where {sql.Where}", sql.Args, ct);
}
