using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Data;
using OpenProvince.Dossiers.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Who looked at a dossier. It shows officers and times, nothing of the people the dossier is about.</summary>
internal static class ShowReadings
{
    public const int PageSize = 50;

    public static IServiceCollection AddReadings(this IServiceCollection services) => services
        .AddScoped<DossierAccess>().AddScoped<ICaseReading<Dossier>, DossierAccess>()
        .AddScoped<Query>();

    internal sealed record View(string Code, IReadOnlyList<ReadingLine> Lines, int Total, int Page);

    internal sealed class Query(DossierStore store, Readings readings, PermissionDecision permissions)
    {
        public async Task<Result<View>> FindAsync(string code, int page, Actor actor, CancellationToken ct)
        {
            if (!DossierCode.TryParse(code, out var parsed) || await store.FindByCodeAsync(parsed.ToString(), ct) is not { } dossier)
                return DossierErrors.NotFound;
            var decision = permissions.Decide(actor, DossierPermissions.Readings, dossier.ReceivedBy);
            if (!decision) return CaseErrors.NotAllowed(DossierPermissions.Readings, decision.Reason);
            var (lines, total) = await readings.OfAsync(dossier.Id, page, PageSize, ct);
            return new View(dossier.Code!, lines, total, Math.Max(1, page));
        }
    }
}
