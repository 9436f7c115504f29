using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Where a result is to be had, in the words of page and slip.</summary>
internal sealed class ReturnPlace(ResultDelivery delivery, IAgencies agencies, Texts texts)
{
    public async Task<string> OfAsync(Dossier dossier, CancellationToken ct) => await delivery.WayAsync(dossier, ct) switch
    {
        ResultWay.Electronic => texts["dossiers.told.receipt.at-account"],
        ResultWay.Post => texts["dossiers.told.receipt.at-address"],
        _ => Desk(dossier),
    };

    /// <summary>The receiving desk by its own name, else its agency as it was called that day.</summary>
    public string Desk(Dossier dossier)
    {
        // Where the receiving agency ended, what continues it has its desk.
        var at = new AgencyId(dossier.Home);
        return agencies.Find(at)?.Desk?.Name ?? agencies.NameAt(at, dossier.FiledAt.LocalDay());
    }
}
