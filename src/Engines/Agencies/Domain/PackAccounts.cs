namespace OpenProvince.Agencies.Domain;

/// <summary>
/// User names of a demo province: <c>desk</c>, <c>specialist</c>, <c>leader</c>, <c>clerk</c>, <c>admin</c> for the demo commune,
/// and <c>role.slug</c> (desk.so-tu-phap, specialist2.so-tu-phap) for everybody else.
/// </summary>
internal static class PackAccounts
{
    private static readonly Dictionary<string, string> Short = new(StringComparer.Ordinal)
    {
        [Kernel.Roles.DeskOfficer] = "desk",
        [Kernel.Roles.Specialist] = "specialist",
        [Kernel.Roles.Leader] = "leader",
        [Kernel.Roles.RecordsClerk] = "clerk",
        [Kernel.Roles.ProvinceAdministrator] = "admin",
    };

    public static IReadOnlyDictionary<long, string> Of(Pack pack)
    {
        var slugs = pack.Agencies.ToDictionary(agency => agency.Id, agency => agency.Slug);
        var names = new Dictionary<long, string>
        {
            [pack.Demo.Desk] = "desk",
            [pack.Demo.Specialist] = "specialist",
            [pack.Demo.Leader] = "leader",
            [pack.Demo.Clerk] = "clerk",
            [pack.Demo.Admin] = "admin",
        };
        var seats = new Dictionary<(string, long), int>();
        foreach (var staff in pack.Staff)
        {
            var post = staff.Posts[0];
            var seat = (Short[post.Role], post.Agency);
            var number = seats[seat] = seats.GetValueOrDefault(seat) + 1;
            names.TryAdd(staff.Id,
                $"{seat.Item1}{(number > 1 ? number.ToString(System.Globalization.CultureInfo.InvariantCulture) : "")}." +
                $"{slugs[post.Agency]}");
        }
        return names;
    }
}
