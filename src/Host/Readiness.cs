using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenProvince.Backups;
using OpenProvince.Backups.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Server;

/// <summary>
/// Ready: the database answers and the disk takes what is written. Degraded: a projection or reactor stopped at an event, so
/// figures stand still or an effect waits; the rows of a projection are of another version; or the last good backup is too old.
/// </summary>
internal sealed class Readiness(
    Database database, ProjectionRunner projections, ProjectionVersions versions, ReactorRunner reactors, WriteProbe disk,
    BackupAgeLimit? backups = null) : IHealthCheck
{
    /// <summary>Healthy, Degraded or Unhealthy, and behind a colon why.</summary>
    public static Task WriteAsync(HttpContext http, HealthReport report)
    {
        http.Response.ContentType = "text/plain; charset=utf-8";
        var reasons = string.Join("; ", report.Entries.Values.Select(entry => entry.Description).OfType<string>());
        return http.Response.WriteAsync(reasons.Length == 0 ? $"{report.Status}" : $"{report.Status}: {reasons}");
    }

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        IReadOnlyList<OtherVersion> others;
        try
        {
            others = await versions.OthersAsync(cancellationToken);
        }
        catch (DbException e)
        {
            return HealthCheckResult.Unhealthy("database", e);
        }
        if (await disk.FailureAsync(cancellationToken) is { } failure) return HealthCheckResult.Unhealthy(failure);
        var stopped = projections.Statuses.Where(status => status.Poison is not null).Select(status => status.Name)
            .Except(others.Select(other => other.Name)).Concat(reactors.Stopped.Keys).Concat(others.Select(other => $"{other}")).ToList();
        if (backups is not null && BackupsModule.IsOld(backups, database.Target.Folder, out var last))
            stopped.Add(last is { } at ? $"backup of {at}" : "backup: none");
        return stopped.Count == 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded(string.Join(", ", stopped));
    }
}
