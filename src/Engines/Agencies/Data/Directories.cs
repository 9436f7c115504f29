namespace OpenProvince.Agencies.Data;

/// <summary>Both pictures in memory, renewed together after a change.</summary>
internal sealed class Directories(AgencyDirectory agencies, StaffDirectory staff)
{
    public AgencyDirectory Agencies => agencies;

    public StaffDirectory Staff => staff;

    public async Task RefreshAsync(CancellationToken ct = default)
    {
        await agencies.RefreshAsync(ct);
        await staff.RefreshAsync(ct);
    }
}
