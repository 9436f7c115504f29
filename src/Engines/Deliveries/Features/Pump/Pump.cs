using OpenProvince.Deliveries.Contracts;
using OpenProvince.Deliveries.Data;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Features;

/// <summary>
/// Sends what waits: a loop for each channel, so that none waits for another, on the one node that owns the log. An idle loop reads one
/// index row a second and writes nothing.
/// </summary>
internal sealed class Pump(LogOwner owner, IEnumerable<IChannel> channels, ChannelLine line, ChannelStates states) : BackgroundWork
{
    protected override Task WorkAsync(CancellationToken stopping) =>
        owner.WhileOwnedAsync(ct => Task.WhenAll(channels.Select(channel => line.FollowAsync(channel, ct))), states.Clear, stopping);
}
