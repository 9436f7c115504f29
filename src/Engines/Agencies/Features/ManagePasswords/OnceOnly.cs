using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// A form whose answer is shown once: loading that answer again sends the form again, and must do nothing. Its number is used up before
/// the work; a form that came back with a refusal has a new one.
/// </summary>
internal sealed class OnceOnly(Database database, Clock clock)
{
    private const int Longest = 40;
    private static readonly byte[] Nothing = SHA256.HashData(Encoding.ASCII.GetBytes("once"));

    public static string NewKey() => Ids.Next().ToString(CultureInfo.InvariantCulture);

    /// <summary>Uses the number up; refused when it was.</summary>
    public async Task<Result> TakeAsync(Actor actor, string? key, CancellationToken ct)
    {
        if (key is not { Length: > 0 and <= Longest }) return AgencyErrors.AlreadyIssued;
        var work = new UnitOfWork(database);
        Idempotency.Remember(work, actor.Id, $"once:{key}", Nothing, 0, clock.Now);
        work.OnUnique(AgencyErrors.AlreadyIssued);
        return await work.CommitAsync(ct);
    }
}
