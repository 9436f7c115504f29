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
        NotFound = TaskErrors.NotFound,
    };

    private static Duty Of(TaskDuty duty, string permission) => new((int)duty, permission);
}
