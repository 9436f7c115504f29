using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// In a demo some officers are away since the last days, with somebody who stands in: at each further post of the accounts anybody may
/// use, so that one of them is seen standing in, and at a few departments.
/// </summary>
internal sealed class DemoAbsences(
    GoAway.Handler away, AbsenceRights rights, IRoles roles, IAgencies agencies, IStaff staff, Clock clock) : IDemoData
{
    private const int Departments = 3, Began = 2, Lasts = 9;

    public async Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct)
    {
        clock.SetTo(days.Until.LocalDay().AddDays(-Began).At(new TimeOnly(8, 0)));
        List<(StaffInfo Officer, long Agency, StaffInfo Substitute)> all = [.. Beside(), .. InDepartments().Take(Departments)];
        foreach (var (i, (officer, agency, substitute)) in all.Index())
        {
            var first = clock.Today;
            (await away.HandleAsync(new(officer.Id, agency, first, first.AddDays(Lasts), substitute.Id), officer.ActAs(), ct)).OrThrow();
            progress(i + 1, all.Count);
        }
    }

    /// <summary>Where an officer with posts at several units does the same as somebody else.</summary>
    private IEnumerable<(StaffInfo, long, StaffInfo)> Beside() =>
        from one in staff.All
        where one.Posts.Count > 1
        from post in one.Posts.Skip(1)
        let others = staff.At(new AgencyId(post.Agency), post.Role).Where(other => other.Id != one.Id && other.Posts.Count == 1)
        where others.Any()
        select (others.Last(), post.Agency, one);

    private IEnumerable<(StaffInfo, long, StaffInfo)> InDepartments() =>
        from agency in agencies.All
        where agency is { Level: AgencyLevel.Province, Desk: not null, ValidTo: null }
        from officer in staff.At(agency.Id, Roles.RecordsClerk).Take(1)
        where officer.Posts.Count == 1
        let substitutes = rights.Substitutes(officer, agency.Id.Value, roles)
        where substitutes.Count > 0
        select (officer, agency.Id.Value, substitutes[0].Officer);
}
