using System.Net;
using OpenProvince.Backups.Contracts;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>
/// A server that backs itself up: when it is killed, what was older than the interval comes back; when nobody backs it up, it says so.
/// </summary>
public sealed class ServedBackupTests
{
    [Theory, EachDatabase]
    public async Task What_a_killed_server_filed_before_its_last_interval_comes_back(DatabaseEngine engine)
    {
        using var vault = new Vault();
        await using var database = await ProvinceTemplate.CopyAsync(engine, "bac-kan");
        string filing, token;
        await using (var province = new Province(database, "bac-kan", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false))
        {
            await province.StartAsync();
            using var office = await Office.OpenAsync(province);
            (filing, token) = (office.Filing().ToJsonString(), office.Citizen.DefaultRequestHeaders.Authorization!.Parameter!);
        }
        await using var server = await ServerProcess.ServeAsync(
            ["--backup-to", vault.Place.Target, "--backup-key", vault.Place.KeyFile, "--backup-every", "1", "--backup-keep", "7",
                .. await database.ArgumentsAsync()]);
        using var citizen = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        citizen.DefaultRequestHeaders.Authorization = new("Bearer", token);
        var receipt = (await Office.PostAsync(
            citizen, "/api/dossiers", (System.Text.Json.Nodes.JsonObject)System.Text.Json.Nodes.JsonNode.Parse(filing)!)).Ok().Text("code");
        var filed = TimeProvider.System.Now();
        await UntilAsync(() => BackupRecord.Read(database.Folder)?.At > filed, server);
        Assert.StartsWith("Healthy", await citizen.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
        await server.KillAsync();

        await using var archive = await vault.OpenAsync();
        await using var restored = await vault.RestoreAsync(archive);
        await Vault.VerifiesAsync(restored);
        await using var there = new Database(restored.Target);
        Assert.Equal(receipt, await there.FirstAsync(row => row.GetString(0), "select code from dossiers_dossier", []));
    }

    [Theory, EachDatabase]
    public async Task A_province_without_a_backup_of_late_is_degraded_and_says_why(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, with: options => options with { BackupMaxAge = TimeSpan.FromMinutes(5) });
        using var visitor = province.Visitor();
        Assert.Equal("Degraded: backup: none", await visitor.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));

        new BackupRecord((TimeProvider.System.Now() - TimeSpan.FromHours(1)).Micros, "x").Write(province.Folder);
        Assert.StartsWith(
            "Degraded: backup of 20", await visitor.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));

        new BackupRecord(TimeProvider.System.Now().Micros, "x").Write(province.Folder);
        Assert.Equal("Healthy", await visitor.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    [Fact, Once]
    public async Task A_place_that_went_away_is_said_and_no_fresh_backup_is_claimed_until_it_is_back()
    {
        using var vault = new Vault();
        await using var database = await ProvinceTemplate.CopyAsync(DatabaseEngine.Sqlite, "bac-kan");
        await using var server = await ServerProcess.ServeAsync(
            ["--backup-to", vault.Place.Target, "--backup-key", vault.Place.KeyFile, "--backup-every", "1", "--data", database.Folder]);
        await UntilAsync(() => BackupRecord.Read(database.Folder) is not null, server);

        // As when the disk under the folder is not mounted any more.
        Directory.Move(vault.Place.Target, vault.Fresh("elsewhere"));
        await UntilAsync(() => server.Log.Contains("ổ đĩa đã được gắn", StringComparison.Ordinal), server);
        var last = BackupRecord.Read(database.Folder);
        await Task.Delay(TimeSpan.FromSeconds(2.5), TestContext.Current.CancellationToken);
        Assert.Equal(last, BackupRecord.Read(database.Folder));
        Assert.False(Directory.Exists(Path.Combine(vault.Place.Target, "chunks")));

        Directory.Delete(vault.Place.Target, recursive: true);
        Directory.Move(vault.Fresh("elsewhere"), vault.Place.Target);
        await UntilAsync(() => BackupRecord.Read(database.Folder)?.At > last!.At, server);
    }

    [Fact, Once]
    public async Task A_wrong_key_is_said_when_the_server_starts()
    {
        using var vault = new Vault();
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var (exit, _, error) = await ServerProcess.RunAsync(
            ["serve", "--port", "0", "--data", province.Folder, "--backup-to", vault.Place.Target, "--backup-key", vault.Fresh("none")]);
        Assert.Equal(2, exit);
        Assert.Contains("none", error);
    }

    private static Task UntilAsync(Func<bool> condition, ServerProcess server) =>
        Patience.UntilAsync(() => Task.FromResult(condition()), () => server.Log);
}
