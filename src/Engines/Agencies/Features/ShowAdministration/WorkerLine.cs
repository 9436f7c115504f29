using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>Which work runs beside the requests, and what of it broke.</summary>
internal sealed class WorkerLine(IEnumerable<RunningWorker> workers, IServiceProvider services, Texts texts) : IAdminLines
{
    public Task<IReadOnlyList<AdminLine>> LookAsync(Actor reader, CancellationToken ct)
    {
        // What is not needed here, such as what several nodes tell each other, ended in peace.
        var all = workers.Select(one => (one.Key, one.Find(services).ExecuteTask)).ToList();
        var broken = all.Where(one => one.ExecuteTask is { IsFaulted: true }).ToList();
        var atWork = all.Where(one => one.ExecuteTask is { IsCompleted: false }).ToList();
        return Task.FromResult<IReadOnlyList<AdminLine>>(
        [
            broken.Count > 0
                ? new(false, AdminTone.Act, "gear", texts["agencies.admin.workers"],
                    texts["agencies.admin.workers.broken", ("names", Names(broken.Select(one => one.Key)))])
                : new(false, AdminTone.Fine, "gear", texts["agencies.admin.workers"],
                    texts["agencies.admin.workers.text", ("names", Names(atWork.Select(one => one.Key)))]),
        ]);
    }

    private string Names(IEnumerable<string> keys) => string.Join(", ", keys.Select(key => texts[key]));
}
