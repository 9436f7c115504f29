using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using MimeKit;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Deliveries;

/// <summary>A mail server of its own on loopback (Debian's python3-aiosmtpd); the same port again after it was down.</summary>
internal sealed class SmtpServer : IAsyncDisposable
{
    private const string Python = "/usr/bin/python3"; // where Debian's package is
    private readonly TestFolder folder = new("smtp");
    private Process? process;

    public SmtpServer() => Behave("take");

    public int Port { get; } = ServerProcess.FreePort();

    public MailTarget Target => MailTarget.Parse(
        $"smtp://127.0.0.1:{Port.ToString(CultureInfo.InvariantCulture)}?tls=no", "khong-tra-loi@dichvucong.example", null)!;

    /// <summary>How it behaves from now on; the words are those of smtp_server.py.</summary>
    public void Behave(string mode) => File.WriteAllText(Path.Combine(folder.Path, "mode"), mode);

    public async Task<SmtpServer> UpAsync()
    {
        var script = Path.Combine(Checkout.Root, "tests", "Integration", "Deliveries", "smtp_server.py");
        process = Process.Start(new ProcessStartInfo(Python, [script, folder.Path, Port.ToString(CultureInfo.InvariantCulture)])
        {
            UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true,
        })!;
        if (await process.StandardOutput.ReadLineAsync() != "ready")
            throw new InvalidOperationException("The mail server did not start: is python3-aiosmtpd installed?");
        return this;
    }

    /// <summary>As a machine that lost its power.</summary>
    public async Task DownAsync()
    {
        if (process is null) return;
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    /// <summary>What it kept, in the order it came.</summary>
    public IReadOnlyList<MimeMessage> Mails => !File.Exists(Path.Combine(folder.Path, "mails.jsonl")) ? [] :
    [
        .. File.ReadAllLines(Path.Combine(folder.Path, "mails.jsonl")).Select(line =>
        {
            using var data = new MemoryStream(
                System.Text.Encoding.UTF8.GetBytes(JsonDocument.Parse(line).RootElement.GetProperty("data").GetString()!));
            return MimeMessage.Load(data);
        }),
    ];

    public async ValueTask DisposeAsync()
    {
        await DownAsync();
        folder.Dispose();
    }
}
