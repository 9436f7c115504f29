using System.Net.Sockets;
using System.Text;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>Requests no browser sends: without a host, or with one that is none.</summary>
public sealed class OddHostTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static readonly string?[] Hosts =
        [null, "", ".", "a..b", "-", "_", "%", "%41", "[::1", "[::g]", "[]", ":", ":80", "a:", "a:99999", "a:b", "a@b", "1.2.3.4.5",
            "999.1.1.1", "xn--", "ế", "a b", "a/b", "a?b", "*", "a,b", new('a', 400)];

    [Theory, EachDatabase]
    public async Task Get_an_answer_that_is_no_failure_of_ours(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var broken = new List<string>();
        foreach (var version in new[] { "1.0", "1.1" })
            foreach (var host in Hosts)
                foreach (var path in new[] { "/", "/tra-cuu", "/api/dossiers/mine", "/khong-co", "/health/live" })
                    if (await StatusAsync(
                        province,
                        $"GET {path} HTTP/{version}\r\n{(host is null ? "" : $"Host: {host}\r\n")}Connection: close\r\n\r\n") is var status
                            and (0 or >= 500))
                        broken.Add($"HTTP/{version} {path} Host: {host} answered {status}");

        Assert.Empty(broken);
        Assert.Equal(200, await StatusAsync(province, "GET / HTTP/1.0\r\nHost: dichvucong.example.vn\r\nConnection: close\r\n\r\n"));
    }

    private static async Task<int> StatusAsync(Province province, string request)
    {
        using var line = new TcpClient();
        await line.ConnectAsync(province.Address.Host, province.Address.Port, TestContext.Current.CancellationToken);
        await using var stream = line.GetStream();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var first = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        return first?.Split(' ') is [_, var status, ..] && int.TryParse(
            status, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
    }
}
