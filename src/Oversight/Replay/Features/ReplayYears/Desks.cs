using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Replay.Features;

/// <summary>What one desk does, known before anything runs, so that workers cannot change it.</summary>
internal sealed record Shard(ReplayUnit Unit, WorkingCalendar Calendar, IReadOnlyList<(Instant At, Course Course)> Courses);

/// <summary>A step that lies behind the end.</summary>
internal readonly record struct StepAhead(ReplayUnit Unit, Instant At, Course Course);

/// <summary>What was played.</summary>
internal sealed record Played(long Commands, IReadOnlyList<StepAhead> Ahead);

/// <summary>Plays desks side by side.</summary>
internal sealed class Desks(IServiceScopeFactory scopes)
{
    /// <param name="shards">The desks.</param>
    /// <param name="workers">How many side by side.</param>
    /// <param name="end">Nothing happens behind it.</param>
    /// <param name="filed">Called at each filing.</param>
    /// <param name="letsGo">See <see cref="UnitReplay.LetsGo"/>.</param>
    /// <param name="ct">Stops between transactions.</param>
    public async Task<Played> PlayAsync(
        IEnumerable<Shard> shards, int workers, Instant end, Action filed, bool letsGo = false, CancellationToken ct = default)
    {
        // The longest first, so that no worker is left with a long one at the end.
        var waiting =
            new ConcurrentQueue<Shard>(shards.OrderByDescending(shard => shard.Courses.Count).ThenBy(shard => shard.Unit.Agency.Id.Value));
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var running = Enumerable.Range(0, Math.Max(1, workers)).Select(_ => Task.Run(WorkAsync, stop.Token)).ToArray();
        var played = await Task.WhenAll(running);
        return new(played.Sum(one => one.Commands), [.. played.SelectMany(one => one.Ahead)]);

        async Task<Played> WorkAsync()
        {
            await using var scope = scopes.CreateAsyncScope();
            var batch = scope.ServiceProvider.GetRequiredService<CommandBatch>();
            batch.Attach(scope.ServiceProvider.GetRequiredService<UnitOfWork>());
            var services = scope.ServiceProvider;
            var (dossiers, clock) = (services.GetRequiredService<IDossierCourse>(), services.GetRequiredService<Clock>());
            var (commands, ahead) = (0L, new List<StepAhead>());
            try
            {
                while (waiting.TryDequeue(out var shard))
                {
                    var replay = new UnitReplay(shard.Unit, shard.Calendar, end, dossiers, batch, clock) { LetsGo = letsGo };
                    foreach (var (at, course) in shard.Courses) replay.Add(at, course);
                    await replay.RunAsync(filed, stop.Token);
                    commands += replay.Commands;
                    ahead.AddRange(replay.Ahead.Select(one => new StepAhead(shard.Unit, one.At, one.Course)));
                }
                return new(commands, ahead);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }
}
