using OpenProvince.Kernel;

namespace OpenProvince.Tasks.Features;

/// <summary>What people may do here, and which role may do it. Scope is the agency of the post and everything below it.</summary>
internal static class TaskPermissions
{
    public const string Read = "tasks.read";
    /// <summary>To enter a task or a part; a clerk does it in a leader's name.</summary>
    public const string Assign = "tasks.assign";
    /// <summary>To be who assigned: accept, send back, give time, give it to another unit, end it.</summary>
    public const string Decide = "tasks.decide";
    public const string Urge = "tasks.urge";
    /// <summary>To take a task for one's unit, report, hand in, ask for time, decline.</summary>
    public const string Work = "tasks.work";
    /// <summary>To give a task of one's unit to one of its officers.</summary>
    public const string HandOver = "tasks.hand-over";

    public static IReadOnlyList<PermissionFact> All { get; } =
    [
        new(Read, Roles.DeskOfficer, Roles.Specialist, Roles.RecordsClerk, Roles.Leader),
        new(Work, Roles.DeskOfficer, Roles.Specialist, Roles.RecordsClerk, Roles.Leader),
        new(HandOver, Roles.RecordsClerk, Roles.Leader),
        new(Assign, Roles.RecordsClerk, Roles.Leader),
        new(Urge, Roles.RecordsClerk, Roles.Leader),
        new(Decide, Roles.Leader),
    ];
}
