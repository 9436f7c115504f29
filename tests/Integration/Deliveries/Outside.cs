using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Deliveries;

/// <summary>A province with one outside system, and what tests do with it.</summary>
internal static class Outside
{
    public static async Task<Province> StartAsync(DatabaseEngine engine, PaperChannel paper)
    {
        var province = await Province.StartAsync(engine);
        await province.StopAsync();
        await province.StartAsync(services => Connect(services, paper));
        return province;
    }

    public static void Connect(IServiceCollection services, PaperChannel paper) =>
        services.AddSingleton<IChannel>(paper).AddSingleton<IDeliverySource>(paper);

    public static Task FileAsync(this Province province, params NewDelivery[] deliveries) => province.InScopeAsync(async scope =>
    {
        var work = scope.GetRequiredService<UnitOfWork>();
        foreach (var one in deliveries) scope.GetRequiredService<IDeliveries>().File(work, one, province.Time.Now());
        return await work.CommitAsync();
    });

    public static NewDelivery Paper(
        long reference, string receiver = "person-1", string subject = "dossier-1", Instant? notBefore = null) =>
        new("paper", receiver, subject, $"paper-{reference}", "paper", reference, notBefore ?? default);

    public static Task<List<(string Key, DeliveryState State, string? Reason)>> RowsAsync(this Province province) =>
        province.Database.QueryAsync(row => (row.GetString(0), (DeliveryState)row.Int(1), row.TextOrNull(2)),
            "select key, state, reason from deliveries_delivery order by id", []);

    public static async Task UntilAsync(Func<bool> done, string what) => await UntilAsync(() => Task.FromResult(done()), what);

    public static async Task UntilAsync(Func<Task<bool>> done, string what)
    {
        for (var tries = 0; tries < 600; tries++)
        {
            if (await done()) return;
            await Task.Delay(50);
        }
        throw new TimeoutException($"Not within 30 seconds: {what}");
    }
}
