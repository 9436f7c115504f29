using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>What a key may be (ADR 0035).</summary>
internal sealed class KeyRules(IRoles roles, PermissionDecision permissions, StaffRights rights)
{
    /// <summary>Days a key may last: somebody looks at it again once a year.</summary>
    public const int LongestDays = 366;

    /// <summary>Characters of what it is for.</summary>
    public const int LongestLabel = 80;

    /// <summary>No key gives rights: whoever finds one would keep them after it ended.</summary>
    private static readonly HashSet<string> Never = new(StringComparer.Ordinal)
    {
        AgencyPermissions.ManageStaff, AgencyPermissions.ManageRoles, AgencyPermissions.ManageKeys, AgencyPermissions.IssueCitizenPassword,
    };

    /// <summary>Why the actor may not make or take back keys of the officer, or null.</summary>
    public Error? Refusal(Actor actor, StaffInfo? officer)
    {
        if (!permissions.Decide(actor, AgencyPermissions.ManageKeys)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageKeys);
        if (officer is not null && !rights.MayManage(actor, officer)) return AgencyErrors.NotAllowed(AgencyPermissions.ManageStaff);
        return null;
    }

    /// <summary>What a key of one of these posts may be narrowed to; being of the office comes with every key.</summary>
    public IReadOnlyList<PermissionFact> For(IEnumerable<Post> posts) => [.. roles.Permissions.Where(one =>
        one.Name != AgencyPermissions.Office && !Never.Contains(one.Name) && posts.Any(post => roles.Holds(post.Role, one.Name)))];

    /// <summary>When a key ends whose last day this is, or what is wrong with the day.</summary>
    public static Result<Instant> Ends(DateOnly? day, Instant now)
    {
        if (day is not { } last) return AgencyErrors.KeyDayMissing.For("ends");
        if (last < now.LocalDay()) return AgencyErrors.DayPassed.For("ends");
        return last > now.LocalDay().AddDays(LongestDays) ? AgencyErrors.KeyTooLong(LongestDays).For("ends") : last.AddDays(1).Start();
    }
}
