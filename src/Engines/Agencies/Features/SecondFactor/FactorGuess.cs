using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Looks at a code: counted before it is looked at, like a password, and taken once.</summary>
internal sealed class FactorGuess(SecondFactors factors, Guesses guesses, SessionOpener opener, Clock clock)
{
    /// <summary>Joins to the work that the code is taken, or says why not; a wrong one is recorded.</summary>
    public async Task<Result> TakeAsync(UnitOfWork work, User user, string? typed, CancellationToken ct)
    {
        var caller = opener.Caller;
        var taken = caller.Knows(user.Id)
            ? SignInRules.OfFactorKnown(user.Id, caller.Browser!)
            : SignInRules.OfFactor(user.Id, caller.Address);
        if (await guesses.TakeAsync(taken, clock.Now, AgencyErrors.GuessesWait, ct) is { IsError: true } waits) return waits;
        var origin = SecurityEvent.OriginOf(caller.Address);
        var right = await factors.TakeAsync(work, user.Id, typed, clock.Now, ct);
        if (right.IsError)
        {
            work.Discard();
            SecurityEvents.Add(
                work, new(0, clock.Now, SecurityKinds.SecondFactorFailed, Actor.Anonymous.Id, user.Id, Origin: origin));
            await work.CommitAsync(ct);
            return right.Error;
        }
        Guesses.Forgive(work, taken[0]);
        Guesses.GiveBack(work, taken.Skip(1));
        if (right.Value == SecondFactors.OnPaper)
            SecurityEvents.Add(
                work, new(0, clock.Now, SecurityKinds.RecoveryCodeUsed, SecurityEvent.ActorOf(user), user.Id, Origin: origin));
        return Result.Ok;
    }
}
