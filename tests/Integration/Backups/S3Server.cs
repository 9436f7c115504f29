using System.Diagnostics;
using System.Globalization;
using OpenProvince.Backups.Data;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>How a server takes writes with a condition: as S3 does, as if there were none, or not at all.</summary>
public enum S3Conditions
{
    Kept,
    Ignored,
    Refused,
}

/// <summary>s3rver on loopback, from the committed lock file; the first use installs it.</summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "sao-luu", Key = "S3RVER";

    // One at a time installs.
    private static readonly SemaphoreSlim Installing = new(1, 1);

    private readonly Process process;
    private readonly TestFolder folder;

    private S3Server(Process process, TestFolder folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    public string Place(string prefix) => $"s3://{Bucket}/{prefix}?endpoint=http://127.0.0.1:{Port}&region=us-east-1";

    /// <summary>The store as the program opens it; this process has the keys from here on.</summary>
    internal S3Store Open(string prefix, TimeProvider time)
    {
        Environment.SetEnvironmentVariable("AWS_ACCESS_KEY_ID", Key);
        Environment.SetEnvironmentVariable("AWS_SECRET_ACCESS_KEY", Key);
        return S3Store.Open(Place(prefix), time).Value;
    }

    public string Objects => Path.Combine(folder.Path, Bucket);

    public static async Task<S3Server> StartAsync(S3Conditions conditions = S3Conditions.Kept)
    {
        var home = Path.Combine(Checkout.Root, "tests", "Integration", "Backups", "s3");
        await InstallAsync(home);
        var (folder, port) = (new TestFolder("s3"), ServerProcess.FreePort());
        string[] arguments =
        [
            Path.Combine(home, "server.js"), folder.Path, port.ToString(CultureInfo.InvariantCulture), Bucket, conditions.ToString()
                .ToLowerInvariant(),
        ];
        var start = new ProcessStartInfo("node", arguments)
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = new S3Server(Process.Start(start)!, folder, port);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var waited = Stopwatch.StartNew(); ;)
        {
            try
            {
                await http.GetAsync($"http://127.0.0.1:{port}/");
                return server;
            }
            catch (HttpRequestException) when (waited.Elapsed < Patience.Start)
            {
                await Task.Delay(50);
            }
        }
    }

    public void Dispose()
    {
        if (!process.HasExited) process.Kill();
        process.Dispose();
        folder.Dispose();
    }

    private static async Task InstallAsync(string home)
    {
        await Installing.WaitAsync();
        try
        {
            if (Directory.Exists(Path.Combine(home, "node_modules", "s3rver"))) return;
            var npm = new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = home };
            using var run = Process.Start(npm)!;
            await run.WaitForExitAsync();
            if (run.ExitCode != 0) throw new InvalidOperationException($"npm ended with {run.ExitCode}");
        }
        finally
        {
            Installing.Release();
        }
    }
}
