using System.Globalization;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Faults;

/// <summary>
/// The server is killed in the middle of filing and started again. What a citizen holds a receipt for must be there, once,
/// with the code on the receipt; the day's codes have no hole; the log verifies.
/// </summary>
public sealed class KillTests
{
    private const int Clients = 16;

    [Theory, EachDatabase]
    public Task Every_receipt_survives_two_kills(DatabaseEngine engine) => KillAsync(engine, rounds: 2);

    [Theory, EachDatabase, Trait("Run", "long")]
    public Task Every_receipt_survives_twenty_kills(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        return KillAsync(engine, rounds: 20);
    }

    private static async Task KillAsync(DatabaseEngine engine, int rounds)
    {
        await using var database = await ProvinceTemplate.CopyAsync(engine, "bac-kan");
        var arguments = await database.ArgumentsAsync();
        var (filing, token) = await PrepareAsync(database);
        var port = ServerProcess.FreePort();
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(number => new FilingClient(number, port, filing, token)).ToList();
        var server = await ServerProcess.ServeAsync(arguments, port);
        var running = clients.Select(client => client.RunAsync(stop.Token)).ToList();
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                var before = clients.Sum(client => client.Receipts.Count);
                await ReachAsync(clients, before + 60, server);
                // A different moment of the write path each time.
                await Task.Delay(37 * (round % 11), TestContext.Current.CancellationToken);
                await server.KillAsync();
                Assert.All(clients, client => Assert.True(client.Refused is null, $"{client.Refused}\n{server.Log}"));
                server = await ServerProcess.ServeAsync(arguments, port);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running);
            await server.DisposeAsync();
        }

        await CheckAsync(database, clients.SelectMany(client => client.Receipts).ToDictionary());
        var (exit, output, error) = await ServerProcess.RunAsync(["verify", .. arguments]);
        Assert.True(exit == 0, output + error);
    }

    private static async Task<(string Filing, string Token)> PrepareAsync(EmptyDatabase database)
    {
        await using var province = new Province(database, "bac-kan", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false);
        await province.StartAsync();
        using var office = await Office.OpenAsync(province);
        return (office.Filing().ToJsonString(), office.Citizen.DefaultRequestHeaders.Authorization!.Parameter!);
    }

    private static async Task ReachAsync(List<FilingClient> clients, int receipts, ServerProcess server)
    {
        for (var waited = System.Diagnostics.Stopwatch.StartNew(); clients.Sum(client => client.Receipts.Count) < receipts;)
        {
            var refused = clients.Select(client => client.Refused).FirstOrDefault(answer => answer is not null);
            Assert.True(refused is null, $"{refused}\n{server.Log}");
            Assert.True(waited.Elapsed < Patience.State, $"no more receipts: {clients.Sum(client => client.Receipts.Count)} of {receipts}");
            await Task.Delay(50);
        }
    }

    private static async Task CheckAsync(EmptyDatabase database, Dictionary<long, string> receipts)
    {
        await using var after = new Database(database.Target);
        var rows = await after.QueryAsync(row => (Id: row.Int(0), Code: row.GetString(1)), "select id, code from dossiers_dossier", []);

        var kept = rows.ToDictionary(row => row.Id, row => row.Code);
        Assert.DoesNotContain(receipts, receipt => kept.GetValueOrDefault(receipt.Key) != receipt.Value);
        // At most the requests in flight at the end have a dossier without a receipt: a repeat never made a second one.
        Assert.InRange(kept.Count, receipts.Count, receipts.Count + Clients);
        foreach (var day in kept.Values.GroupBy(code => code[..code.LastIndexOf('-')]))
            Assert.Equal(
                Enumerable.Range(1, day.Count()),
                day.Select(code => int.Parse(code[(code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture)).Order());
    }
}
