using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>
/// What a start refuses, in one sentence and without touching anything: lost databases, wrong clocks, missing language data.
/// </summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class StartCheckTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_lost_database_beside_keys_is_no_first_start(bool empty)
    {
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var arguments = await province.ArgumentsAsync();
        await province.StopAsync();
        Key(province.Folder);
        var file = Path.Combine(province.Folder, "openprovince.db");
        foreach (var part in Directory.EnumerateFiles(province.Folder, "openprovince.db*")) File.Delete(part);
        if (empty) await File.WriteAllBytesAsync(file, [], TestContext.Current.CancellationToken);

        foreach (var verb in new[] { "serve", "seed", "simulate" })
            await RefusedAsync([verb, .. arguments, .. verb == "serve" ? new[] { "--port", "0" } : []], file);

        Assert.Equal(empty, File.Exists(file));
        if (empty) Assert.Equal(0, new FileInfo(file).Length);
    }

    [Theory, EachDatabase]
    public async Task An_empty_database_beside_documents_is_refused_and_beside_nothing_filled(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        var document = Path.Combine(database.Folder, "files", "ab", "cd", "abcd");
        Directory.CreateDirectory(Path.GetDirectoryName(document)!);
        await File.WriteAllTextAsync(document, "x", TestContext.Current.CancellationToken);
        await RefusedAsync(["seed", .. await database.ArgumentsAsync()], "restore");

        File.Delete(document);
        Assert.Equal(0, (await ServerProcess.RunAsync(["seed", .. await database.ArgumentsAsync()])).ExitCode);
    }

    [Fact, Once]
    public async Task A_damaged_database_is_called_damaged()
    {
        await using var province = await Province.StoppedAsync(DatabaseEngine.Sqlite);
        var arguments = await province.ArgumentsAsync();
        await province.StopAsync();
        var file = Path.Combine(province.Folder, "openprovince.db");
        await File.WriteAllBytesAsync(file, [.. Enumerable.Repeat((byte)0x5A, 40_000)], TestContext.Current.CancellationToken);

        await RefusedAsync(["serve", "--port", "0", .. arguments], "bị hỏng");
        Assert.Equal(40_000, new FileInfo(file).Length);
    }

    [Theory]
    [InlineData("1970-01-01T00:00Z")]
    [InlineData("2061-01-01T00:00Z")]
    public async Task A_clock_outside_the_calendars_is_refused(string clock)
    {
        using var folder = new TestFolder();
        await RefusedAsync(["serve", "--port", "0", "--data", folder.Path, "--clock", clock], clock[..4]);
    }

    [Fact, Once]
    public async Task Without_language_data_nothing_starts_and_nothing_is_made()
    {
        using var folder = new TestFolder();
        var (exit, output, error) = await ServerProcess.RunAsync(
            ["seed", "--data", folder.Path], new Dictionary<string, string> { ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "1" });
        Assert.Equal(2, exit);
        Assert.Contains("ICU", error);
        Assert.DoesNotContain("   at ", output + error);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Fact, Once]
    public async Task A_key_for_an_account_that_cannot_be_is_refused_before_anything_is_made()
    {
        using var folder = new TestFolder();
        var data = Path.Combine(folder.Path, "data");
        var (exit, _, error) = await ServerProcess.RunAsync(["simulate", "--data", data, "--api-token", "desk=0123456789abcdef"],
            new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        Assert.Equal(2, exit);
        Assert.Contains("--api-token", error);
        Assert.False(Directory.Exists(data));
    }

    [Theory, EachDatabase]
    public async Task Only_the_account_of_the_program_reads_the_data_folder(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        File.SetUnixFileMode(database.Folder,
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        var old = Path.Combine(database.Folder, "left-open");
        await File.WriteAllTextAsync(old, "x", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(old, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead);

        await using var server = await ServerProcess.ServeAsync(await database.ArgumentsAsync());
        using var visitor = new Visitor(server.Address);
        await visitor.OpenAsync("/dang-nhap");

        Assert.False(PrivateFolder.IsOpen(database.Folder));
        var made = Directory.EnumerateFileSystemEntries(database.Folder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(made, path => path.Contains("/keys/", StringComparison.Ordinal));
        Assert.All(made, path => Assert.False(PrivateFolder.IsOpen(path), path));
    }

    [Fact, Once]
    public async Task The_address_of_the_database_may_stand_in_a_file_or_a_variable_and_an_open_file_is_refused()
    {
        using var folder = new TestFolder();
        var nobody = $"postgres://an:secret@127.0.0.1:{ServerProcess.FreePort()}/none";
        var file = Path.Combine(folder.Path, "db");
        await File.WriteAllTextAsync(file, nobody + "\n", TestContext.Current.CancellationToken);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var data = Path.Combine(folder.Path, "data");

        await RefusedAsync(["seed", "--data", data, "--db-file", file], "127.0.0.1");
        var variable = await ServerProcess.RunAsync(
            ["seed", "--data", data], new Dictionary<string, string> { ["OPENPROVINCE_DB"] = nobody });
        Assert.Contains("127.0.0.1", variable.Error);
        Assert.DoesNotContain("secret", variable.Error + variable.Output);
        File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.OtherRead);
        await RefusedAsync(["seed", "--data", data, "--db-file", file], "chmod 600");
        // Typed on the command line it works, with a word of warning.
        Assert.Contains("--db-file", (await ServerProcess.RunAsync(["seed", "--data", data, "--db", nobody])).Error);
    }

    [Theory, EachDatabase]
    public async Task A_disk_that_takes_nothing_is_not_ready_and_an_upload_hears_the_truth(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var visitor = province.Visitor();
        var incoming = Path.Combine(province.Folder, "files", "incoming");
        using var full = Backups.SmallDisk.Mount(incoming, "64k");
        var files = province.Services.GetRequiredService<OpenProvince.Files.Contracts.IFiles>();
        var stored = await files.StoreAsync(new("test.draft", 7), "giay.pdf", new MemoryStream([.. "%PDF-1.7\n"u8, .. new byte[1_000_000]]),
            TestContext.Current.CancellationToken);
        Assert.Equal("files.disk-full", stored.Error?.Code);
        Assert.Empty(Directory.EnumerateFiles(incoming));
        Assert.Equal("Healthy", await visitor.Http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    [Fact, Once]
    public async Task A_full_data_folder_is_not_ready()
    {
        using var folder = new TestFolder();
        using var small = Backups.SmallDisk.Mount(folder.Path, "24m");
        await using var server = await ServerProcess.ServeAsync(["--data", folder.Path]);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = server.Address };
        await using (var filler = new FileStream(Path.Combine(folder.Path, "filler"), FileMode.Create))
        {
            try
            {
                while (true) filler.Write(new byte[65_536]);
            }
            catch (IOException)
            {
                // Full.
            }
        }
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken); // what it saw last is good for five
        var answer = await http.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.StartsWith("Unhealthy: disk: No space left", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        Assert.Contains("Nothing can be written", server.Log);
        File.Delete(Path.Combine(folder.Path, "filler"));
        await Task.Delay(TimeSpan.FromSeconds(6), TestContext.Current.CancellationToken);
        Assert.Equal("Healthy", await http.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
    }

    private static void Key(string folder)
    {
        Directory.CreateDirectory(Path.Combine(folder, "keys"));
        File.WriteAllText(Path.Combine(folder, "keys", "key-1.xml"), "<key />");
    }

    private static async Task RefusedAsync(string[] arguments, string part)
    {
        var (exit, output, error) = await ServerProcess.RunAsync(arguments);
        Assert.True(exit == 2, $"exit {exit}: {output}{error}");
        Assert.Contains(part, error);
        Assert.DoesNotContain("   at ", error + output);
    }
}
