using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Data.Common;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Whom a key stands for.</summary>
/// <param name="Name">Which key, as <see cref="ApiTokens.NameOf(string)"/>.</param>
/// <param name="Post">The post it acts from; null: the officer's usual one.</param>
/// <param name="Only">Permissions it is narrowed to; null: all of the post's.</param>
/// <param name="Ends">When it ends by itself.</param>
internal sealed record ApiTokenRow(
    string Name, long User, long Person, long? Staff, string UserName, Post? Post, IReadOnlySet<string>? Only, Instant? Ends)
{
    /// <summary>The last use that was written, or is being written.</summary>
    public Instant UsedAt { get; set; }
}

/// <summary>
/// Keys for programs: only their SHA-256 is stored, so a copy of the database opens nothing. A key that acts as an officer is a right
/// and stands in the officer's stream.
/// </summary>
internal sealed class ApiTokens(Database database, StaffDirectory staff, StaffStream stream, TimeProvider time) : IApiTokens
{
    public const int MinLength = 16;
    private static readonly TimeSpan UsedEvery = TimeSpan.FromHours(1);
    private const int NamedBytes = 8;
    private static readonly string By = Actor.System("command-line").Id;

    // By hash, and by name for who has no key at hand but its claims.
    private readonly ConcurrentDictionary<string, ApiTokenRow> known = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, ApiTokenRow> inForce = new(StringComparer.Ordinal);

    /// <summary>What the event log calls a key.</summary>
    public static string NameOf(string token) => NameOf(Hash(token));

    public static string NameOf(byte[] hash) => Convert.ToHexStringLower(hash.AsSpan(0, Math.Min(NamedBytes, hash.Length)));

    public static string NewToken() => $"op_{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24))}";

    public async Task<Result<string>> CreateAsync(string userName, string label, CancellationToken ct = default)
    {
        var token = NewToken();
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
        if (!result.IsError) await LookAsync(CancellationToken.None);
        return result;
    }

    /// <summary>Forgets what was revoked, here or on another node: the rest goes on from memory.</summary>
    public async Task LookAsync(CancellationToken ct)
    {
        var revoked = await database.QueryAsync(
            row => NameOf(row.Bytes(0)), "select hash from agencies_api_token where revoked_at is not null", [], ct);
        foreach (var name in revoked) Forget(name);
    }

    public void Forget(string name)
    {
        foreach (var (hash, row) in known)
            if (row.Name == name) known.TryRemove(hash, out _);
        inForce.TryRemove(name, out _);
    }

    /// <summary>Officers as whom programs act by a key.</summary>
    public async Task<IReadOnlySet<long>> OfficersAsync(CancellationToken ct) => (await database.QueryAsync(row => row.Int(0),
        "select distinct u.staff from agencies_api_token t join agencies_user u on u.id = t.user_id " +
        "where t.revoked_at is null and u.staff is not null", [], ct)).ToHashSet();

    public static void Insert(UnitOfWork work, long user, string token, string label, Instant now) => work.Add(
        "insert into agencies_api_token (hash, user_id, label, created_at) values ($1, $2, $3, $4)", Hash(token), user, label, now.Micros);

    public async ValueTask<ApiTokenRow?> FindAsync(string token, CancellationToken ct)
    {
        if (token.Length is < MinLength or > 200) return null;
        var hash = Hash(token);
        var key = Convert.ToHexString(hash);
        if (!known.TryGetValue(key, out var row))
        {
            row = await database.FirstAsync(Read,
                "select t.hash, u.id, u.person, u.staff, u.user_name, t.agency, t.role, t.scopes, t.ends_at, t.used_at " +
                "from agencies_api_token t join agencies_user u on u.id = t.user_id where t.hash = $1 and t.revoked_at is null",
                [hash], ct);
            if (row is null) return null;
            (known[key], inForce[row.Name]) = (row, row);
        }
        if (!IsInForce(row.Name)) return null;
        if (time.Now() - row.UsedAt >= UsedEvery) await UseAsync(hash, row, ct);
        return row;
    }

    /// <summary>Whether a key that was used on this node still holds. Reads nothing: a stream asks twice a second.</summary>
    public bool IsInForce(string name) => inForce.TryGetValue(name, out var row) && (row.Ends is not { } ends || time.Now() < ends);

    /// <summary>What the key is narrowed to.</summary>
    public IReadOnlySet<string>? OnlyOf(string name) => inForce.GetValueOrDefault(name)?.Only;

    private async Task UseAsync(byte[] hash, ApiTokenRow row, CancellationToken ct)
    {
        row.UsedAt = time.Now();
        var work = new UnitOfWork(database);
        work.Add("update agencies_api_token set used_at = $2 where hash = $1", hash, row.UsedAt);
        // Not written is no reason to refuse a program.
        await work.CommitAsync(ct);
    }

    private static ApiTokenRow Read(DbDataReader row) => new(
        NameOf(row.Bytes(0)), row.Int(1), row.Int(2), row.IntOrNull(3), row.GetString(4),
        row.IntOrNull(5) is { } agency ? new Post(agency, row.GetString(6)) : null,
        row.TextOrNull(7) is { } scopes ? scopes.Split(' ').ToFrozenSet(StringComparer.Ordinal) : null,
        row.IntOrNull(8) is { } ends ? new Instant(ends) : null)
    {
        UsedAt = new(row.IntOrNull(9) ?? 0),
    };

    private async Task<(long Account, StaffInfo? Officer)?> OwnerAsync(string userName, CancellationToken ct)
    {
        var found = await database.QueryAsync(
            row => (Account: row.Int(0), Staff: row.IntOrNull(1)), "select id, staff from agencies_user where normalized_user_name = $1",
            [UserNames.Normalize(userName)], ct);
        return found is [var user] ? (user.Account, user.Staff is { } id ? staff.Find(id) : null) : null;
    }

    public static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
