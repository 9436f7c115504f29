using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Whom a key stands for.</summary>
internal sealed record ApiTokenRow(long User, long Person, long? Staff, string UserName, Post? Post);

/// <summary>
/// Keys for programs: only their SHA-256 is stored, so a copy of the database opens nothing. A key that acts as an officer is a right
/// and stands in the officer's stream.
/// </summary>
internal sealed class ApiTokens(Database database, StaffDirectory staff, StaffStream stream, TimeProvider time) : IApiTokens
{
    public const int MinLength = 16;
    private const int NamedBytes = 8;
    private static readonly string By = Actor.System("command-line").Id;

    private readonly ConcurrentDictionary<string, ApiTokenRow> known = new(StringComparer.Ordinal);

    /// <summary>What the event log calls a key.</summary>
    public static string NameOf(string token) => NameOf(Hash(token));

    public static string NameOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, Math.Min(NamedBytes, hash.Length)));

    public async Task<Result<string>> CreateAsync(string userName, string label, CancellationToken ct = default)
    {
        var token = $"op_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        if (await OwnerAsync(userName, ct) is not { } owner) return AgencyErrors.UserNotFound(userName);
        var (work, now) = (new UnitOfWork(database), time.Now());
        Insert(work, owner.Account, token, label, now);
        if (owner.Officer is { } officer)
            await stream.AppendAsync(work, officer, StaffStream.Stamp(officer, By, now),
                new StaffKeyMade(officer.Id, owner.Account, NameOf(token)), ct);
        var result = await work.CommitAsync(ct);
        return result.IsError ? result.Error : token;
    }

    public async Task<Result> RevokeAllAsync(string userName, CancellationToken ct = default)
    {
        if (await OwnerAsync(userName, ct) is not { } owner) return AgencyErrors.UserNotFound(userName);
        var (work, now) = (new UnitOfWork(database), time.Now());
        work.AddChecked(
            "update agencies_api_token set revoked_at = $2 where revoked_at is null and user_id = $1", AgencyErrors.NoKeys,
            owner.Account, now.Micros);
        if (owner.Officer is { } officer)
            await stream.AppendAsync(
                work, officer, StaffStream.Stamp(officer, By, now), new StaffKeysRevoked(officer.Id, owner.Account), ct);
        DirectoryChanges.Announce(work);
        var result = await work.CommitAsync(ct);
        Forget();
        return result;
    }

    /// <summary>Officers as whom programs act by a key.</summary>
    public async Task<IReadOnlySet<long>> OfficersAsync(CancellationToken ct) => (await database.QueryAsync(row => row.Int(0),
        "select distinct u.staff from agencies_api_token t join agencies_user u on u.id = t.user_id " +
        "where t.revoked_at is null and u.staff is not null", [], ct)).ToHashSet();

    /// <summary>The next request of every key asks the database.</summary>
    public void Forget() => known.Clear();

    public static void Insert(UnitOfWork work, long user, string token, string label, Instant now) => work.Add(
        "insert into agencies_api_token (hash, user_id, agency, role, label, created_at, revoked_at) values ($1, $2, null, null, $3, $4, " +
        "null)",
        Hash(token), user, label, now.Micros);

    public async ValueTask<ApiTokenRow?> FindAsync(string token, CancellationToken ct)
    {
        if (token.Length is < MinLength or > 200) return null;
        var hash = Hash(token);
        var key = Convert.ToHexString(hash);
        if (known.TryGetValue(key, out var row)) return row;
        var found = await database.FirstAsync(
            r => new ApiTokenRow(
                r.Int(0), r.Int(1), r.IntOrNull(2), r.GetString(3), r.IntOrNull(4) is { } agency ? new Post(agency, r.GetString(5)) : null),
            "select u.id, u.person, u.staff, u.user_name, t.agency, t.role from agencies_api_token t join agencies_user u on u.id = " +
            "t.user_id where t.hash = $1 and t.revoked_at is null",
            [hash], ct);
        if (found is not null) known[key] = found;
        return found;
    }

    private async Task<(long Account, StaffInfo? Officer)?> OwnerAsync(string userName, CancellationToken ct)
    {
        var found = await database.QueryAsync(
            row => (Account: row.Int(0), Staff: row.IntOrNull(1)), "select id, staff from agencies_user where normalized_user_name = $1",
            [UserNames.Normalize(userName)], ct);
        return found is [var user] ? (user.Account, user.Staff is { } id ? staff.Find(id) : null) : null;
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
