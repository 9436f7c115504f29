using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Files.Contracts;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Integration.Faults;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>
/// A backup taken while citizens file: what was acknowledged before it is in it, and no code on a receipt is ever given again.
/// </summary>
public sealed class BackupTests
{
    private const int Clients = 8;

    // One desk must not reach the jump of its numbers (100,000) while twelve backups are tried: at most 160 a second, for ten minutes.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    [Theory, EachDatabase]
    public Task Every_receipt_before_a_backup_is_there_after_the_restore(DatabaseEngine engine) => UnderLoadAsync(engine, rounds: 2);

    [Theory, EachDatabase, Trait("Run", "long")]
    public Task Every_receipt_before_each_of_twelve_backups_is_there_after_its_restore(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        return UnderLoadAsync(engine, rounds: 12);
    }

    [Theory, EachDatabase]
    public async Task Files_that_rows_name_come_back_and_nothing_else(DatabaseEngine engine)
    {
        using var vault = new Vault();
        // The log of a cluster goes along whole: what other tests write between the two backups would count as new.
        await using var cluster = engine == DatabaseEngine.Postgres ? await PrivatePostgres.OfItsOwnAsync() : null;
        await using var province = cluster is null
            ? await Province.StartAsync(engine)
            : new Province(await EmptyDatabase.OnAsync(cluster), "bac-kan", new TurnableTime(TurnableTime.WorkingMonday));
        if (cluster is not null) await province.StartAsync();
        var files = province.Services.GetRequiredService<IFiles>();
        var owner = new FileOwner("test.draft", 7);
        byte[] large = [.. "%PDF-1.7\n"u8, .. System.Security.Cryptography.RandomNumberGenerator.GetBytes(3_000_000)];
        var kept =
            (await files.StoreAsync(owner, "giay-khai-sinh.pdf", new MemoryStream(large), TestContext.Current.CancellationToken)).Value;
        var stray = Path.Combine(province.Folder, "files", "ab", "cd", new string('a', 64));
        Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        await File.WriteAllTextAsync(stray, "a file no row names", TestContext.Current.CancellationToken);
        await using var archive = await vault.OpenAsync();

        var first = await Vault.TakeAsync(archive, province.Database.Target);
        var second = await Vault.TakeAsync(archive, province.Database.Target);

        Assert.True(second.NewBytes < first.NewBytes / 4, $"{second.NewBytes} of {first.NewBytes} bytes again");
        await using var restored = await vault.RestoreAsync(archive);
        await Vault.VerifiesAsync(restored);
        var there = Directory.EnumerateFiles(Path.Combine(restored.Target.Folder, "files"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Length == 64).ToList();
        Assert.Equal(large, await File.ReadAllBytesAsync(Assert.Single(there), TestContext.Current.CancellationToken));
        Assert.True(File.Exists(Path.Combine(restored.Target.Folder, "files", "address.key")));
        Assert.Equal(kept.Size, large.Length);
    }

    [Theory, EachDatabase]
    public async Task A_file_deleted_while_a_backup_reads_stays_until_it_is_done(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var files = province.Services.GetRequiredService<IFiles>();
        var owner = new FileOwner("test.draft", 7);
        var stored = (await files.StoreAsync(
            owner, "giay.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. new byte[100]]), TestContext.Current.CancellationToken)).Value;

        using (await RemovalHold.TakeAsync(province.Folder, TestContext.Current.CancellationToken))
        {
            Assert.Null((await files.DeleteAsync(stored.Id, owner, TestContext.Current.CancellationToken)).Error);
            Assert.Single(Documents(province.Folder));
        }

        var next = (await files.StoreAsync(
            owner, "giay.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. new byte[100]]), TestContext.Current.CancellationToken)).Value;
        await files.DeleteAsync(next.Id, owner, TestContext.Current.CancellationToken);
        Assert.Empty(Documents(province.Folder));
    }

    private static IEnumerable<string> Documents(string folder) =>
        Directory.EnumerateFiles(Path.Combine(folder, "files"), "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path).Length == 64);

    private static async Task UnderLoadAsync(DatabaseEngine engine, int rounds)
    {
        using var vault = new Vault();
        await using var database = await ProvinceTemplate.CopyAsync(engine, "bac-kan");
        var (filing, token) = await PrepareAsync(database);
        var port = ServerProcess.FreePort();
        await using var server = await ServerProcess.ServeAsync(await database.ArgumentsAsync(), port);
        using var stop = new CancellationTokenSource();
        var clients = Enumerable.Range(0, Clients).Select(number => new FilingClient(number, port, filing, token, Pause)).ToList();
        var running = clients.Select(client => client.RunAsync(stop.Token)).ToList();
        await using var archive = await vault.OpenAsync();
        try
        {
            for (var round = 0; round < rounds; round++)
            {
                await ReachAsync(clients, clients.Sum(client => client.Receipts.Count) + 40, server);
                var before = clients.SelectMany(client => client.Receipts).ToDictionary();
                var taken = await Vault.TakeAsync(archive, database.Target);
                Assert.True(taken.At <= TimeProvider.System.Now());
                await using var restored = await vault.RestoreAsync(archive);
                var given = clients.SelectMany(client => client.Receipts).ToDictionary();
                await CheckAsync(restored.Target, before, given);
                await Vault.VerifiesAsync(restored);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }
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
            Assert.True(clients.TrueForAll(client => client.Refused is null),
                $"{clients.Select(client => client.Refused).FirstOrDefault(answer => answer is not null)}\n{server.Log}");
            Assert.True(waited.Elapsed < Patience.State, $"no more receipts: {clients.Sum(client => client.Receipts.Count)} of {receipts}");
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }
    }

    private static async Task CheckAsync(DatabaseTarget target, Dictionary<long, string> before, Dictionary<long, string> given)
    {
        await using var database = new Database(target);
        var kept = (await database.QueryAsync(row => (Id: row.Int(0), Code: row.GetString(1)), "select id, code from dossiers_dossier", []))
            .ToDictionary(row => row.Id, row => row.Code);
        Assert.DoesNotContain(before, receipt => kept.GetValueOrDefault(receipt.Key) != receipt.Value);
        // The next number of every agency and day that gave codes lies behind every code on any receipt, known or not.
        var next = await database.FirstAsync(
            row => row.Int(0), "select min(last) from dossiers_code_counter where day = (select max(day) from dossiers_dossier)", []) + 1;
        Assert.All(given.Values,
            code => Assert.True(int.Parse(code[(code.LastIndexOf('-') + 1)..], CultureInfo.InvariantCulture) < next,
                $"{code} may be given again, next is {next}"));
    }
}
