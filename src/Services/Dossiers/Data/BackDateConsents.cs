using System.Security.Cryptography;
using System.Text;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>
/// Consents of leaders to back-dated intakes. Only the hash of a code is kept; it is used up in the intake's own transaction.
/// </summary>
internal sealed class BackDateConsents(Database database)
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(24);
    // No letters that are read for figures.
    private const string Letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    /// <summary>A code of eight letters, "ABCD-2345".</summary>
    public static string NewCode()
    {
        var letters = RandomNumberGenerator.GetString(Letters, 8);
        return $"{letters[..4]}-{letters[4..]}";
    }

    public static void Give(UnitOfWork work, EventAppender events, string code, DateOnly day, EventStamp stamp)
    {
        var id = Ids.Next();
        var head = events.Append(work, $"consent-{id}", StreamHead.None, stamp, new ConsentGiven(id, day.ToNumber()));
        work.Add(
            "insert into dossiers_back_date_consent (code_hash, agency, day, given_by, given_at, id, head_hash) " +
            "values ($1, $2, $3, $4, $5, $6, $7)",
            Hash(code), stamp.Agency, day.ToNumber(), stamp.Actor, stamp.OccurredAt, id, head.Hash);
    }

    /// <summary>Who consented; null when there is no such consent, or it is used, old, or for another day or agency.</summary>
    public Task<string?> GivenByAsync(string code, long agency, DateOnly day, Instant now, CancellationToken ct) => database.FirstAsync(
        row => row.TextOrNull(0),
        "select given_by from dossiers_back_date_consent where code_hash = $1 and agency = $2 and day = $3 and given_at > $4 and used_at " +
        "is null",
        [Hash(code), agency, day.ToNumber(), (now - Valid).Micros], ct);

    /// <summary>With it the intake is written, or nothing is.</summary>
    public static void Use(UnitOfWork work, string code, Instant now) => work.AddChecked(
        "update dossiers_back_date_consent set used_at = $2 where code_hash = $1 and used_at is null", DossierErrors.ConsentUnknown,
        Hash(code), now.Micros);

    private static string Hash(string code) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Concat(VietnameseText.Clean(code).ToUpperInvariant().Where(char.IsAsciiLetterOrDigit)))));
}
