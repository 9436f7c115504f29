using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>Ready: the database answers. Degraded: a projection or reactor stopped at an event, so figures stand still or an effect waits.</summary>
internal sealed class Readiness(Database database, ProjectionRunner projections, ReactorRunner reactors) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await database.FirstAsync(row => row.Int(0), "select 1", [], cancellationToken);
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("database", e);
        }
        var stopped = projections.Statuses.Where(status => status.Poison is not null).Select(status => status.Name).Concat(reactors.Stopped.Keys).ToArray();
        return stopped.Length == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(", ", stopped));
    }
}
