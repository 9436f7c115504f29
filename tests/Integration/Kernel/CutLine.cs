using System.Net;
using System.Net.Sockets;
using Npgsql;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Kernel;

/// <summary>A line to PostgreSQL that can break after the question and before the answer.</summary>
internal sealed class CutLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly DatabaseTarget target;
    private readonly int port;
    private readonly Task accepting;
    private volatile bool losesAnswers;

    public CutLine(DatabaseTarget target)
    {
        this.target = target;
        port = new NpgsqlConnectionStringBuilder(target.ConnectionString).Port;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>The same database at the other end of this line.</summary>
    public DatabaseTarget Target => At(((IPEndPoint)listener.LocalEndpoint).Port);

    /// <summary>The next answer arrives here and goes no further; the line breaks.</summary>
    public void LoseAnswers(bool lose) => losesAnswers = lose;

    public DatabaseTarget At(int other) => DatabaseTarget.Postgres(
        new NpgsqlConnectionStringBuilder(target.ConnectionString) { Port = other }.ConnectionString, target.Folder).Value!;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var lines = new List<Task>();
        try
        {
            while (true) lines.Add(CarryAsync(await listener.AcceptTcpClientAsync(stop.Token)));
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(lines);
        }
    }

    private async Task CarryAsync(TcpClient near)
    {
        using var client = near;
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, port);
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stop.Token);
        var both =
            new[]
            {
                CarryAsync(client.GetStream(), server.GetStream(), answers: false, end.Token),
                CarryAsync(server.GetStream(), client.GetStream(), answers: true, end.Token)
            };
        await Task.WhenAny(both);
        await end.CancelAsync();
        await Task.WhenAll(both);
    }

    private async Task CarryAsync(NetworkStream from, NetworkStream to, bool answers, CancellationToken ct)
    {
        var bytes = new byte[16 * 1024];
        try
        {
            while (await from.ReadAsync(bytes, ct) is > 0 and var some)
            {
                if (answers && losesAnswers) return;
                await to.WriteAsync(bytes.AsMemory(0, some), ct);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or IOException)
        {
            // One end is gone; the line ends.
        }
    }
}
