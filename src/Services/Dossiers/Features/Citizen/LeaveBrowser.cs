using Microsoft.AspNetCore.Http;

using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Dossiers.Features.FollowDossier;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>
/// At sign-out the browser forgets its drafts and the dossiers it was shown. What the account wrote, or said to be its own,
/// stays with the account.
/// </summary>
internal sealed class LeaveBrowser : ISignOutStep
{
    public Task LeaveAsync(HttpContext http, Actor actor, CancellationToken ct)
    {
        Applicant.Forget(http);
        TrackTicket.Forget(http);
        return Task.CompletedTask;
    }
}
