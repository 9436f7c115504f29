using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Features.Desk;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Each morning: a desk of filings that wait for their answer, an officer of what is late or nearly due in their own hands, a leader of
/// what is late in the unit.
/// </summary>
internal sealed class TellDue(
    Database database, INotices notices, IStaff staff, IAgencies agencies, Duties duties, TimeProvider time) : IDailyTelling
{
    private sealed record Held(long Unit, string? Officer, long Near, long Over);

    public async Task TellAsync(UnitOfWork work, DateOnly day, CancellationToken ct)
    {
        await TellDesksAsync(work, day, ct);
        var held = await database.QueryAsync(
            row => new Held(row.Int(0), row.TextOrNull(1), row.Int(2) - row.Int(3), row.Int(3)),
            "select holder_agency, holder_officer, count(*), sum(case when due < $1 then 1 else 0 end) from dossiers_dossier " +
            "where bucket = 0 and due is not null and near_at <= $1 and holder_agency is not null group by holder_agency, holder_officer",
            [time.Now().Micros], ct);
        foreach (var own in held.Where(one => one.Officer is not null).GroupBy(one => one.Officer!, StringComparer.Ordinal))
            await TellOfficerAsync(work, own.Key, own.Sum(one => one.Near), own.Sum(one => one.Over), day, ct);
        foreach (var unit in held.GroupBy(one => one.Unit))
            if (unit.Sum(one => one.Over) is > 0 and var over)
                await FileAsync(work, NoticeKinds.Breaches, staff.Holding(new(unit.Key), CasePermissions.WholeUnit),
                    Facts(unit.Key, NoticeKinds.Over, over),
                    $"{DeskLinks.Queue}?tab={QueueList.WholeUnit}", $"breaches-{unit.Key}-{day.ToNumber()}", ct);
    }

    private async Task TellDesksAsync(UnitOfWork work, DateOnly day, CancellationToken ct)
    {
        var waiting = await database.QueryAsync(
            row => (Unit: row.Int(0), Count: row.Int(1)),
            "select holder_agency, count(*) from dossiers_dossier where bucket = 0 and state = $1 and holder_agency is not null " +
            "group by holder_agency", [(int)DossierState.Registered], ct);
        foreach (var (unit, count) in waiting)
            await FileAsync(work, NoticeKinds.Awaiting, duties.OfficersAt(unit, NextAction.Reply), Facts(unit, NoticeKinds.Waiting, count),
                DeskLinks.Queue, $"awaiting-{unit}-{day.ToNumber()}", ct);
    }

    private async Task TellOfficerAsync(UnitOfWork work, string actor, long near, long over, DateOnly day, CancellationToken ct)
    {
        if (staff.FindByActor(actor) is not { Locked: false } officer) return;
        await FileAsync(work, NoticeKinds.DueSoon, [officer],
            new Dictionary<string, NoticeFact> { [NoticeKinds.Near] = near, [NoticeKinds.Over] = over },
            $"{DeskLinks.Queue}?tab={(over > 0 ? "overdue" : "near")}", $"due-{officer.Id}-{day.ToNumber()}", ct);
    }

    private Dictionary<string, NoticeFact> Facts(long unit, string name, long count) =>
        new(StringComparer.Ordinal) { [NoticeKinds.Unit] = agencies.Find(new(unit))?.ShortName ?? "", [name] = count };

    private Task FileAsync(
        UnitOfWork work, NoticeKind kind, IEnumerable<StaffInfo> to, Dictionary<string, NoticeFact> facts, string link, string key,
        CancellationToken ct) =>
        notices.FileAsync(work, new(kind.Name, [.. to.Select(one => one.Person)], "due", facts, link, key), ct);
}
