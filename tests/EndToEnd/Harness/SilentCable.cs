using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace OpenProvince.EndToEnd;

/// <summary>
/// A cable between browser and server whose stream can go dead without a word: its connection stays open and nothing passes.
/// </summary>
public sealed class SilentCable : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly Task accepting;
    private readonly ConcurrentBag<TcpClient> dead = [];
    private readonly ConcurrentBag<TcpClient> all = [];
    private volatile TcpClient? stream;
    private volatile bool torn;

    public SilentCable(Uri server)
    {
        Server = server;
        listener.Start();
        accepting = AcceptAsync();
    }

    /// <summary>Where new connections lead to.</summary>
    public Uri Server { get; set; }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/");

    /// <summary>The connection that carries live figures goes silent for ever; all others pass.</summary>
    public void Cut() => dead.Add(stream ?? throw new InvalidOperationException("No stream has been asked for."));

    /// <summary>Every connection there is, and every new one, goes silent for ever.</summary>
    public void Tear()
    {
        torn = true;
        foreach (var one in all) dead.Add(one);
    }

    /// <summary>New connections pass again; those of before stay silent.</summary>
    public void Mend() => torn = false;

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Stop();
        await accepting;
        end.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) _ = JoinAsync(await listener.AcceptTcpClientAsync(end.Token));
        }
        catch (Exception error) when (error is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test has ended.
        }
    }

    private async Task JoinAsync(TcpClient near)
    {
        all.Add(near);
        if (torn) dead.Add(near);
        using (near)
        using (var far = new TcpClient())
        {
            try
            {
                await far.ConnectAsync(IPAddress.Loopback, Server.Port, end.Token);
                await Task.WhenAny(PassAsync(near, near.GetStream(), far.GetStream()), PassAsync(near, far.GetStream(), near.GetStream()));
            }
            catch (Exception error) when (error is OperationCanceledException or IOException or SocketException)
            {
                // One side is gone: so is the other.
            }
        }
    }

    private async Task PassAsync(TcpClient near, NetworkStream from, NetworkStream to)
    {
        var buffer = new byte[16384];
        while (await from.ReadAsync(buffer, end.Token) is > 0 and var read)
        {
            if (buffer.AsSpan(0, read).StartsWith("GET /live?"u8)) stream = near;
            if (dead.Contains(near)) await Task.Delay(Timeout.Infinite, end.Token);
            await to.WriteAsync(buffer.AsMemory(0, read), end.Token);
        }
    }
}
