using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OpenProvince.Testing;

/// <summary>The program as a process of its own: what it prints, how it ends, and what is left when it is killed.</summary>
public sealed class ServerProcess : IAsyncDisposable
{
    // One account files for all of a test.
    private static readonly string[] Generous = ["--limit", "filings-per-account=1000000", "--limit", "filings-per-address=0"];

    private readonly Process process;
    private readonly StringBuilder log = new();

    private ServerProcess(Process process, int port) => (this.process, Address) = (process, new($"http://127.0.0.1:{port}"));

    public Uri Address { get; }

    public int Id => process.Id;

    /// <summary>What it has printed so far.</summary>
    public string Log
    {
        get
        {
            lock (log) return log.ToString();
        }
    }

    /// <summary>Starts <c>serve</c> and waits until it is ready.</summary>
    public static async Task<ServerProcess> ServeAsync(
        string[] arguments, int? port = null, IReadOnlyDictionary<string, string>? environment = null)
    {
        var at = port ?? FreePort();
        var server = new ServerProcess(
            Start(["serve", "--port", at.ToString(CultureInfo.InvariantCulture), .. Generous, .. arguments], environment), at);
        server.Listen();
        using var http = new HttpClient { BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(10) };
        for (var end = Stopwatch.StartNew(); end.Elapsed < Patience.Start; await Task.Delay(50))
        {
            if (server.process.HasExited) throw new InvalidOperationException($"serve ended with {server.process.ExitCode}: {server.Log}");
            if (await IsReadyAsync(http)) return server;
        }

        await server.DisposeAsync();
        throw new TimeoutException($"serve was not ready within {Patience.Start}: {server.Log}");
    }

    /// <summary>Runs a verb to its end.</summary>
    /// <param name="arguments">The verb and what follows it.</param>
    /// <param name="environment">Added to what this process has.</param>
    /// <param name="limit">Hang guard; ten minutes unless told.</param>
    public static async Task<(int ExitCode, string Output, string Error)> RunAsync(
        string[] arguments, IReadOnlyDictionary<string, string>? environment = null, TimeSpan? limit = null)
    {
        using var run = Start(arguments, environment);
        var output = run.StandardOutput.ReadToEndAsync();
        var error = run.StandardError.ReadToEndAsync();
        var guard = limit ?? TimeSpan.FromMinutes(10);
        using var hang = new CancellationTokenSource(guard);
        try
        {
            await run.WaitForExitAsync(hang.Token);
        }
        catch (OperationCanceledException e)
        {
            run.Kill();
            throw new TimeoutException($"{arguments[0]} did not end within {guard.TotalMinutes:0} minutes", e);
        }

        return (run.ExitCode, await output, await error);
    }

    /// <summary>Starts a verb and leaves its end to the test.</summary>
    public static Process Begin(string[] arguments)
    {
        var run = Start(arguments, null);
        _ = run.StandardOutput.ReadToEndAsync();
        _ = run.StandardError.ReadToEndAsync();
        return run;
    }

    /// <summary>SIGKILL: the process has no chance to tidy up.</summary>
    public async Task KillAsync()
    {
        process.Kill();
        await process.WaitForExitAsync();
    }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) await KillAsync();
        process.Dispose();
    }

    private void Listen()
    {
        process.OutputDataReceived += (_, line) => Keep(line.Data);
        process.ErrorDataReceived += (_, line) => Keep(line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    private void Keep(string? line)
    {
        lock (log) log.AppendLine(line);
    }

    private static Process Start(string[] arguments, IReadOnlyDictionary<string, string>? environment)
    {
        var program = Environment.GetEnvironmentVariable("OPENPROVINCE_PROGRAM")
            ?? Path.Combine(AppContext.BaseDirectory, "openprovince.dll");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true, UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = Path.GetTempPath()
        };
        start.ArgumentList.Add(program);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        foreach (var (name, value) in environment ?? new Dictionary<string, string>()) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http)
    {
        try
        {
            return (await http.GetAsync("/health/ready")).IsSuccessStatusCode;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException)
        {
            return false;
        }
    }
}
