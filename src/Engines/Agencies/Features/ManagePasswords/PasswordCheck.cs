using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Asks somebody signed in for their password once more; counted before it is looked at.</summary>
internal sealed class PasswordCheck(PasswordWriter passwords, Guesses guesses, Clock clock)
{
    /// <summary>Joins to the work that a right one cost nothing, or says what is wrong.</summary>
    public async Task<Result> TakeAsync(UnitOfWork work, User user, string? typed, CancellationToken ct)
    {
        var taken = SignInRules.OfChange(user.Id);
        if (await guesses.TakeAsync(taken, clock.Now, AgencyErrors.GuessesWait, ct) is { IsError: true } waits) return waits;
        if (!passwords.IsRight(user, Passwords.Typed(typed))) return AgencyErrors.PasswordWrong.For("current");
        Guesses.Forgive(work, taken[0]);
        return Result.Ok;
    }
}
