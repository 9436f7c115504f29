using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;
using OpenProvince.Ui;

namespace OpenProvince.Tasks.Features;

/// <summary>Who can be given a task, and in whose name.</summary>
internal sealed class TaskUnits(IAgencies agencies, IStaff staff, CaseDuties<Assignment> duties, PermissionDecision permissions)
{
    /// <summary>
    /// A unit below the one that assigns, itself, or one beside it under the same parent; in office, with somebody who can do it.
    /// </summary>
    /// <param name="home">The agency that assigns.</param>
    /// <param name="unit">Who gets it.</param>
    /// <param name="officer">Actor code of one officer of it; null leaves it on the unit's desk.</param>
    /// <param name="day">The day that counts.</param>
    /// <param name="field">Where a refusal is shown.</param>
    public Result<Holder> Receiver(long home, AgencyId unit, string? officer, DateOnly day, string field = "lead")
    {
        if (unit.Value == 0) return TaskErrors.UnitMissing.For(field);
        if (agencies.Find(unit) is not { } agency || !agency.IsValidOn(day)) return TaskErrors.UnitUnknown.For(field);
        if (!Reaches(home, agency)) return TaskErrors.UnitElsewhere.For(field);
        if (!duties.Can(new Holder(unit.Value), (int)TaskDuty.Report)) return TaskErrors.NobodyThere.For(field);
        if (string.IsNullOrWhiteSpace(officer)) return new Holder(unit.Value);
        var named = new Holder(unit.Value, officer.Trim());
        return duties.Can(named, (int)TaskDuty.Report) ? named : TaskErrors.OfficerCannot;
    }

    /// <summary>Officers of the unit who could do it, but for who has it.</summary>
    public IReadOnlyList<Choice> OfficersOf(Assignment one) =>
        [.. duties.OfficersAt(one.Desk, (int)TaskDuty.Report).Where(officer => officer.ActorId != one.Holder?.Officer)
            .Select(officer => new Choice(officer.ActorId, officer.Name, officer.Title))];

    /// <summary>Below it, itself, or beside it.</summary>
    public bool Reaches(long home, AgencyInfo unit) => agencies.IsWithin(unit.Id, new AgencyId(home))
        || (unit.Parent is { } parent && agencies.Find(new AgencyId(home))?.Parent == parent);

    /// <summary>In whose name it is assigned: the leader who enters it, or whom a clerk names.</summary>
    public Result<string> Leader(Actor actor, long home, string? named)
    {
        if (string.IsNullOrWhiteSpace(named))
            return permissions.Decide(actor, TaskPermissions.Decide, home) ? actor.Id : TaskErrors.LeaderMissing;
        return staff.FindByActor(named.Trim()) is { } leader && duties.Can(leader, home, (int)TaskDuty.Accept)
            ? leader.ActorId
            : TaskErrors.LeaderUnknown;
    }
}
