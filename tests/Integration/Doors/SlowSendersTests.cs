using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>Who has not signed in and sends slowly holds little room, and not for long.</summary>
public sealed class SlowSendersTests
{
    private const int Kilobyte = 1024;

    [Theory, EachDatabase]
    public async Task Eight_slow_addresses_do_not_stop_the_form_of_a_ninth(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        List<TcpClient> slow = [];
        try
        {
            // Each of them says eight times that it will send the longest form there is.
            foreach (var number in Enumerable.Range(1, 8))
                for (var form = 0; form < 8; form++)
                    slow.Add(await BeginAsync(province, number, "/tra-cuu", "application/x-www-form-urlencoded", 256 * Kilobyte));
            await Task.Delay(500, TestContext.Current.CancellationToken);

            using var ninth = Address(province, 9);
            using var answer = await ninth.PostAsync(
                "/tra-cuu", new FormUrlEncodedContent([new("ma", "khong-co")]), TestContext.Current.CancellationToken);

            Assert.NotEqual(HttpStatusCode.TooManyRequests, answer.StatusCode);
            Assert.True(answer.StatusCode < HttpStatusCode.InternalServerError, $"{answer.StatusCode}");
        }
        finally
        {
            slow.ForEach(line => line.Dispose());
        }
    }

    [Theory, EachDatabase]
    public async Task The_form_of_a_stranger_that_does_not_end_is_ended(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with
        {
            Limits = options.Limits with { StrangersFormTime = TimeSpan.FromSeconds(1) },
        });
        using var line = await BeginAsync(province, 1, "/tra-cuu", "application/x-www-form-urlencoded", 200 * Kilobyte);

        Assert.StartsWith("HTTP/1.1 408", await AnswerAsync(line), StringComparison.Ordinal);
    }

    /// <summary>For all bodies that the door does not read itself, files among them.</summary>
    [Theory, EachDatabase]
    public async Task A_body_of_a_stranger_that_comes_too_slowly_is_ended(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with
        {
            Limits = options.Limits with { StrangersRate = 64 * Kilobyte, StrangersGrace = TimeSpan.FromSeconds(1.5) },
        });
        var clock = Stopwatch.StartNew();
        using var line = await BeginAsync(province, 1, "/api/dossiers/track", "application/json", 15 * Kilobyte);

        Assert.StartsWith("HTTP/1.1 408", await AnswerAsync(line), StringComparison.Ordinal);
        Assert.InRange(clock.Elapsed, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30));
    }

    /// <summary>Says how long the body is, sends a little of it, and no more.</summary>
    private static async Task<TcpClient> BeginAsync(Province province, int number, string path, string type, int length)
    {
        var line = new TcpClient();
        await line.ConnectAsync(province.Address.Host, province.Address.Port, TestContext.Current.CancellationToken);
        var head = $"POST {path} HTTP/1.1\r\nHost: {province.Address.Authority}\r\nX-Forwarded-For: {From(number)}\r\n"
            + $"Content-Type: {type}\r\nContent-Length: {length.ToString(CultureInfo.InvariantCulture)}\r\n\r\n      ";
        await line.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        return line;
    }

    private static async Task<string> AnswerAsync(TcpClient line)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(TimeSpan.FromSeconds(30));
        using var reader = new StreamReader(line.GetStream(), Encoding.ASCII);
        return await reader.ReadLineAsync(late.Token) ?? "";
    }

    private static HttpClient Address(Province province, int number)
    {
        var http = new HttpClient(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false })
        {
            BaseAddress = province.Address
        };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", From(number));
        return http;
    }

    // The documentation network: as a proxy would name them.
    private static string From(int number) => string.Create(CultureInfo.InvariantCulture, $"203.0.113.{number}");
}
