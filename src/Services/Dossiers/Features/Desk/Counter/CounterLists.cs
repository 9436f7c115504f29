using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features.Desk;

/// <summary>Which dossiers stand on the lists of the counter, on the page and in the file alike.</summary>
internal static class CounterLists
{
    /// <summary>Proposals that wait for this leader.</summary>
    public static DossierFilter ToApprove { get; } = new() { Tab = DossierTab.Mine, Action = NextAction.Approve };

    /// <summary>Results that lie at the counter.</summary>
    public static DossierFilter ToReturn(Actor actor, string? text) => new()
    {
        State = DossierState.Completed,
        Within = actor.Active is { } post ? new AgencyId(post.Agency) : null,
        Search = text,
    };
}
