using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Finds what hangs among the open dossiers of a part of the province: who holds how many with which next action is counted
/// in one query, each such group is judged once, and only the dossiers of bad groups are read, page by page.
/// </summary>
internal sealed class HangingFinder(Database database, IAgencies agencies, IStaff staff, Duties duties, AgencyScope scope)
{
    private const string Open = "bucket < 3 and custody = 1";
    private const string Unheld = "(holder_agency is null or next_action is null or next_due is null)";

    /// <param name="Proposer">Only while a leader has to decide: who proposed may not.</param>
    private sealed record Group(long Agency, string? Officer, NextAction Action, string? Proposer, int Count);

    /// <param name="within">Null is the whole province.</param>
    /// <param name="today">The day that counts for units in office.</param>
    /// <param name="page">1-based.</param>
    /// <param name="size">Lines of a page.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<(int Open, int Held, int Hanging, IReadOnlyList<WatchDossiers.Hanging> Rows)> FindAsync(
        AgencyId? within, DateOnly today, int page, int size, CancellationToken ct)
    {
        var (open, unheld) = (await CountAsync(In(within), ct), await CountAsync(In(within).And(Unheld), ct));
        var bad = (await GroupsAsync(within, ct))
            .Where(group => FaultOf(group.Agency, group.Officer, group.Action, group.Proposer, today) is not null).ToList();
        var hanging = unheld + bad.Sum(group => group.Count);
        return (open, open - unheld, hanging, hanging == 0 ? [] : await RowsAsync(within, bad, today, page, size, ct));
    }

    private WatchDossiers.Fault? FaultOf(long agency, string? holder, NextAction action, string? proposer, DateOnly today)
    {
        if (agencies.Find(new AgencyId(agency)) is not { } unit || !unit.IsValidOn(today)) return WatchDossiers.Fault.UnitNotInOffice;
        if (!duties.OfficersAt(agency, action).Any(one => one.ActorId != proposer)) return WatchDossiers.Fault.NobodyCanAct;
        if (holder is null) return null;
        return staff.FindByActor(holder) is { } officer && duties.Can(officer, agency, action)
            ? null
            : WatchDossiers.Fault.OfficerCannotAct;
    }

    /// <summary>Received, held or decided in that part of the province.</summary>
    private SqlFilter In(AgencyId? within)
    {
        var sql = new SqlFilter().And(Open);
        return within is { } part && scope.Below(part) is { } below
            ? sql.AndInAny(below, "received_by", "holder_agency", "competent")
            : sql;
    }

    private async Task<IReadOnlyList<Group>> GroupsAsync(AgencyId? within, CancellationToken ct)
    {
        var sql = In(within).And($"not {Unheld}");
        var fourEyes = string.Join(", ", DossierKind.Duties.Where(duty => duty.FourEyes).Select(duty => duty.Number));
        var proposer = $"case when next_action in ({fourEyes}) then not_by end";
        return await database.QueryAsync(
            row => new Group(row.Int(0), row.TextOrNull(1), (NextAction)row.Int(2), row.TextOrNull(3), (int)row.Int(4)),
            $"select holder_agency, holder_officer, next_action, {proposer}, count(*) from dossiers_dossier where {sql.Where} group by " +
            $"holder_agency, holder_officer, next_action, {proposer}",
            sql.Args, ct);
    }

    private async Task<IReadOnlyList<WatchDossiers.Hanging>> RowsAsync(
        AgencyId? within, List<Group> bad, DateOnly today, int page, int size, CancellationToken ct)
    {
        var sql = In(within);
        List<string> any = [Unheld];
        foreach (var group in bad)
        {
            var one = $"holder_agency = {group.Agency} and next_action = {(int)group.Action}";
            one += group.Officer is { } officer ? $" and holder_officer = {sql.Put(officer)}" : " and holder_officer is null";
            if (DossierKind.IsFourEyes(group.Action))
                one += group.Proposer is { } proposer ? $" and not_by = {sql.Put(proposer)}" : " and not_by is null";
            any.Add($"({one})");
        }
        var (limit, offset) = (sql.Put(size), sql.Put((long)(page - 1) * size));
        return await database.QueryAsync(row => Line(row, today),
            "select id, code, state, holder_agency, holder_officer, next_action, not_by, next_due from dossiers_dossier where " +
            $"{sql.Where} and ({string.Join(" or ", any)}) order by id limit {limit} offset {offset}",
            sql.Args, ct);
    }

    private WatchDossiers.Hanging Line(System.Data.Common.DbDataReader row, DateOnly today)
    {
        var (agency, officer, action) = (row.IntOrNull(3), row.TextOrNull(4), (NextAction?)row.IntOrNull(5));
        var fault = agency is { } at && action is { } next && !row.IsDBNull(7)
            ? FaultOf(at, officer, next, DossierKind.IsFourEyes(next) ? row.TextOrNull(6) : null, today)
                ?? WatchDossiers.Fault.NobodyHoldsIt
            : WatchDossiers.Fault.NobodyHoldsIt;
        return new(new DossierId(row.Int(0)), row.GetString(1), (DossierState)row.Int(2), fault, agency is { } unit
            ? new AgencyId(unit)
            : null, officer);
    }

    private async Task<int> CountAsync(SqlFilter sql, CancellationToken ct) =>
        (int)await database.FirstAsync(row => row.Int(0), $"select count(*) from dossiers_dossier where {sql.Where}", sql.Args, ct);
}
