using System.Collections.Concurrent;
using OpenProvince.Deliveries.Contracts;

namespace OpenProvince.Integration.Deliveries;

/// <summary>An outside system that keeps what it got, and answers as a test tells it.</summary>
internal sealed class PaperChannel(string name = "paper") : IChannel, IDeliverySource
{
    private int onTheWay, most;

    public string Name => name;

    public int AtOnce { get; init; } = 4;

    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What it says to one with this title; taken when nothing is said.</summary>
    public Func<Outgoing, Task<Outcome?>> Answer { get; set; } = _ => Task.FromResult<Outcome?>(null);

    /// <summary>Everything it took, in order.</summary>
    public ConcurrentQueue<(string Key, string Title)> Taken { get; } = new();

    /// <summary>Every try.</summary>
    public ConcurrentQueue<string> Tried { get; } = new();

    /// <summary>Most that were with it at once.</summary>
    public int MostAtOnce => most;

    /// <summary>What is gone when it is to be sent.</summary>
    public ConcurrentDictionary<long, bool> Gone { get; } = new();

    public async Task<Outcome> SendAsync(Outgoing outgoing, CancellationToken ct)
    {
        InterlockedMax(Interlocked.Increment(ref onTheWay));
        try
        {
            Tried.Enqueue(outgoing.Key);
            if (await Answer(outgoing).WaitAsync(ct) is { } other) return other;
            Taken.Enqueue((outgoing.Key, outgoing.Content.Title));
            return new Outcome.Sent($"taken {Taken.Count}");
        }
        finally
        {
            Interlocked.Decrement(ref onTheWay);
        }
    }

    public Task<Content?> ComposeAsync(string channel, long reference, CancellationToken ct) => Task.FromResult(
        Gone.ContainsKey(reference) ? null : new Content("somebody", $"paper {reference}", "text"));

    private void InterlockedMax(int value)
    {
        for (var seen = most; value > seen; seen = most)
            if (Interlocked.CompareExchange(ref most, value, seen) == seen) return;
    }
}
