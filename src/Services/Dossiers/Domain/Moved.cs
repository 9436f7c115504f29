using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Domain;

/// <summary>Where the dossier stands after an act.</summary>
internal sealed record Moved(
    DossierId Id, string? Code, long Revision, DossierState State, Instant? Due, long? HolderAgency, string? HolderOfficer,
    NextAction? Next, Instant? NextDue)
{
    public static Moved Of(Dossier d) =>
        new(d.Id, d.Code, d.Head.Version, d.State, d.Due, d.Holder?.Agency, d.Holder?.Officer, d.Next?.Action, d.Next?.Due);
}
