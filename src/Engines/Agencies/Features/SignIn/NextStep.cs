using Microsoft.AspNetCore.Http;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Agencies.Features;

/// <summary>What a right password leads to.</summary>
internal enum NextStep
{
    /// <summary>The session is open.</summary>
    Home,

    /// <summary>A password of somebody else's choice is replaced first.</summary>
    NewPassword,

    /// <summary>A code of the second step is asked for.</summary>
    Code,

    /// <summary>A role of the officer asks for a second step and there is none yet.</summary>
    SetUp,
}

/// <param name="User">The account whose password was right.</param>
/// <param name="Next">What comes now; a session is open with <see cref="NextStep.Home"/> only.</param>
internal sealed record Opened(User User, NextStep Next = NextStep.Home);

/// <summary>Whether an account may open a session by its password alone, and the way on.</summary>
internal sealed class SignInWay(StaffDirectory staff, RoleBook roles, SecondFactors factors, SignInTickets tickets)
{
    public bool IsLocked(User user) => user.Staff is { } id && staff.Find(id) is not { Locked: false };

    /// <summary>A role of one of the officer's posts asks for a second step.</summary>
    public bool IsAsked(long officer) =>
        staff.Find(officer)?.Posts.Any(post => roles.Find(post.Role) is { AsksSecondFactor: true }) == true;

    /// <summary>What stands between the password, which was right and is the officer's own, and the session.</summary>
    public async Task<NextStep> AfterPasswordAsync(User user, CancellationToken ct) => user.Staff is not { } officer ? NextStep.Home
        : await factors.SinceAsync(user.Id, ct) is not null ? NextStep.Code
        : IsAsked(officer) ? NextStep.SetUp
        : NextStep.Home;

    /// <summary>Where the browser goes now, with the ticket it needs there.</summary>
    public string Lead(HttpContext http, Opened opened, string back, UiOptions options)
    {
        if (opened.Next is not NextStep.Home) tickets.Give(http, opened.Next, opened.User);
        return opened.Next switch
        {
            NextStep.NewPassword => AgencyLinks.NewPassword(back),
            NextStep.Code => AgencyLinks.SecondStep(back),
            NextStep.SetUp => AgencyLinks.SetUpStep(back),
            _ => back == "/" ? options.HomeOf(opened.User.Staff is null ? ActorKind.Citizen : ActorKind.Officer) : back,
        };
    }
}
