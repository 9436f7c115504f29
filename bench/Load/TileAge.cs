using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;

namespace OpenProvince.Load;

/// <summary>Event committed → tile shown: from the answer of a filing to the message with the changed figure, under load.</summary>
internal static class TileAge
{
    private const string Tile = "received-today";

    public static async Task<int> RunAsync(Uri ours, string citizen, string leader, string unit, string[] agencies, int filings)
    {
        using var http = Filing.NewClient();
        using var stop = new CancellationTokenSource();
        var shown = new List<(TimeSpan At, long Value)>();
        var clock = Stopwatch.StartNew();
        var watching = WatchAsync(http, ours, leader, unit, shown, clock, stop.Token);
        while (shown.Count == 0 && !watching.IsCompleted && clock.Elapsed < TimeSpan.FromSeconds(30)) await Task.Delay(50);
        if (watching.IsFaulted) await watching; // a key nobody knows, a unit that is not there
        if (shown.Count == 0) throw new InvalidOperationException($"No message with {Tile} came");
        var first = shown[0].Value;

        var committed = new TimeSpan[filings];
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, Filing.Clients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var n && n < filings)
            {
                using var response = await http.SendAsync(Filing.Dossier(ours, citizen, agencies));
                response.EnsureSuccessStatusCode();
                committed[n] = clock.Elapsed;
                await Task.Delay(20);
            }
        })));
        while (shown[^1].Value < first + filings && clock.Elapsed < committed.Max() + TimeSpan.FromSeconds(15)) await Task.Delay(50);
        await stop.CancelAsync();
        await watching;

        Array.Sort(committed);
        // The n-th commit is on the wall when the figure reaches n more than at the start.
        var ages = committed.Select((at, n) => (shown.FirstOrDefault(one => one.Value > first + n).At - at).TotalMilliseconds).Order()
            .ToArray();
        if (ages[0] < -10_000) throw new InvalidOperationException("The figure never reached the number of filings");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"event committed -> tile shown, {filings} filings by {Filing.Clients} clients: median " +
            $"{Math.Max(0, ages[ages.Length / 2]):0} ms, p99 {ages[(int)(ages.Length * 0.99)]:0} ms, most {ages[^1]:0} ms"));
        return 0;
    }

    private static async Task WatchAsync(
        HttpClient http, Uri ours, string token, string unit, List<(TimeSpan, long)> shown, Stopwatch clock, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ours, $"/live?tiles=wall@{unit}"));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        response.EnsureSuccessStatusCode();
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
        try
        {
            while (await reader.ReadLineAsync(ct) is { } line)
            {
                if (!line.StartsWith("data:", StringComparison.Ordinal)) continue;
                using var message = JsonDocument.Parse(line[5..]);
                if (!message.RootElement.TryGetProperty("values", out var values)) continue;
                foreach (var value in values.EnumerateObject().Where(one => one.Name.EndsWith(Tile, StringComparison.Ordinal)))
                    shown.Add(
                        (clock.Elapsed,
                            long.Parse(value.Value.GetString()!.Replace(".", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)));
            }
        }
        catch (OperationCanceledException)
        {
            // The measurement is over.
        }
    }
}
