using System.Data.Common;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>A key as its page shows it.</summary>
/// <param name="Officer">Whom it acts as; null for a citizen's.</param>
/// <param name="Scopes">What it is narrowed to; null: all of the post's.</param>
/// <param name="By">Who made it, as the log names people; null: while the province was laid down.</param>
internal sealed record KeyLine(
    byte[] Hash, long Account, string UserName, StaffInfo? Officer, Post? Post, string Label, IReadOnlyList<string>? Scopes, string? By,
    Instant MadeAt, Instant? UsedAt, Instant? Ends, Instant? RevokedAt)
{
    public string Name => ApiTokens.NameOf(Hash);

    /// <summary>Its post ended: it acts as nobody.</summary>
    public bool HasNoPost => Officer is not null && Post is { } post && !Officer.Posts.Contains(post);

    public bool IsOver(Instant now) => RevokedAt is not null || Ends <= now || HasNoPost;
}

/// <summary>All keys, those in force first.</summary>
internal sealed class KeyBook(Database database, StaffDirectory staff)
{
    public Task<List<KeyLine>> AllAsync(CancellationToken ct) => database.QueryAsync(Read,
        "select t.hash, u.id, u.user_name, u.staff, t.agency, t.role, t.label, t.scopes, t.made_by, t.created_at, t.used_at, t.ends_at, " +
        "t.revoked_at from agencies_api_token t join agencies_user u on u.id = t.user_id order by t.created_at desc, t.hash", [], ct);

    public async Task<KeyLine?> FindAsync(string? name, CancellationToken ct) =>
        (await AllAsync(ct)).Find(one => one.Name == name);

    private KeyLine Read(DbDataReader row) => new(
        row.Bytes(0), row.Int(1), row.GetString(2), row.IntOrNull(3) is { } id ? staff.Find(id) : null,
        row.IntOrNull(4) is { } agency ? new Post(agency, row.GetString(5)) : null, row.GetString(6), row.TextOrNull(7)?.Split(' '),
        row.TextOrNull(8), new(row.Int(9)), At(row, 10), At(row, 11), At(row, 12));

    private static Instant? At(DbDataReader row, int column) => row.IntOrNull(column) is { } at ? new Instant(at) : null;
}
