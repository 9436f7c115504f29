using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features;

/// <summary>Adds to rows what stands elsewhere: names of owners, titles of procedures, the time left.</summary>
internal sealed class RowMaker(IPersons persons, ProcedureCatalogue catalogue, LegalClocks clocks)
{
    public async Task<IReadOnlyList<DossierRow>> MakeAsync(IReadOnlyList<Dossier> dossiers, Instant now, CancellationToken ct)
    {
        var owners = await persons.FindManyAsync([.. dossiers.Select(one => new PersonId(one.Owner))], ct);
        var calendars = await clocks.NowAsync(ct);
        return [.. dossiers.Select(one => Make(one, owners.GetValueOrDefault(new PersonId(one.Owner))?.Data.Name ?? "", now, calendars))];
    }

    public async ValueTask<DossierRow> MakeAsync(Dossier one, string owner, Instant now, CancellationToken ct) =>
        Make(one, owner, now, await clocks.NowAsync(ct));

    /// <summary>Rows for boards: nobody's name is read.</summary>
    public async Task<IReadOnlyList<DossierRow>> WithoutPeopleAsync(IReadOnlyList<Dossier> dossiers, Instant now, CancellationToken ct)
    {
        var calendars = await clocks.NowAsync(ct);
        return [.. dossiers.Select(one => Make(one, "", now, calendars))];
    }

    private DossierRow Make(Dossier one, string owner, Instant now, AgencyClocks calendars) => new()
    {
        Id = one.Id,
        Code = one.Code!,
        Revision = one.Head.Version,
        State = one.State,
        Channel = one.Channel,
        Procedure = one.Procedure,
        ProcedureTitle = TitleOf(one.Procedure, one.FiledAt),
        OwnerName = owner,
        ReceivedBy = new(one.ReceivedBy),
        HolderAgency = one.Holder is { } holder ? new AgencyId(holder.Agency) : null,
        HolderOfficer = one.Holder?.Officer,
        Next = one.Next?.Action,
        NextDue = one.Next?.Due,
        FiledAt = one.FiledAt,
        Due = one.Due,
        FinishedAt = one.FinishedAt,
        Timeliness = one.Timeliness,
        Standing = calendars.StandingOf(one, now),
        PapersCameAt = one.HasFreshPapers ? one.SuppliedAt : null,
    };

    private string TitleOf(string procedure, Instant filed) => catalogue.Find(procedure, filed.LocalDay())?.Title ?? procedure;
}
