using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace OpenProvince.Testing;

/// <summary>
/// A PostgreSQL cluster that belongs to this test run alone: made in a temporary folder on a free loopback port at the
/// first use, stopped by its own process id at the end. It promises nothing after a power cut (fsync off), which no test
/// needs: the kill tests kill the program, not the machine.
/// </summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private const string Binaries = "/usr/lib/postgresql/15/bin";
    private static readonly SemaphoreSlim Starting = new(1, 1);
    private static PrivatePostgres? running;
    private static int names;

    private readonly TestFolder folder = new("pg");
    private int process;

    private PrivatePostgres(int port) => Port = port;

    public int Port { get; }

    public static async Task<PrivatePostgres> RunningAsync()
    {
        await Starting.WaitAsync();
        try
        {
            return running ??= await OfItsOwnAsync();
        }
        finally
        {
            Starting.Release();
        }
    }

    /// <summary>Ends the cluster if any test started one.</summary>
    public static async ValueTask StopAsync()
    {
        if (Interlocked.Exchange(ref running, null) is { } cluster) await cluster.DisposeAsync();
    }

    public string ConnectionString(string database) =>
        $"Host=127.0.0.1;Port={Port};Username=postgres;Database={database};Include Error Detail=true;Maximum Pool Size=20";

    /// <summary>The form the command line takes.</summary>
    public string Url(string database) => $"postgres://postgres@127.0.0.1:{Port}/{database}";

    /// <summary>A new database, empty or a copy of <paramref name="template"/> (nobody may be connected to that).</summary>
    public async Task<string> CreateDatabaseAsync(string? template = null)
    {
        var name = $"test_{Interlocked.Increment(ref names):0000}";
        // Hundreds of copies: files that nobody has to sync are copied at two thirds of what logging every block costs.
        await ExecuteAsync($"create database {name} template {template ?? "template0"} strategy file_copy");
        return name;
    }

    public Task DropDatabaseAsync(string name) => ExecuteAsync($"drop database if exists {name} with (force)");

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(ConnectionString("postgres") + ";Pooling=false");
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync()
    {
        NpgsqlConnection.ClearAllPools();
        if (process > 0) Run("/bin/kill", ["-INT", process.ToString(System.Globalization.CultureInfo.InvariantCulture)], mayFail: true);
        for (var i = 0; i < 100 && Directory.Exists($"/proc/{process}"); i++) await Task.Delay(50);
        folder.Dispose();
    }

    /// <summary>A cluster for one test alone, which may kill it.</summary>
    public static Task<PrivatePostgres> OfItsOwnAsync()
    {
        if (!File.Exists($"{Binaries}/postgres"))
            throw new InvalidOperationException($"PostgreSQL 15 is not in {Binaries}; ./test installs it.");
        var cluster = new PrivatePostgres(FreePort());
        var data = Path.Combine(cluster.folder.Path, "data");
        if (Environment.UserName == "root") Run("/bin/chown", ["postgres", cluster.folder.Path]);
        Run($"{Binaries}/initdb", ["-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"],
            asOwner: true);
        cluster.Start();
        return Task.FromResult(cluster);
    }

    /// <summary>Starts it, or starts it again after it was killed.</summary>
    public void Start()
    {
        var data = Path.Combine(folder.Path, "data");
        Run($"{Binaries}/pg_ctl", ["-D", data, "-w", "-s", "-l", Path.Combine(folder.Path, "log"), "-o", Options(this), "start"],
            asOwner: true);
        process = int.Parse(
            File.ReadLines(Path.Combine(data, "postmaster.pid")).First(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>SIGKILL to every process of the cluster: nobody says goodbye to a client.</summary>
    public void Kill() => Signal("-KILL");

    /// <summary>The machine stops answering without closing a connection, until <see cref="Thaw"/>.</summary>
    public void Freeze() => Signal("-STOP");

    public void Thaw() => Signal("-CONT");

    private void Signal(string signal)
    {
        // The first process before its children: it would start others in their place.
        foreach (var one in Children().Prepend(process).ToArray())
            Run("/bin/kill", [signal, one.ToString(System.Globalization.CultureInfo.InvariantCulture)], mayFail: true);
    }

    private IEnumerable<int> Children()
    {
        foreach (var path in Directory.GetDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture, out var pid)
                || !File.Exists($"{path}/stat"))
                continue;
            string stat;
            try
            {
                stat = File.ReadAllText($"{path}/stat");
            }
            catch (IOException)
            {
                continue; // it has just ended
            }
            if (int.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture) == process)
                yield return pid;
        }
    }

    // Databases live for seconds and queries for milliseconds: neither is worth compiling a plan or a vacuum every ten seconds.
    private static string Options(PrivatePostgres cluster) =>
        $"-p {cluster.Port} -h 127.0.0.1 -k {cluster.folder.Path} -c fsync=off -c full_page_writes=off -c max_connections=300 " +
        "-c shared_buffers=64MB -c timezone=UTC -c log_min_messages=error -c jit=off";

    // initdb and the server refuse to run as root.
    private static void Run(string program, IReadOnlyList<string> args, bool asOwner = false, bool mayFail = false)
    {
        var start = new ProcessStartInfo
        {
            UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath()
        };
        if (asOwner && Environment.UserName == "root")
        {
            start.FileName = "runuser";
            foreach (var part in new[] { "-u", "postgres", "--", program }) start.ArgumentList.Add(part);
        }
        else start.FileName = program;
        foreach (var arg in args) start.ArgumentList.Add(arg);

        using var run = Process.Start(start)!;
        var error = run.StandardError.ReadToEndAsync();
        var output = run.StandardOutput.ReadToEndAsync();
        run.WaitForExit();
        // The server inherits the pipes of pg_ctl and never closes them: their text is read only when the start failed.
        if (run.ExitCode != 0 && !mayFail)
            throw new InvalidOperationException(
                $"{program} ended with {run.ExitCode}: {error.Wait(2000)} " +
                $"{(error.IsCompleted ? error.Result : "")}{(output.IsCompleted ? output.Result : "")}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
