using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace OpenProvince.Load;

/// <summary>File a dossier ÷ floor: 16 clients, windows A B A B, the median of the ratios.</summary>
internal static class Filing
{
    public const int Clients = 16;
    private static int sent;

    public static async Task<int> RunAsync(Uri floor, Uri ours, string token, string[] agencies, int rounds, int seconds, int[] pids)
    {
        using var http = NewClient();
        // Both warm: the runtime compiles its hot paths, the databases prepare their statements.
        await WindowAsync(http, () => Case(floor), 3);
        await WindowAsync(http, () => Dossier(ours, token, agencies), 3);
        List<double> ratios = [], oneAgency = [];
        for (var round = 1; round <= rounds; round++)
        {
            var load = OtherLoad.Start(pids);
            var low = await WindowAsync(http, () => Case(floor), seconds);
            var high = await WindowAsync(http, () => Dossier(ours, token, agencies), seconds);
            var single = await WindowAsync(http, () => Dossier(ours, token, agencies[..1]), seconds);
            var others = load.Share();
            var counted = others < 0.15;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"round {round}: floor {low.Rate:0}/s, filing {high.Rate:0}/s (p95 {high.P95:0} ms), one agency {single.Rate:0}/s, ratio " +
                $"{high.Rate / low.Rate:0.000}, others {others:0.00} core{(counted ? "" : " — not counted")}"));
            if (!counted) continue;
            ratios.Add(high.Rate / low.Rate);
            oneAgency.Add(single.Rate / low.Rate);
        }
        if (ratios.Count < 3)
        {
            Console.WriteLine($"Only {ratios.Count} quiet rounds: other processes use too much of the machine for a figure.");
            return 1;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"file a dossier / floor: median {Median(ratios):0.000}, from {ratios.Min():0.000} to {ratios.Max():0.000} over " +
            $"{ratios.Count} rounds; one agency: median {Median(oneAgency):0.000}"));
        return 0;
    }

    public static HttpClient NewClient() => new(new SocketsHttpHandler { MaxConnectionsPerServer = Clients + 2 });

    public static HttpRequestMessage Dossier(Uri server, string token, string[] agencies)
    {
        var n = Interlocked.Increment(ref sent);
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/api/dossiers"))
        {
            Content = JsonContent.Create(new
            {
                procedure = "1.001193",
                channel = "online",
                agency = agencies[n % agencies.Length],
                owner = new
                {
                    name = $"Hoàng Mẫu {Letters(n)}", birthDate = "1990-03-15", identityNumber = $"006190{n % 1_000_000:000000}",
                    phone = $"0900{n % 1_000_000:000000}", address = "Tổ 1"
                },
                answers = new
                {
                    childName = "Hoàng Mẫu Con", childBirthDate = "2026-11-01", childSex = "2", childBirthPlace = "Trạm y tế xã",
                    childEthnicity = "02", childOrigin = "Xã Mẫu",
                    motherName = "Lý Thị Mẫu", motherIdentity = "006196000456", motherBirthDate = "1996-03-02", hasFather = "no",
                    returnBy = "desk",
                },
                papers = new[] { new { component = "giay-chung-sinh", photocopies = 1 } },
            }),
        };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.Add("Idempotency-Key", $"bench-{Environment.ProcessId}-{n}");
        return request;
    }

    private static HttpRequestMessage Case(Uri server)
    {
        var n = Interlocked.Increment(ref sent);
        return new HttpRequestMessage(HttpMethod.Post, new Uri(server, "/cases"))
        {
            Content = JsonContent.Create(Enumerable.Range(1, 12)
                .ToDictionary(field => $"field{field}", field => $"Giá trị thử số {field} của lần {n}")),
        };
    }

    private static async Task<(double Rate, double P95)> WindowAsync(HttpClient http, Func<HttpRequestMessage> make, int seconds)
    {
        var clock = Stopwatch.StartNew();
        var times = await Task.WhenAll(Enumerable.Range(0, Clients).Select(_ => Task.Run(ClientAsync)));
        var all = times.SelectMany(one => one).Order().ToArray();
        return (all.Length / clock.Elapsed.TotalSeconds, all.Length == 0 ? 0 : all[(int)(all.Length * 0.95)]);

        async Task<List<double>> ClientAsync()
        {
            var mine = new List<double>();
            while (clock.Elapsed.TotalSeconds < seconds)
            {
                var started = clock.Elapsed;
                using var request = make();
                using var response = await http.SendAsync(request);
                if (!response.IsSuccessStatusCode)
                    throw new InvalidOperationException(
                        $"{request.RequestUri}: {(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}");
                mine.Add((clock.Elapsed - started).TotalMilliseconds);
            }
            return mine;
        }
    }

    /// <summary>A number as letters: names of persons have no digits.</summary>
    private static string Letters(int number) =>
        string.Concat(number.ToString(CultureInfo.InvariantCulture).Select(digit => (char)('A' + (digit - '0'))));

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);
}
