using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace OpenProvince.Integration.Faults;

/// <summary>
/// Files one dossier after the other and keeps the receipts. When the line breaks it asks again with the same key, as a browser's user
/// would.
/// </summary>
internal sealed class FilingClient(int number, int port, string filing, string token, TimeSpan pause = default)
{
    private readonly Dictionary<long, string> receipts = [];
    private int filed;

    /// <summary>Dossier id and the code on its receipt.</summary>
    public IReadOnlyDictionary<long, string> Receipts
    {
        get
        {
            lock (receipts) return receipts.ToDictionary();
        }
    }

    /// <summary>An answer that is neither a receipt nor a broken line.</summary>
    public string? Refused { get; private set; }

    public async Task RunAsync(CancellationToken stop)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, PooledConnectionLifetime = TimeSpan.FromSeconds(2) })
        {
            BaseAddress = new($"http://127.0.0.1:{port}"),
            Timeout = TimeSpan.FromSeconds(30),
        };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        while (!stop.IsCancellationRequested && Refused is null)
        {
            var done = await TryAsync(http, $"kill-{number}-{filed}");
            if (done) filed++;
            await Task.Delay(done ? pause : TimeSpan.FromMilliseconds(40), CancellationToken.None);
        }
    }

    private async Task<bool> TryAsync(HttpClient http, string key)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/api/dossiers")
            {
                Content = new StringContent(filing, Encoding.UTF8, "application/json")
            };
            request.Headers.Add("Idempotency-Key", key);
            using var answer = await http.SendAsync(request);
            // Stopping and starting servers may say "not now"; the same request is sent again.
            if ((int)answer.StatusCode is 503 or 409) return false;
            if (!answer.IsSuccessStatusCode)
            {
                Refused = $"{(int)answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}";
                return false;
            }

            var receipt = (await answer.Content.ReadFromJsonAsync<JsonObject>())!;
            lock (receipts) receipts.Add(long.Parse(receipt["id"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture),
                receipt["code"]!.GetValue<string>());
            return true;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException or IOException)
        {
            return false;
        }
    }
}
