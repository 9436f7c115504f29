using System.Diagnostics;
using Npgsql;
using OpenProvince.Backups.Domain;
using OpenProvince.Kernel;

namespace OpenProvince.Backups.Data;

/// <summary>PostgreSQL's own programs. Passwords reach them by their environment, never by their arguments.</summary>
internal sealed class PgTools(string? folder)
{
    private const string Debian = "/usr/lib/postgresql", Owner = "postgres";

    /// <exception cref="StartupException">The program is not on this machine.</exception>
    public string Find(string tool)
    {
        string[] places = folder is not null
            ? [folder]
            : [.. DebianFolders(), .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)];
        return places.Select(place => Path.Combine(place, tool)).FirstOrDefault(File.Exists)
            ?? throw new StartupException(BackupErrors.ToolMissing(tool));
    }

    public ProcessStartInfo Client(string tool, string connection, string application, params string[] arguments)
    {
        var start = new ProcessStartInfo(Find(tool)) { RedirectStandardError = true, RedirectStandardOutput = true, UseShellExecute =
            false };
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        var to = new NpgsqlConnectionStringBuilder(connection);
        Set("PGHOST", to.Host);
        Set("PGPORT", to.Port.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Set("PGUSER", to.Username);
        Set("PGPASSWORD", to.Password);
        Set("PGPASSFILE", to.Passfile);
        Set("PGSSLROOTCERT", to.RootCertificate);
        if (to.SslMode is SslMode.Require or SslMode.VerifyCA or SslMode.VerifyFull)
            Set("PGSSLMODE", to.SslMode switch { SslMode.VerifyFull => "verify-full", SslMode.VerifyCA => "verify-ca", _ => "require" });
        Set("PGAPPNAME", application);
        Set("PGCONNECT_TIMEOUT", "10");
        return start;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value)) start.Environment[name] = value;
        }
    }

    /// <summary>A program of the server, which refuses to run as root: then as the account Debian made for it.</summary>
    public ProcessStartInfo Server(string tool, params string[] arguments)
    {
        var program = Find(tool);
        var start = new ProcessStartInfo { UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        if (IsRoot)
        {
            start.FileName = "runuser";
            foreach (var part in new[] { "-u", Owner, "--", program }) start.ArgumentList.Add(part);
        }
        else start.FileName = program;
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>Gives a folder to the account the server runs under.</summary>
    public static async Task GiveAsync(string path, CancellationToken ct)
    {
        if (IsRoot) await RunAsync(new ProcessStartInfo("chown") { ArgumentList = { "-R", Owner, path }, UseShellExecute = false,
            RedirectStandardError = true }, "chown", ct);
    }

    /// <exception cref="StartupException">It ended with an error; its last words are the reason.</exception>
    public static async Task RunAsync(ProcessStartInfo start, string tool, CancellationToken ct)
    {
        using var run = Process.Start(start)!;
        var error = start.RedirectStandardError ? run.StandardError.ReadToEndAsync(ct) : Task.FromResult("");
        var output = start.RedirectStandardOutput ? run.StandardOutput.ReadToEndAsync(ct) : Task.FromResult("");
        await run.WaitForExitAsync(ct);
        await output;
        if (run.ExitCode != 0) throw new StartupException(BackupErrors.ToolFailed(tool, LastWords(await error)));
    }

    /// <summary>The last error a program names; else the last line it printed.</summary>
    public static string LastWords(string text)
    {
        var lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return lines.LastOrDefault(line => line.Contains("error:", StringComparison.OrdinalIgnoreCase)
                || line.Contains("FATAL:", StringComparison.Ordinal))
            ?? lines.LastOrDefault() ?? "";
    }

    private static bool IsRoot => Environment.UserName == "root";

    private static IEnumerable<string> DebianFolders() => !Directory.Exists(Debian) ? [] :
        Directory.EnumerateDirectories(Debian)
            .OrderByDescending(path => int.TryParse(Path.GetFileName(path), System.Globalization.CultureInfo.InvariantCulture,
                out var version) ? version : 0)
            .Select(path => Path.Combine(path, "bin"));
}
