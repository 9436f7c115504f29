using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Whom a key stands for.</summary>
internal sealed record ApiTokenRow(long User, long Person, long? Staff, string UserName, Post? Post);

/// <summary>Keys for programs: only their SHA-256 is stored, so a copy of the database opens nothing.</summary>
internal sealed class ApiTokens(Database database, TimeProvider time) : IApiTokens
{
    public const int MinLength = 16;

    private readonly ConcurrentDictionary<string, ApiTokenRow> known = new(StringComparer.Ordinal);

    public async Task<Result<string>> CreateAsync(string userName, string label, CancellationToken ct = default)
    {
        var token = $"op_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";
        var user = await database.FirstAsync(
            row => row.IntOrNull(0), "select id from agencies_user where normalized_user_name = $1", [UserNames.Normalize(userName)], ct);
        if (user is not { } id) return AgencyErrors.UserNotFound(userName);
        var work = new UnitOfWork(database);
        Insert(work, id, token, label, time.Now());
        var result = await work.CommitAsync(ct);
        return result.IsError ? result.Error : token;
    }

    public async Task RevokeAllAsync(string userName, CancellationToken ct = default)
    {
        var work = new UnitOfWork(database);
        work.Add(
            "update agencies_api_token set revoked_at = $2 where revoked_at is null and user_id in (select id from agencies_user where " +
            "normalized_user_name = $1)",
            UserNames.Normalize(userName), time.Now().Micros);
        DirectoryChanges.Announce(work);
        await work.CommitAsync(ct);
        Forget();
    }

    /// <summary>The next request of every key asks the database.</summary>
    public void Forget() => known.Clear();

    public static void Insert(UnitOfWork work, long user, string token, string label, Instant now) => work.Add(
        "insert into agencies_api_token (hash, user_id, agency, role, label, created_at, revoked_at) values ($1, $2, null, null, $3, $4, " +
        "null)",
        SHA256.HashData(Encoding.UTF8.GetBytes(token)), user, label, now.Micros);

    public async ValueTask<ApiTokenRow?> FindAsync(string token, CancellationToken ct)
    {
        if (token.Length is < MinLength or > 200) return null;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(token));
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
}
