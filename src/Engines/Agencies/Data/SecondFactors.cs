using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Second steps as they are kept: sealed secrets, hashed codes on paper.</summary>
internal sealed class SecondFactors(Database database, IDataProtectionProvider protection, IPasswordHasher<User> hasher)
{
    /// <summary>Where a code came from.</summary>
    public const string OnPhone = "phone", OnPaper = "paper";

    private static readonly TimeSpan Offered = TimeSpan.FromHours(1);
    private readonly IDataProtector seal = protection.CreateProtector("OpenProvince.Agencies.SecondFactor");
    private readonly ITimeLimitedDataProtector offer = 
        protection.CreateProtector("OpenProvince.Agencies.SecondFactor.Offer").ToTimeLimitedDataProtector();

    /// <summary>A secret the account may take within the hour: nothing is kept before a code of it was right.</summary>
    public string Offer(long account, byte[] secret) =>
        offer.Protect(string.Create(CultureInfo.InvariantCulture, $"{account}|{Convert.ToHexString(secret)}"), Offered);

    /// <summary>The secret that was offered to this account, or null.</summary>
    public byte[]? ReadOffer(long account, string? offered)
    {
        try
        {
            var parts = offer.Unprotect(offered ?? "").Split('|');
            return parts[0] == account.ToString(CultureInfo.InvariantCulture) ? Convert.FromHexString(parts[1]) : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Since when the account has one; null when it has none.</summary>
    public async Task<Instant?> SinceAsync(long account, CancellationToken ct) => (await database.QueryAsync(
        row => new Instant(row.Int(0)), "select since from agencies_totp where account = $1", [account], ct)) is [var since] ? since : null;

    /// <summary>Codes on paper that are left.</summary>
    public Task<int> LeftAsync(long account, CancellationToken ct) => database.FirstAsync(row => (int)row.Int(0),
        "select count(*) from agencies_recovery_code where account = $1 and used_at is null", [account], ct);

    /// <summary>Joins a new second step, with codes on paper that are told here and never again.</summary>
    /// <param name="work">The transaction.</param>
    /// <param name="account">Whose.</param>
    /// <param name="secret">The secret.</param>
    /// <param name="step">Whose code was right: it is taken.</param>
    /// <param name="now">When.</param>
    public IReadOnlyList<string> Insert(UnitOfWork work, long account, byte[] secret, long step, Instant now)
    {
        work.Add("insert into agencies_totp (account, secret, since, last_step) values ($1, $2, $3, $4)", account,
            seal.Protect(Convert.ToHexString(secret)), now, step);
        work.OnUnique(AgencyErrors.SecondFactorThere);
        work.Add("delete from agencies_recovery_code where account = $1", account);
        var codes = OneTimeCodes.NewRecovery();
        foreach (var (number, code) in codes.Index())
            work.Add("insert into agencies_recovery_code (account, number, hash) values ($1, $2, $3)", account, (long)number,
                hasher.HashPassword(new(), OneTimeCodes.Typed(code)));
        return codes;
    }

    /// <summary>Joins its end.</summary>
    public static void Remove(UnitOfWork work, long account)
    {
        work.AddChecked("delete from agencies_totp where account = $1", AgencyErrors.SecondFactorMissing, account);
        work.Add("delete from agencies_recovery_code where account = $1", account);
    }

    /// <summary>Whether a code is right, and joins that it is taken; by another request meanwhile, it is refused at the commit.</summary>
    /// <returns>Where it came from.</returns>
    public async Task<Result<string>> TakeAsync(UnitOfWork work, long account, string? typed, Instant now, CancellationToken ct)
    {
        var code = OneTimeCodes.Typed(typed);
        if (code.Length == 0) return AgencyErrors.CodeEmpty.For("code");
        return code.Length == OneTimeCodes.Length ? await TakeShownAsync(work, account, code, now, ct)
            : await TakePaperAsync(work, account, code, now, ct);
    }

    private async Task<Result<string>> TakeShownAsync(UnitOfWork work, long account, string code, Instant now, CancellationToken ct)
    {
        var found = await database.QueryAsync(row => (Sealed: row.GetString(0), Last: row.Int(1)),
            "select secret, last_step from agencies_totp where account = $1", [account], ct);
        if (found is not [var one] || Open(one.Sealed) is not { } secret || OneTimeCodes.Step(secret, code, now) is not { } step)
            return AgencyErrors.CodeWrong.For("code");
        if (step <= one.Last) return AgencyErrors.CodeTaken.For("code");
        work.AddChecked("update agencies_totp set last_step = $2 where account = $1 and last_step < $2",
            AgencyErrors.CodeTaken.For("code"), account, step);
        return OnPhone;
    }

    private async Task<Result<string>> TakePaperAsync(UnitOfWork work, long account, string code, Instant now, CancellationToken ct)
    {
        var left = await database.QueryAsync(row => (Number: row.Int(0), Hash: row.GetString(1)),
            "select number, hash from agencies_recovery_code where account = $1 and used_at is null order by number", [account], ct);
        foreach (var (number, hash) in left)
        {
            if (hasher.VerifyHashedPassword(new(), hash, code) is PasswordVerificationResult.Failed) continue;
            work.AddChecked("update agencies_recovery_code set used_at = $3 where account = $1 and number = $2 and used_at is null",
                AgencyErrors.CodeTaken.For("code"), account, number, now);
            return OnPaper;
        }
        return AgencyErrors.CodeWrong.For("code");
    }

    /// <summary>Null when the key ring is another one: codes on paper go on to work.</summary>
    private byte[]? Open(string kept)
    {
        try
        {
            return Convert.FromHexString(seal.Unprotect(kept));
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
