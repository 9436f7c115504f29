using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Who is told what a holder has to know.</summary>
internal sealed class TaskPeople(IStaff staff, IAgencies agencies, IAbsences absences, CaseDuties<Assignment> duties)
{
    /// <summary>The one officer named as long as they can do it, and who stands in; else all of the unit who can.</summary>
    public IEnumerable<StaffInfo> Of(Holder holder, TaskDuty duty) =>
        holder.Officer is { } officer && staff.FindByActor(officer) is { } named && duties.Can(named, holder.Agency, (int)duty)
            ? [named, .. absences.SubstituteOf(named.Id, holder.Agency) is { } other ? [other] : Array.Empty<StaffInfo>()]
            : duties.OfficersAt(holder.Agency, (int)duty);

    /// <summary>Who assigned, as somebody to tell.</summary>
    public IEnumerable<StaffInfo> Assigner(Assignment one) => Of(new Holder(one.Home, one.Leader), TaskDuty.Reassign);

    /// <summary>Who assigned; of what that leader asks for, whoever else of that desk may decide.</summary>
    public IEnumerable<StaffInfo> Deciders(Assignment one, string asker) =>
        asker == one.Leader ? duties.OfficersAt(one.Home, (int)TaskDuty.Decide) : Assigner(one);

    /// <summary>Leaders of the unit that answers for it.</summary>
    public IEnumerable<StaffInfo> UnitLeaders(Assignment one) =>
        staff.Holding(new AgencyId(one.LeadAgency), CasePermissions.WholeUnit);

    /// <summary>The unit that answers for it, by its short name.</summary>
    public string Unit(Assignment one) => agencies.Find(new AgencyId(one.LeadAgency))?.ShortName ?? "";
}
