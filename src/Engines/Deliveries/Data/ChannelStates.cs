using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Deliveries.Data;

/// <summary>
/// Which channels are down, as the node that sends has found out; a restart finds out anew with its first try.
/// </summary>
internal sealed class ChannelStates
{
    private readonly ConcurrentDictionary<string, (Instant Since, Instant Until, int Failed)> down = new(StringComparer.Ordinal);

    public Instant? DownSince(string channel) => down.TryGetValue(channel, out var state) ? state.Since : null;

    /// <summary>True while nothing is tried.</summary>
    public bool IsHeld(string channel, Instant now) => down.TryGetValue(channel, out var state) && now < state.Until;

    public bool IsDown(string channel) => down.ContainsKey(channel);

    public void Up(string channel) => down.TryRemove(channel, out _);

    public void Clear() => down.Clear();

    public void Fail(string channel, Instant now, Domain.RetryRule rule) => down.AddOrUpdate(
        channel,
        _ => (now, rule.Next(1, now, channel.Length), 1),
        (_, state) => (state.Since, rule.Next(state.Failed + 1, now, channel.Length), state.Failed + 1));
}
