using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Server;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Host;

/// <summary>TLS ends at a proxy: its word counts, anybody else's does not.</summary>
public sealed class ProxyTests
{
    private static readonly string[] Setting = ["/dang-nhap", "/giao-dien/ngon-ngu/en", "/giao-dien/de-doc/bat", "/ho-so-cua-toi"];

    [Theory, EachDatabase]
    public async Task Behind_the_known_proxy_every_cookie_is_for_https_only_and_addresses_too(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var browser = Browser(province);

        foreach (var path in Setting)
        {
            var cookies = await CookiesAsync(browser, path);
            Assert.NotEmpty(cookies);
            Assert.All(cookies, cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        }

        var (plain, secure) = await ReceiptsAsync(province);
        Assert.NotEqual(plain, secure);
    }

    [Theory, EachDatabase]
    public async Task The_word_of_an_address_that_is_no_proxy_changes_nothing(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, with: options => options with { Proxies = BehindProxy.Read(["192.0.2.1", "2001:db8::/32"]) });
        using var browser = Browser(province);

        foreach (var path in Setting)
            Assert.All(
                await CookiesAsync(browser, path), cookie => Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase));

        var (plain, secure) = await ReceiptsAsync(province);
        Assert.Equal(plain, secure);
    }

    [Theory, EachDatabase]
    public async Task With_a_public_address_no_request_chooses_what_is_printed(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, with: options => options with { PublicAddress = new("https://dichvucong.example.vn") });

        var (plain, elsewhere) = await ReceiptsAsync(province, "elsewhere.example");
        Assert.Equal(plain, elsewhere);
    }

    [Fact, Once]
    public async Task Outside_development_browsers_are_told_to_keep_to_https()
    {
        await using var empty = await EmptyDatabase.CreateAsync(DatabaseEngine.Sqlite);
        await using var app = ServerApp.Build(new ServerOptions { Target = empty.Target, Port = 0 });
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(TestContext.Current.CancellationToken);
        await app.StartAsync(TestContext.Current.CancellationToken);
        using var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false }) { BaseAddress = new(app.Urls.First()) };

        Assert.False(
            (await browser.GetAsync("/health/live", TestContext.Current.CancellationToken)).Headers.Contains("Strict-Transport-Security"));
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        Assert.True(
            (await browser.GetAsync("/health/live", TestContext.Current.CancellationToken)).Headers.Contains("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("proxy.example")]
    [InlineData("10.0.0.0/99")]
    public void A_proxy_is_an_address_or_a_network(string given) =>
        Assert.Equal("host.bad-proxy", Assert.Throws<StartupException>(() => BehindProxy.Read([given])).Error.Code);

    /// <summary>The code to scan on a receipt, asked plainly and as the proxy asks.</summary>
    private static async Task<(string Plain, string Secure)> ReceiptsAsync(Province province, string? host = null)
    {
        using var citizen = await province.SignInAsync("citizen");
        var receipt = await Applying.SubmitAsync(await Applying.FillAsync(await Applying.BeginAsync(citizen)));
        var plain = receipt.Document.QuerySelector("svg.op-qr path")!.GetAttribute("d")!;
        citizen.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        citizen.Http.DefaultRequestHeaders.Host = host;
        return (plain,
            (await citizen.OpenAsync(receipt.Address.AbsolutePath)).Document.QuerySelector("svg.op-qr path")!.GetAttribute("d")!);
    }

    private static HttpClient Browser(Province province)
    {
        var browser = new HttpClient(new SocketsHttpHandler { UseProxy = false, UseCookies = false, AllowAutoRedirect = false })
        {
            BaseAddress = province.Address
        };
        browser.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        browser.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");
        return browser;
    }

    private static async Task<IReadOnlyList<string>> CookiesAsync(HttpClient browser, string path)
    {
        var answer = await browser.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.Headers.TryGetValues("Set-Cookie", out var cookies)
            ? [.. cookies.Where(cookie => !cookie.Contains("expires=Thu, 01 Jan 1970", StringComparison.Ordinal))]
            : [];
    }
}
