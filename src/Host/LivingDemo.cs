using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server;

/// <summary>
/// Weeks of working days up to now, laid down in a province that was seeded a moment ago: of each module what it says it brings, then the
/// figures of it. Who tries the program finds work in every queue.
/// </summary>
internal static class LivingDemo
{
    private const int Days = 42;

    public static async Task LayAsync(IServiceProvider services, ITerminal terminal, CancellationToken ct)
    {
        var now = services.GetRequiredService<TimeProvider>().Now();
        var days = new DemoDays(now.LocalDay().AddDays(-Days), now);
        await terminal.ProgressAsync("host.demo.progress", async progress =>
        {
            foreach (var demo in services.GetServices<Demo>())
            {
                await using var scope = services.CreateAsyncScope();
                var data = (IDemoData)scope.ServiceProvider.GetRequiredService(demo.Type);
                await data.LayAsync(days, (done, total) => progress($"{demo.Module}.demo.{demo.Name}", done, total), ct);
            }
        });
        await services.GetRequiredService<PlaceEvents>().RunAsync(ct);
        await terminal.ProgressAsync(
            "host.demo.measures", progress => services.GetRequiredService<Rebuild>().CatchUpAsync(progress, ct));
    }
}
