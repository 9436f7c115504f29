using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Contracts;

/// <summary>Who can do the duties of one kind, for whoever goes through all kinds.</summary>
public interface ICaseDuties
{
    ICaseKind Kind { get; }

    /// <summary>An active officer with a post at that unit whose role can do it, and who is there or has somebody who stands in.</summary>
    bool Can(StaffInfo officer, long agency, int duty);

    /// <summary>Active officers of the unit who can do it and are there; where that leaves nobody, those who are away too.</summary>
    IEnumerable<StaffInfo> OfficersAt(long agency, int duty);

    /// <summary>What waits on a unit's desk for a role.</summary>
    IEnumerable<int> DutiesOf(string role);
}

/// <summary>
/// Who can do a duty of a kind: an active officer of exactly the unit that has the case. Handing on, queues and the watcher all ask here:
/// a case never goes where no queue shows it.
/// </summary>
public sealed class CaseDuties<T>(CaseKind<T> kind, IStaff staff, IRoleBook roles, IAbsences absences) : IDuties, ICaseDuties
    where T : Case
{
    private readonly Dictionary<int, string> permissions = kind.Duties.ToDictionary(duty => duty.Number, duty => duty.Permission);

    public ICaseKind Kind => kind;

    public bool Can(Holder holder, int duty) => holder.Officer is { } officer
        ? staff.FindByActor(officer) is { } found && Can(found, holder.Agency, duty)
        : OfficersAt(holder.Agency, duty).Any();

    public bool Can(StaffInfo officer, long agency, int duty) =>
        Holds(officer, agency, duty) && (!IsOut(officer, agency, duty) || OfficersAt(agency, duty).Any(one => one.Id == officer.Id));

    public IEnumerable<StaffInfo> OfficersAt(long agency, int duty)
    {
        var able = staff.Holding(new AgencyId(agency), permissions[duty]);
        var there = able.Where(one => !IsOut(one, agency, duty)).ToList();
        // Of a unit whose only ones are away, work still comes: it waits for them.
        return there.Count > 0 ? there : able;
    }

    public IEnumerable<int> DutiesOf(string role) =>
        kind.Duties.Where(duty => roles.Holds(role, duty.Permission)).Select(duty => duty.Number);

    private bool Holds(StaffInfo officer, long agency, int duty) =>
        !officer.Locked && officer.Posts.Any(post => post.Agency == agency && roles.Holds(post.Role, permissions[duty]));

    /// <summary>Who is away counts as long as somebody stands in who can do the same.</summary>
    private bool IsOut(StaffInfo officer, long agency, int duty) => absences.IsOut(officer.Id, agency)
        || (absences.SubstituteOf(officer.Id, agency) is { } other && !Holds(other, agency, duty));
}
