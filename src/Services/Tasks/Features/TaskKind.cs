using OpenProvince.Tasks.Contracts;
using OpenProvince.Tasks.Domain;

namespace OpenProvince.Tasks.Features;

/// <summary>Tasks as a kind of case.</summary>
internal static class TaskKind
{
    public static readonly CaseKind<Assignment> Facts = new("tasks", "task-", Assignment.Map)
    {
        Duties =
        [
            Of(TaskDuty.Take, TaskPermissions.Work), Of(TaskDuty.Report, TaskPermissions.Work),
            Of(TaskDuty.Accept, TaskPermissions.Decide) with { FourEyes = true },
            Of(TaskDuty.Decide, TaskPermissions.Decide) with { FourEyes = true },
            Of(TaskDuty.Reassign, TaskPermissions.Decide),
        ],
        NotFound = TaskErrors.NotFound, Read = TaskPermissions.Read, Reach = ["home", "lead_agency", "holder_agency"],
        Following = ["lead_agency"],
        Passing = [(int)TaskLine.HandedOver, (int)TaskLine.HandedIn, (int)TaskLine.Declined, (int)TaskLine.Reassigned],
        FirstEvent = e => e.Body switch
        {
            TaskAssigned given => Assignment.FixedOf(
                given.Role, given.Whole, given.Parent, e, given.Leader, given.Field, given.FirstDue, given.Year),
            TaskAskOpened asked => Assignment.FixedOf(
                TaskRole.Ask, asked.Whole, asked.Parent, e, asked.Leader, asked.Field, asked.Wanted, asked.Year),
            _ => null,
        },
    };

    private static Duty Of(TaskDuty duty, string permission) => new((int)duty, permission);
}
