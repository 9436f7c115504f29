using System.Diagnostics;
using System.Globalization;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Backups;

/// <summary>s3rver on loopback, from the committed lock file; the first use installs it.</summary>
internal sealed class S3Server : IDisposable
{
    public const string Bucket = "sao-luu";

    private readonly Process process;
    private readonly TestFolder folder;

    private S3Server(Process process, TestFolder folder, int port) => (this.process, this.folder, Port) = (process, folder, port);

    public int Port { get; }

    public string Place(string prefix) => $"s3://{Bucket}/{prefix}?endpoint=http://127.0.0.1:{Port}&region=us-east-1";

    public string Objects => Path.Combine(folder.Path, Bucket);

    public static async Task<S3Server> StartAsync()
    {
        var home = Path.Combine(Root(), "tests", "Integration", "Backups", "s3");
        var program = Path.Combine(home, "node_modules", "s3rver", "bin", "s3rver.js");
        if (!File.Exists(program)) await RunAsync(new ProcessStartInfo("npm", ["ci", "--no-audit", "--no-fund", "--loglevel=error"]) { WorkingDirectory = home });
        var (folder, port) = (new TestFolder("s3"), ServerProcess.FreePort());
        var start = new ProcessStartInfo("node", [program, "-d", folder.Path, "-a", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture), "--configure-bucket", Bucket, "--silent"])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        var server = new S3Server(Process.Start(start)!, folder, port);
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false });
        for (var tries = 0; ; tries++)
        {
            try
            {
                await http.GetAsync($"http://127.0.0.1:{port}/");
                return server;
            }
            catch (HttpRequestException) when (tries < 200)
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

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "OpenProvince.slnx"))) return folder.FullName;
        throw new InvalidOperationException("The repository is not above the tests.");
    }

    private static async Task RunAsync(ProcessStartInfo start)
    {
        using var run = Process.Start(start)!;
        await run.WaitForExitAsync();
        if (run.ExitCode != 0) throw new InvalidOperationException($"{start.FileName} ended with {run.ExitCode}");
    }
}
