using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Agencies.Features;

/// <summary>Mergers ahead and under way, on the overview of those who administer.</summary>
internal sealed class MergerLines(Mergers mergers, PermissionDecision permissions, Texts texts) : IAdminLines
{
    public Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct) => Task.FromResult<IReadOnlyList<AdminLine>>(
        !permissions.Decide(reader, AgencyPermissions.ManageAgencies)
            ? []
            : [.. mergers.All.Where(one => one.IsAhead).OrderBy(one => one.Day).Select(Line)]);

    private AdminLine Line(MergerInfo one) => new(true, AdminTone.Look, "diagram-3",
        texts[one.State is MergerState.Running ? "agencies.admin.merging" : "agencies.admin.merger", ("day", DayWords.Date(one.Day))],
        texts["agencies.admin.merger.text", ("decision", one.Decision.Number), ("count", one.Parts.Count)])
    {
        Way = (AgencyLinks.Merger(one.Id), texts["agencies.admin.merger.way"]),
    };
}
