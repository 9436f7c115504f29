using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Operations.Features.Wall;

/// <summary>
/// Background work that stands still: what stopped at an event, and figures an upgrade left to be rebuilt. The log says identifiers;
/// people read what the work does, in the words of the module it belongs to.
/// </summary>
internal sealed class StoppedReader(ProjectionRunner projections, ProjectionVersions versions, ReactorRunner reactors, Texts texts)
{
    public async Task<IReadOnlyList<Alert>> ReadAsync(CancellationToken ct)
    {
        var others = await versions.OthersAsync(ct);
        var poisoned = projections.Statuses.Where(status => status.Poison is not null).ExceptBy(
            others.Select(other => other.Name), status => status.Name);
        return
        [
            .. others.Select(other => Danger(texts["operations.alert.other-version", ("name", texts[other.Words])],
                texts["operations.alert.other-version.detail", ("command", other.Mend)])),
            .. poisoned.Select(status => Danger(texts["operations.alert.stopped", ("name", texts[status.Of.Words])],
                texts["operations.alert.stopped.detail", ("seq", status.Seq), ("at", DayWords.Clock(status.AppliedAllAt))])),
            .. reactors.Stopped.Keys.Order(StringComparer.Ordinal).Select(name =>
                Danger(texts["operations.alert.waiting", ("name", texts[name])], texts["operations.alert.waiting.detail"])),
        ];
    }

    private static Alert Danger(string title, string detail) => new(AlertKind.Danger, title, detail, null);
}
