using Microsoft.AspNetCore.Http;

using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Dossiers.Features.FollowDossier;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>
/// At sign-out the account takes what was written in this browser, so that nothing is lost, and the browser forgets its
/// drafts and the dossiers it was shown.
/// </summary>
internal sealed class LeaveBrowser(Applicant applicant, DraftStore drafts) : ISignOutStep
{
    public async Task LeaveAsync(HttpContext http, Actor actor, CancellationToken ct)
    {
        await drafts.AdoptAsync(await applicant.ReaderAsync(http, ct), ct);
        Applicant.Forget(http);
        TrackTicket.Forget(http);
    }
}
