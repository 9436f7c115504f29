using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>
/// Tells people what a step of a dossier means to them. It may meet an event twice: the event's id is the notice's key. What can be undone
/// is held back as long, and taken back when it was undone.
/// </summary>
internal sealed class TellPeople : Reactor
{
    public override string Name => "dossiers.tell-people";

    public override EventFilter Reads { get; } = EventFilter.Of(
        // Not of filings: each event read costs a write, and a filing pays for nobody's bell. The morning tells what waits.
        "dossier.due-promised", "dossier.due-moved", "dossier.supplement-requested", "dossier.supplemented", "dossier.payment-requested",
        "dossier.paid", "dossier.finished", "dossier.refused", "dossier.stopped", "dossier.handed-over", "dossier.proposed",
        "dossier.step-undone");

    // Nobody is told today of what happened before the program could tell.
    public override Begin Begins => Begin.Now;

    public override async Task<Result> ReactAsync(RecordedEvent e, IServiceProvider scope, CancellationToken ct)
    {
        var (work, notices) = (scope.GetRequiredService<UnitOfWork>(), scope.GetRequiredService<INotices>());
        if (e.Body is DossierStepUndone undone)
            await notices.TakeBackAsync(work, $"dossier-{undone.Dossier}/{e.Version - 1}", ct);
        else if (IdOf(e.Body) is { } id && await scope.GetRequiredService<DossierStore>().FindAsync(new(id), ct) is { } dossier)
            foreach (var notice in await scope.GetRequiredService<DossierNotices>().OfAsync(e, dossier, ct))
                await notices.FileAsync(work, notice, ct);
        return await work.CommitAsync(ct);
    }

    /// <summary>The dossier, of events somebody may have to be told of.</summary>
    private static long? IdOf(IEvent body) => body switch
    {
        DossierDuePromised one => one.Dossier,
        DossierDueMoved one => one.Dossier,
        DossierSupplementRequested one => one.Dossier,
        DossierSupplemented one => one.Dossier,
        DossierPaymentRequested one => one.Dossier,
        DossierPaid one => one.Dossier,
        DossierFinished one => one.Dossier,
        DossierRefused one => one.Dossier,
        DossierStopped one => one.Dossier,
        DossierHandedOver one => one.Dossier,
        DossierProposed one => one.Dossier,
        _ => null,
    };
}
