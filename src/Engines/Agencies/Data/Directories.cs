namespace OpenProvince.Agencies.Data;

/// <summary>The pictures in memory, renewed together after a change.</summary>
internal sealed class Directories(AgencyDirectory agencies, StaffDirectory staff, RoleBook roles, AbsenceBook absences, Mergers mergers)
{
    public AgencyDirectory Agencies => agencies;

    public StaffDirectory Staff => staff;

    public RoleBook Roles => roles;

    public AbsenceBook Absences => absences;

    public Mergers Mergers => mergers;

    public async Task RefreshAsync(CancellationToken ct = default)
    {
        await agencies.RefreshAsync(ct);
        await roles.RefreshAsync(ct);
        await staff.RefreshAsync(ct);
        await absences.RefreshAsync(ct);
        await mergers.RefreshAsync(ct);
    }
}
