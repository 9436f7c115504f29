using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Notices.Contracts;
using OpenProvince.Ui;

namespace OpenProvince.Replay.Features;

/// <summary>
/// What people were told of in the last days of a demo: reactors begin with what happens after the start, so they are led over those
/// events once, each at its moment; then what the last morning tells.
/// </summary>
internal sealed class DemoBells(
    PlaceEvents place, LogReader log, IEnumerable<Reactor> reactors, IServiceScopeFactory scopes) : IDemoData
{
    private const int Page = 1000, PerCommit = 200;
    private static readonly TimeSpan Told = TimeSpan.FromDays(3);
    private static readonly TimeOnly Morning = new(7, 30);

    public async Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct)
    {
        await place.RunAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var batch = scope.ServiceProvider.GetRequiredService<CommandBatch>();
        batch.Attach(scope.ServiceProvider.GetRequiredService<UnitOfWork>());
        var tellers = reactors.Where(one => one.Begins is Begin.Now).ToList();
        foreach (var (i, teller) in tellers.Index())
        {
            await TellAsync(teller, days.Until - Told, scope.ServiceProvider, batch, ct);
            progress(i + 1, tellers.Count);
        }
        await TellMorningAsync(days.Until, scope.ServiceProvider, batch, ct);
    }

    private async Task TellAsync(Reactor teller, Instant since, IServiceProvider services, CommandBatch batch, CancellationToken ct)
    {
        var (seen, head, clock) = (0L, await log.HeadAsync(ct), services.GetRequiredService<Clock>());
        while (seen < head)
        {
            var events = await log.ReadAsync(seen, head, Page, teller.Reads, ct);
            foreach (var e in events.Where(e => e.Stamp.RecordedAt >= since))
            {
                clock.SetTo(e.Stamp.RecordedAt);
                (await batch.RunAsync(token => teller.ReactAsync(e, services, token), ct)).OrThrow();
                if (batch.Count >= PerCommit) await FlushAsync(batch, ct);
            }
            seen = events.Count < Page ? head : events[^1].Seq;
        }
        await FlushAsync(batch, ct);
    }

    private static async Task TellMorningAsync(Instant until, IServiceProvider services, CommandBatch batch, CancellationToken ct)
    {
        var (today, work) = (until.LocalDay(), services.GetRequiredService<UnitOfWork>());
        var day = until >= today.At(Morning) ? today : today.AddDays(-1);
        services.GetRequiredService<Clock>().SetTo(day.At(Morning));
        foreach (var teller in services.GetServices<IDailyTelling>())
            (await batch.RunAsync(async token =>
            {
                await teller.TellAsync(work, day, token);
                return await work.CommitAsync(token);
            }, ct)).OrThrow();
        await FlushAsync(batch, ct);
    }

    private static async Task FlushAsync(CommandBatch batch, CancellationToken ct)
    {
        foreach (var result in await batch.FlushAsync(ct)) result.OrThrow();
        batch.Forget();
    }
}
