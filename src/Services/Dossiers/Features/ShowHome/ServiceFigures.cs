using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Features.Citizen;
using OpenProvince.Measures.Contracts;
using OpenProvince.Procedures.Contracts;

namespace OpenProvince.Dossiers.Features.ShowHome;

/// <summary>How the province serves, in four figures everybody may see.</summary>
/// <param name="InTimeShare">Finished early or on time this month; null when nothing was finished.</param>
internal sealed record ServiceFigure(long ReceivedToday, double? InTimeShare, long InProcess, long Overdue, int Month);

internal sealed class ServiceFigures(CitizenGuide guide, IMeasures measures, IAgencies agencies)
{
    public async Task<ServiceFigure> NowAsync(CancellationToken ct)
    {
        var (unit, today) = (agencies.Province.Id.Value, guide.Today);
        return new ServiceFigure(
            (await measures.PeriodAsync(DossierFigures.Filed, unit, Period.Day(today), ct: ct)).Total,
            await measures.ShareAsync(DossierFigures.OnTimeShare, unit, Period.Month(today), ct: ct),
            (await measures.NowAsync(DossierFigures.InProcess, unit, ct: ct)).Total,
            (await measures.NowAsync(DossierFigures.Overdue, unit, ct: ct)).Total, today.Month);
    }
}
