using OpenProvince.Agencies.Contracts;
using OpenProvince.Cases.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Cases.Features;

/// <summary>How many cases hang, on the administrators' overview.</summary>
internal sealed class HangingLine(WatchCases.Query query, PermissionDecision permissions, Texts texts) : IAdminLines
{
    public async Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct)
    {
        if (!permissions.Decide(reader, CasePermissions.Watch)) return [];
        var report = (await query.ReportAsync(reader, 1, ct)).Value;
        return
        [
            new(false, report.AllWell ? AdminTone.Fine : AdminTone.Act, "shield-check", texts["cases.admin.hanging"],
                texts["cases.admin.hanging.text", ("count", report.HangingCount), ("open", report.Open)])
            {
                Way = (WatchLinks.Page, texts["cases.menu.watcher"]),
            },
        ];
    }
}
