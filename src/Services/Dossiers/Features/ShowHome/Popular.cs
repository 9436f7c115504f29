using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Measures.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.ShowHome;

/// <summary>What people file most, or before there are figures what they usually need.</summary>
internal sealed record PopularProcedures(IReadOnlyList<string> Codes, bool FromFigures)
{
    public static readonly PopularProcedures None = new([], false);
}

internal sealed class Popular(CitizenGuide guide, IMeasures measures, IAgencies agencies)
{
    private const int Shown = 5;
    private static readonly string[] Usual = ["1.001193", "1.004873", "2.000815", "1.001612", "2.000986"];

    public async Task<PopularProcedures> ThisMonthAsync(CancellationToken ct)
    {
        var filed = await measures.KeysAsync(DossierFigures.Filed, agencies.Province.Id.Value, Period.Month(guide.Today), ct);
        var most = filed.Where(f => f.Counts.Total > 0 && guide.Find(f.Key) is not null)
            .OrderByDescending(f => f.Counts.Total).ThenBy(f => f.Key, StringComparer.Ordinal).Take(Shown).Select(f => f.Key)
            .ToList();
        return most.Count == Shown
            ? new(most, FromFigures: true)
            : new([.. Usual.Where(c => guide.Find(c) is not null)], FromFigures: false);
    }
}
