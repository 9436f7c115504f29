using Microsoft.AspNetCore.Http;

using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Data.Drafts;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Dossiers.Features.ApplyOnline;
using OpenProvince.Files.Contracts;
using OpenProvince.Ui;

using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Dossiers.Features.Citizen;

/// <summary>Files of a dossier: its parties, and officers who may read it.</summary>
internal sealed class DossierFiles : IFileAccess
{
    public const string Kind = "dossiers.dossier";

    public string OwnerKind => Kind;

    public static FileOwner OwnerOf(DossierId id) => new(Kind, id.Value);

    public async Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct)
    {
        var services = http.RequestServices;
        var dossier = await services.GetRequiredService<DossierStore>().FindAsync(new DossierId(owner.Id), ct);
        var (access, actor) =
            (services.GetRequiredService<DossierAccess>(), services.GetRequiredService<IActorResolver>().Resolve(http.User));
        if (dossier is null || !access.MayRead(dossier, actor)) return false;
        if (await access.RecordAsync(dossier, actor, ReadingWay.File, ct) is not { } unrecorded) return true;
        http.Refuse(unrecorded);
        return false;
    }
}

/// <summary>Files of a draft: the browser and the account it belongs to.</summary>
internal sealed class DraftFiles : IFileAccess
{
    public string OwnerKind => DraftStore.FileKind;

    public async Task<bool> MayReadAsync(HttpContext http, FileOwner owner, CancellationToken ct)
    {
        var reader = await http.RequestServices.GetRequiredService<Applicant>().ReaderAsync(http, ct);
        return await http.RequestServices.GetRequiredService<DraftStore>().FindAsync(owner.Id, reader, ct) is not null;
    }
}
