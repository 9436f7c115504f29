using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Agencies.Data;

/// <summary>Lets a calendar decision name agencies by their identifiers.</summary>
internal sealed class CalendarAgencies(IAgencies agencies, TimeProvider time) : IAgencyCodes
{
    public ValueTask<long?> FindAsync(string code, CancellationToken ct = default) =>
        new(agencies.FindByCode(code, time.Now().LocalDay())?.Id.Value);
}
