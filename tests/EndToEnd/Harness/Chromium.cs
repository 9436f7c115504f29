using System.Collections.Concurrent;
using Microsoft.Playwright;
using OpenProvince.Testing;

[assembly: AssemblyFixture(typeof(OpenProvince.EndToEnd.Chromium))]

namespace OpenProvince.EndToEnd;

/// <summary>Debian's own browser in its form without windows, one for all tests of the run; every page is a context of its own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium-headless-shell";
    private static readonly ConcurrentDictionary<string, ConcurrentBag<IBrowserContext>> Open = new(StringComparer.Ordinal);
    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program)) throw new InvalidOperationException($"The browser {Program} is missing; ./test installs it.");
        Assertions.SetDefaultExpectTimeout((float)Patience.Page.TotalMilliseconds);
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Program,
            // The sandbox refuses to run as root; as anybody else it stays on.
            Args = Environment.UserName == "root" ? ["--no-sandbox", "--disable-gpu"] : ["--disable-gpu"],
        });
    }

    /// <summary>A page as a phone shows it.</summary>
    public Task<IPage> PhoneAsync(Province province) => OpenAsync(province, 390, 844);

    /// <summary>A page as an officer's desk shows it.</summary>
    public Task<IPage> DeskAsync(Province province) => OpenAsync(province, 1440, 900);

    /// <summary>A page as the wall screen shows it.</summary>
    public Task<IPage> WallAsync(Province province) => OpenAsync(province, 1920, 1080);

    /// <param name="keep">True: the window outlives the test that asked for it.</param>
    /// <param name="through">Address that stands before the province's own.</param>
    public async Task<IPage> OpenAsync(Province province, int width, int height, bool script = true, bool keep = false, Uri? through = null)
    {
        var context = await browser!.NewContextAsync(new()
        {
            BaseURL = (through ?? province.Address).ToString(),
            ViewportSize = new() { Width = width, Height = height },
            Locale = "vi-VN",
            TimezoneId = "Asia/Ho_Chi_Minh",
            JavaScriptEnabled = script,
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout((float)Patience.Page.TotalMilliseconds);
        if (!keep && TestContext.Current.Test is { } test) Open.GetOrAdd(test.UniqueID, _ => []).Add(context);
        return await context.NewPageAsync();
    }

    /// <summary>Closes what a test opened.</summary>
    internal static async Task CloseAsync(string test)
    {
        if (!Open.TryRemove(test, out var contexts)) return;
        foreach (var context in contexts)
        {
            try
            {
                await context.CloseAsync();
            }
            catch (PlaywrightException)
            {
                // The test closed it itself, or the browser ended first.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
    }
}
