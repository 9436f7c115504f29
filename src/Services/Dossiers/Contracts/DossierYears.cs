using OpenProvince.Measures.Contracts;

namespace OpenProvince.Dossiers.Contracts;

/// <summary>One year of a unit, as statistics print it.</summary>
public sealed record DossierYear(
    int Year, long Filed, long Online, long Accepted, long Early, long OnTime, long Late, long Refused, long Supplemented)
{
    /// <summary>The years of a unit, read from the measures alone.</summary>
    public static async Task<IReadOnlyList<DossierYear>> ReadAsync(
        IMeasures measures, long unit, int first, int last, CancellationToken ct = default)
    {
        MeasureDefinition[] columns =
        [
            DossierFigures.Filed, DossierFigures.Accepted, DossierFigures.FinishedEarly, DossierFigures.FinishedOnTime,
            DossierFigures.FinishedLate,
            DossierFigures.Refused, DossierFigures.Supplemented,
        ];
        var table = await measures.TableAsync(columns, unit, Period.Year(first), Period.Year(last), ct: ct);
        return [.. table.Select(row => new DossierYear(row.Period.Code, row.Counts[0].Total, row.Counts[0].Electronic, row.Counts[1].Total,
            row.Counts[2].Total, row.Counts[3].Total, row.Counts[4].Total, row.Counts[5].Total, row.Counts[6].Total))];
    }
}
