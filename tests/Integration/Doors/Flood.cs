using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>What a flood did to the server: the most it took above what it had before, and how pages answered meanwhile.</summary>
internal sealed record FloodResult(int Sent, long Memory, int Descriptors, IReadOnlyList<double> Pages)
{
    public double Page(double share) => Pages.Order().ElementAt((int)((Pages.Count - 1) * share));

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Sent} bodies; at most {Memory} MB and {Descriptors} descriptors more; {Pages.Count} pages: median {Page(0.5):0} ms, p95 " +
        $"{Page(0.95):0} ms, longest {Page(1):0} ms");
}

/// <summary>
/// Anonymous senders, each with an address of its own, who send what costs a careless program memory, files and descriptors.
/// </summary>
internal sealed class Flood(ServerProcess server)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(400);
    private static readonly byte[] Parts = Bodies.FileParts(1500);
    private int sent;

    public async Task<FloodResult> RunAsync(int senders, TimeSpan time)
    {
        await WarmAsync();
        var (memory, descriptors) = (Memory(), Descriptors());
        using var end = new CancellationTokenSource(time);
        var running = Enumerable.Range(0, senders).Select(number => SendAsync(number, end.Token)).ToList();
        var (mostMemory, mostDescriptors, pages) = (memory, descriptors, new List<double>());
        using (var reader = Client(250))
            while (!end.IsCancellationRequested)
            {
                var clock = Stopwatch.StartNew();
                using (var page = await reader.GetAsync("/tra-cuu", CancellationToken.None)) page.EnsureSuccessStatusCode();
                pages.Add(clock.Elapsed.TotalMilliseconds);
                (mostMemory, mostDescriptors) = (Math.Max(mostMemory, Memory()), Math.Max(mostDescriptors, Descriptors()));
                await Task.Delay(100, CancellationToken.None);
            }
        await Task.WhenAll(running);
        return new(sent, mostMemory - memory, mostDescriptors - descriptors, pages);
    }

    /// <summary>Resident memory in MB.</summary>
    public long Memory() => long.Parse(
        File.ReadLines($"/proc/{server.Id}/status").Single(line => line.StartsWith("VmRSS:", StringComparison.Ordinal))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;

    /// <summary>Without those of the database: its pool of connections grows under load and stays.</summary>
    public int Descriptors() => new DirectoryInfo($"/proc/{server.Id}/fd").GetFileSystemInfos()
        .Count(one => one.LinkTarget?.Contains(".db", StringComparison.Ordinal) != true);

    /// <summary>What an honest hour touches is compiled and in memory before anything is measured.</summary>
    private async Task WarmAsync()
    {
        using var reader = Client(251);
        for (var i = 0; i < 300; i++)
            foreach (var path in new[] { "/", "/tra-cuu", "/nop-ho-so/2.000635" })
                using (await reader.GetAsync(path)) { }
        for (var kind = 0; kind < 6; kind++) await TryAsync(reader, 251, kind);
    }

    private async Task SendAsync(int number, CancellationToken end)
    {
        using var http = Client(number);
        for (var kind = number; !end.IsCancellationRequested; kind++)
        {
            await TryAsync(http, number, kind % 6);
            Interlocked.Increment(ref sent);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    /// <summary>The server may break the line off in the middle: that is an answer too.</summary>
    private async Task TryAsync(HttpClient http, int number, int kind)
    {
        try
        {
            if (kind == 5) await HalfAsync(number);
            else
                using (await (kind switch
                {
                    0 => http.PostAsync("/dang-nhap", Bodies.Multipart(Parts, saysItsLength: false)),
                    1 => http.PostAsync("/tra-cuu", Bodies.Multipart(Parts, saysItsLength: true)),
                    2 => http.PostAsync("/api/dossiers/track", Bodies.LongText("application/json", "{\"code\":\"", 30_000_000, "\"}")),
                    3 => UploadAsync(http),
                    _ => http.PostAsync("/tra-cuu", Bodies.LongText("application/x-www-form-urlencoded", "ma=", 30_000_000, "")),
                })) { }
        }
        catch (Exception e) when (e is HttpRequestException or IOException or SocketException or TaskCanceledException)
        {
        }
    }

    /// <summary>A draft of the sender's own, and a text part without end where its token should stand.</summary>
    private static async Task<HttpResponseMessage> UploadAsync(HttpClient http)
    {
        using var begun = await http.PostAsync("/nop-ho-so/1.001193/bat-dau", new FormUrlEncodedContent([]));
        var draft = begun.RequestMessage!.RequestUri!.Segments.ElementAtOrDefault(3)?.TrimEnd('/') ?? "1";
        return await http.PostAsync($"/nop-ho-so/1.001193/{draft}/giay-giay-chung-sinh/tep", Bodies.LongPart(8_000_000));
    }

    /// <summary>Says it will send files, sends some, and goes.</summary>
    private async Task HalfAsync(int number)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(server.Address.Host, server.Address.Port);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /tra-cuu HTTP/1.1\r\nHost: {server.Address.Authority}\r\nX-Forwarded-For: {Address(number)}\r\nContent-Type: " +
            "application/x-www-form-urlencoded\r\nContent-Length: 200000\r\n\r\nma="));
        await stream.WriteAsync(new byte[50_000]);
        await Task.Delay(200);
    }

    private HttpClient Client(int number)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false })
        {
            BaseAddress = server.Address, Timeout = TimeSpan.FromSeconds(30)
        };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", Address(number));
        return http;
    }

    // The documentation network: as a proxy would name them.
    private static string Address(int number) => string.Create(CultureInfo.InvariantCulture, $"203.0.113.{number}");
}
