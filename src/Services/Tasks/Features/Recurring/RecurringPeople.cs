using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>In whose right a recurring task is given, and who hears that it could not be.</summary>
internal sealed class RecurringPeople(IStaff staff, PermissionDecision permissions, CaseDuties<Assignment> duties)
{
    /// <summary>Who set it up, from a post of the agency that may still give tasks; null when there is none any more.</summary>
    public Actor? Giver(Recurring one) => staff.FindByActor(one.Actor) is { Locked: false } officer
        ? officer.Posts.Where(post => post.Agency == one.Home).Select(post => officer.ActAs(post))
            .FirstOrDefault(actor => AssignTask.Refusal(actor, permissions) is null)
        : null;

    /// <summary>Who set it up, and the leaders of the agency.</summary>
    public IEnumerable<StaffInfo> ToTell(Recurring one) =>
        duties.OfficersAt(one.Home, (int)TaskDuty.Accept).Concat(Giver(one) is null ? [] : [staff.FindByActor(one.Actor)!]).Distinct();
}
