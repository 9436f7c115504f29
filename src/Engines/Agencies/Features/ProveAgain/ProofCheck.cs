using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Looks at a proof: a code of the second step, or the password of who has none.</summary>
internal sealed class ProofCheck(
    UserManager<User> users, SecondFactors factors, FactorGuess guess, PasswordCheck passwords, Sessions sessions, UnitOfWork work)
{
    /// <summary>Name of the field.</summary>
    public const string Field = "op-proof";

    /// <summary>A code is asked for, not the password.</summary>
    public async Task<bool> AsksCodeAsync(HttpContext http) =>
        await users.GetUserAsync(http.User) is { } user && await factors.SinceAsync(user.Id, http.RequestAborted) is not null;

    /// <summary>The session counts as proved from now on, or why not, beside <see cref="Field"/>.</summary>
    public async Task<Result> TakeAsync(HttpContext http, string? typed)
    {
        var ct = http.RequestAborted;
        if (http.User.Long(OpClaims.Session) is not { } session || await users.GetUserAsync(http.User) is not { } user)
            return AgencyErrors.TicketOver;
        var code = await factors.SinceAsync(user.Id, ct) is not null;
        if (string.IsNullOrWhiteSpace(typed)) return (code ? AgencyErrors.CodeEmpty : AgencyErrors.PasswordWrong).For(Field);
        var right = code ? await guess.TakeAsync(work, user, typed, ct) : await passwords.TakeAsync(work, user, typed, ct);
        if (right.IsError) return right.Error.For(Field);
        sessions.Prove(work, session);
        return await work.CommitAsync(ct);
    }
}
