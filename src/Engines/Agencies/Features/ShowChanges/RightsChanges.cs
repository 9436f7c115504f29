using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Agencies.Features;

/// <summary>Rights of officers, and the rules and calendars of Time, which stands below this module and has no pages.</summary>
internal sealed class RightsChanges(IAgencies agencies, IStaff staff, IRoles roles, Texts texts) : IChangeTeller
{
    private const int ShownDigest = 12;

    public IReadOnlyList<ChangeKind> Kinds { get; } =
    [
        .. new[]
        {
            "staff.role-changed", "staff.locked", "staff.unlocked", "staff.account-made", "staff.password-issued", "staff.key-made",
            "staff.key-issued", "staff.key-revoked",
            "staff.keys-revoked", "staff.appointed", "staff.post-given", "staff.post-dated", "staff.post-moved",
            "staff.post-ended", "staff.away", "staff.back", "staff.second-factor-set", "staff.second-factor-removed",
            "staff.second-factor-reset", "role.made", "role.renamed",
            "role.bundled", "role.second-factor-asked", "role.ended", "rules.adopted", "calendar.decided",
        }.Select(type => new ChangeKind(type, $"agencies.changes.kind.{type}")),
    ];

    public long? Whom(IEvent e) => (e as IStaffEvent)?.Staff;

    public string Tell(IEvent e) => e switch
    {
        RoleMade one => texts["agencies.changes.role-made", ("role", Role(one.Role)), ("permissions", Words(one.Held))],
        RoleRenamed one => texts["agencies.changes.role-renamed", ("role", Role(one.Role))],
        RoleBundled { Taken: [] } one => texts["agencies.changes.role-given", ("role", Role(one.Role)), ("given", Words(one.Given))],
        RoleBundled { Given: [] } one => texts["agencies.changes.role-taken", ("role", Role(one.Role)), ("taken", Words(one.Taken))],
        RoleBundled one => texts["agencies.changes.role-bundled", ("role", Role(one.Role)), ("given", Words(one.Given)),
            ("taken", Words(one.Taken))],
        RoleSecondFactorAsked { Asked: true } one => texts["agencies.changes.role-second-asked", ("role", Role(one.Role))],
        RoleSecondFactorAsked one => texts["agencies.changes.role-second-free", ("role", Role(one.Role))],
        RoleEnded one => texts["agencies.changes.role-ended", ("role", Role(one.Role))],
        StaffPostGiven one => texts["agencies.changes.post-given", ("role", Role(one.Role)), ("agency", Unit(one.Agency)),
            ("until", Until(one.Until))],
        StaffPostDated one => texts["agencies.changes.post-dated", ("role", Role(one.Role)), ("agency", Unit(one.Agency)),
            ("until", Until(one.Until))],
        StaffPostMoved one => texts["agencies.changes.post-moved",
            ("role", Role(one.Role)), ("from", Unit(one.From)), ("to", Unit(one.To))],
        StaffAway { Substitute: { } other } one => texts["agencies.changes.away", ("agency", Unit(one.Agency)), ("first", Day(one.First)),
            ("last", Day(one.Last)), ("substitute", staff.Find(other)?.Name)],
        StaffAway one => texts["agencies.changes.away-alone", ("agency", Unit(one.Agency)), ("first", Day(one.First)),
            ("last", Day(one.Last))],
        StaffBack => texts["agencies.changes.back"],
        StaffPostEnded one => texts["agencies.changes.post-ended", ("role", Role(one.Role)), ("agency", Unit(one.Agency))],
        StaffRoleChanged one =>
            texts["agencies.changes.role", ("from", Role(one.From)), ("to", Role(one.To)), ("agency", Unit(one.Agency))],
        StaffAppointed one => texts["agencies.changes.posts",
            ("posts", string.Join("; ", one.Posts.Select(post => $"{Role(post.Role)}, {Unit(post.Agency)}")))],
        RulesAdopted one => texts["agencies.changes.rules", ("version", one.Version), ("from", Day(one.EffectiveFrom)),
            ("digest", one.Content[..Math.Min(ShownDigest, one.Content.Length)])],
        CalendarDecided { Version: 1 } one => texts["agencies.changes.calendar.first", ("decision", one.Decision)],
        CalendarDecided { FirstChangedDay: 0 } one =>
            texts["agencies.changes.calendar.same", ("version", one.Version), ("decision", one.Decision)],
        CalendarDecided one => texts["agencies.changes.calendar", ("version", one.Version), ("decision", one.Decision),
            ("first", Day(one.FirstChangedDay)), ("last", Day(one.LastChangedDay))],
        _ => TellAccount(e),
    };

    private string TellAccount(IEvent e) => e switch
    {
        StaffLocked => texts["agencies.changes.locked"],
        StaffUnlocked => texts["agencies.changes.unlocked"],
        StaffAccountMade => texts["agencies.changes.account"],
        StaffPasswordIssued => texts["agencies.changes.password"],
        StaffKeyMade one => texts["agencies.changes.key", ("key", one.Key)],
        StaffKeyIssued one => texts["agencies.changes.key-issued", ("key", one.Key), ("role", Role(one.Role)), ("agency", Unit(one.Agency)),
            ("day", DayWords.Date(PostEnd.LastDay(new(one.Ends)))), ("scopes", Words(one.Scopes))],
        StaffKeyRevoked one => texts["agencies.changes.key-revoked", ("key", one.Key)],
        StaffKeysRevoked => texts["agencies.changes.keys"],
        StaffSecondFactorSet => texts["agencies.changes.second-factor-set"],
        StaffSecondFactorRemoved => texts["agencies.changes.second-factor-removed"],
        StaffSecondFactorReset => texts["agencies.changes.second-factor-reset"],
        _ => throw new ArgumentException($"{e.GetType().Name} is not told here", nameof(e)),
    };

    private string Role(string role) => roles.NameOf(role);

    private string Words(IEnumerable<string> permissions) => string.Join("; ", permissions.Select(
        name => roles.Permissions.FirstOrDefault(one => one.Name == name) is { } known ? texts[known.Words] : name));

    private string Until(long? until) => until is { } end
        ? texts["agencies.changes.post.until", ("day", DayWords.Date(PostEnd.LastDay(new(end))))]
        : texts["agencies.changes.post.open"];

    private string Unit(long agency) => agencies.Find(new(agency))?.ShortName ?? "";

    private static string Day(int number) => DayWords.Date(number.ToDay());
}
