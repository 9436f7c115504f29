using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Features;

/// <summary>
/// Sends security events to a syslog receiver in their order, each at least once: how far it came stands in the database, so a
/// restart or a receiver that was away loses nothing. A new receiver begins with what happens from then on.
/// </summary>
internal sealed partial class SyslogSender(
    SyslogTarget target, SecurityEvents events, Database database, ILogger<SyslogSender> logger) : BackgroundWork
{
    private const int Step = 100;
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(1);
    private readonly string host = Environment.MachineName is { Length: > 0 } name && name.All(c => c is > ' ' and <= '~') ? name : "-";
    private TcpClient? open;

    protected override async Task WorkAsync(CancellationToken stopping)
    {
        var (sent, pause) = ((long?)null, Look);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                sent ??= await BeginAsync(stopping);
                while (await SendAsync(sent.Value, stopping) is var next && next != sent) sent = next;
                pause = Look;
            }
            catch (Exception e) when (e is SocketException or IOException or DbException or InvalidOperationException or TimeoutException)
            {
                LogFailed(logger, target, e.Message);
                Close();
                pause = pause * 2 > Longest ? Longest : pause * 2;
            }
            await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
        Close();
    }

    private async Task<long> BeginAsync(CancellationToken ct)
    {
        var receiver = target.ToString();
        var known = await database.FirstAsync(
            row => row.IntOrNull(0), "select number from agencies_syslog where receiver = $1", [receiver], ct);
        if (known is { } number) return number;
        var last = await events.LastAsync(ct);
        await MarkAsync(last, ct);
        return last;
    }

    /// <returns>The number of the last event sent; the same when there was none.</returns>
    private async Task<long> SendAsync(long after, CancellationToken ct)
    {
        var found = await events.AfterAsync(after, Step, ct);
        if (found.Count == 0) return after;
        if (target.Stream) await SendStreamAsync(found, ct);
        else
        {
            using var datagrams = new UdpClient(target.Host, target.Port);
            foreach (var e in found) await datagrams.SendAsync(SyslogMessage.Of(e, host), ct);
        }
        await MarkAsync(found[^1].Number, ct);
        return found[^1].Number;
    }

    private async Task SendStreamAsync(List<SecurityEvent> found, CancellationToken ct)
    {
        // A receiver that went away is noticed only by the write after the next one: what it closed is opened anew first.
        if (open is { } used && used.Client.Poll(0, SelectMode.SelectRead) && used.Available == 0) Close();
        if (open is null)
        {
            open = new TcpClient();
            await open.ConnectAsync(target.Host, target.Port, ct);
        }
        foreach (var e in found) await open.GetStream().WriteAsync(SyslogMessage.Counted(SyslogMessage.Of(e, host)), ct);
    }

    private async Task MarkAsync(long number, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        work.Add(
            "insert into agencies_syslog (receiver, number) values ($1, $2) on conflict (receiver) do update set number = $2",
            target.ToString(), number);
        await work.CommitAsync(ct);
    }

    private void Close()
    {
        open?.Dispose();
        open = null;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Security events could not be sent to {Target}: {Reason}; trying again")]
    private static partial void LogFailed(ILogger logger, SyslogTarget target, string reason);
}
