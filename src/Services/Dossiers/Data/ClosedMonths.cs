using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Data;

/// <summary>Months whose figures were reported and are final.</summary>
internal sealed class ClosedMonths(Database database)
{
    public static int MonthOf(DateOnly day) => (day.Year * 100) + day.Month;

    public async Task<bool> IsClosedAsync(DateOnly day, CancellationToken ct) =>
        await database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_closed_month where month = $1", [MonthOf(day)], ct) > 0;
}
