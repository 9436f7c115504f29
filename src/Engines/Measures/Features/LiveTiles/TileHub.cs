using System.Globalization;
using Microsoft.Extensions.Logging;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;

namespace OpenProvince.Measures.Features.LiveTiles;

/// <summary>Keeps every watched board fresh and wakes its watchers: after a change, and every half second with the age.</summary>
internal sealed partial class TileHub(
    IEnumerable<TileBoard> boards, ProjectionRunner runner, ProjectionAges ages, TimeProvider time, ILogger<TileHub> logger)
        : BackgroundWork
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    // Many commits a second share one computation; still far under the second a tile may take.
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(120);
    private const int AtOnce = 4;
    private readonly Dictionary<(string Address, string Culture), Watch> watches = [];
    private readonly Lock gate = new();
    private readonly SemaphoreSlim wake = new(0);

    public CommitSignal Beaten { get; } = new();

    public TileBoard? Board(string name) => boards.FirstOrDefault(board => string.Equals(board.Name, name, StringComparison.Ordinal));

    public Watch Join(TileBoard board, long unit, CultureInfo culture)
    {
        lock (gate)
        {
            var key = (TileBoard.Address(board.Name, unit), culture.Name);
            if (!watches.TryGetValue(key, out var watch)) watches[key] = watch = new Watch(board, unit, culture);
            watch.Watchers++;
            wake.Release();
            return watch;
        }
    }

    public void Leave(Watch watch)
    {
        lock (gate)
        {
            if (--watch.Watchers == 0) watches.Remove(watches.First(one => one.Value == watch).Key);
        }
    }

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        var (changed, rowsChanged) = (runner.Changed.Next, true);
        // One wait at a time: an abandoned one would swallow the next wake.
        var woken = wake.WaitAsync(stopping);
        while (!stopping.IsCancellationRequested)
        {
            await RefreshAllAsync(rowsChanged, stopping);
            Beaten.Pulse();
            await Task.Delay(Breath, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.WhenAny(changed, woken, Task.Delay(Beat - Breath, stopping));
            if (woken.IsCompleted) woken = wake.WaitAsync(stopping);
            // The new ticket first: a pulse between the two lines is then seen by one of them.
            var next = runner.Changed.Next;
            (rowsChanged, changed) = (changed.IsCompleted, next);
        }
    }

    private async Task RefreshAllAsync(bool changed, CancellationToken ct)
    {
        Watch[] all;
        lock (gate) all = [.. watches.Values];
        if (all.Length == 0) return;
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct }, async (
            watch, stop) =>
        {
            try
            {
                await watch.RefreshAsync(ages, time, changed, stop);
            }
            // Its age stands still and turns stale on every screen; the next beat tries again. Whatever it was: an exception
            // that leaves here would end the round for the boards behind it.
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                LogFailed(logger, watch.Address, e);
            }
        }).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Board {Address} could not be computed")]
    private static partial void LogFailed(ILogger logger, string address, Exception e);
}
