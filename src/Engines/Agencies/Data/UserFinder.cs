using System.Data.Common;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Finds and makes account rows outside ASP.NET Core Identity.</summary>
internal sealed class UserFinder(Database database)
{
    private const string Columns = "select id, user_name, security_stamp, password_hash, person, staff, temporary_until from agencies_user";

    /// <summary>The account of an officer, with what changing its password needs; null without one.</summary>
    public Task<User?> FindOfStaffAsync(long staff, CancellationToken ct) =>
        database.FirstAsync(Read, $"{Columns} where staff = $1 order by id", [staff], ct);

    /// <summary>The account of that name, in any spelling of its letters; null without one.</summary>
    public Task<User?> FindAsync(string userName, CancellationToken ct) =>
        database.FirstAsync(Read, $"{Columns} where normalized_user_name = $1", [UserNames.Normalize(UserNames.Typed(userName))], ct);

    /// <summary>Accounts of officers and citizens by their ids, as the name to show.</summary>
    public async Task<IReadOnlyDictionary<long, (string UserName, long? Staff)>> NamesAsync(
        IReadOnlyCollection<long> accounts, CancellationToken ct)
    {
        if (accounts.Count == 0) return new Dictionary<long, (string, long?)>();
        var marks = string.Join(", ", accounts.Select((_, i) => $"${i + 1}"));
        var rows = await database.QueryAsync(row => (Id: row.Int(0), Name: row.GetString(1), Staff: row.IntOrNull(2)),
            $"select id, user_name, staff from agencies_user where id in ({marks})", [.. accounts.Select(id => (object?)id)], ct);
        return rows.ToDictionary(row => row.Id, row => (row.Name, row.Staff));
    }

    /// <summary>Accounts of these officers.</summary>
    public async Task<IReadOnlyList<long>> OfStaffAsync(IReadOnlyCollection<long> staff, CancellationToken ct)
    {
        if (staff.Count == 0) return [];
        var marks = string.Join(", ", staff.Select((_, i) => $"${i + 1}"));
        return await database.QueryAsync(
            row => row.Int(0), $"select id from agencies_user where staff in ({marks})", [.. staff.Select(id => (object?)id)], ct);
    }

    /// <summary>Of these officers, those who have an account.</summary>
    public async Task<IReadOnlySet<long>> StaffWithAccountAsync(IReadOnlyCollection<long> staff, CancellationToken ct) =>
        staff.Count == 0 ? new HashSet<long>() : (await database.QueryAsync(
            row => row.Int(0), $"select staff from agencies_user where {SqlFilter.In("staff", staff)}", [], ct)).ToHashSet();

    /// <summary>Whose account it is; null for a citizen's.</summary>
    public async Task<long?> StaffOfAsync(long account, CancellationToken ct) => (await database.QueryAsync(
        row => row.IntOrNull(0), "select staff from agencies_user where id = $1", [account], ct)) is [var staff] ? staff : null;

    public async Task<bool> IsAnyOfficerLetInAsync(CancellationToken ct) =>
        await database.FirstAsync(
            row => row.Int(0), "select count(*) from agencies_user where staff is not null and password_hash is not null", [], ct) > 0;

    /// <summary>Joins a new account.</summary>
    public static void Insert(UnitOfWork work, User user, string hash, Error nameTaken)
    {
        (user.NormalizedUserName, user.PasswordHash) = (UserNames.Normalize(user.UserName), hash);
        (user.SecurityStamp, user.ConcurrencyStamp) = (Guid.NewGuid().ToString("N"), Guid.NewGuid().ToString("N"));
        work.Add(
            "insert into agencies_user (id, user_name, normalized_user_name, password_hash, security_stamp, concurrency_stamp, " +
            "person, staff, temporary_until) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            user.Id, user.UserName, user.NormalizedUserName, user.PasswordHash, user.SecurityStamp, user.ConcurrencyStamp,
            user.Person, user.Staff, user.TemporaryUntil);
        work.OnUnique(nameTaken);
    }

    private static User Read(DbDataReader row) => new()
    {
        Id = row.Int(0), UserName = row.GetString(1), SecurityStamp = row.GetString(2), PasswordHash = row.TextOrNull(3),
        Person = row.Int(4), Staff = row.IntOrNull(5), TemporaryUntil = row.IntOrNull(6),
    };
}
