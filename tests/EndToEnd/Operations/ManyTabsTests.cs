using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Operations;

/// <summary>HTTP/1.1 gives a browser six connections to one address: tabs that each held a stream would stop the site.</summary>
public sealed class ManyTabsTests(Chromium chromium)
{
    [Fact]
    public async Task Eight_tabs_share_one_stream_and_the_site_still_answers()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        using var office = await Office.OpenAsync(province);
        var first = await chromium.DeskAsync(province);
        var context = first.Context;
        var streams = 0;
        context.Request +=
            (_, request) => { if (request.Url.Contains("/live?", StringComparison.Ordinal)) Interlocked.Increment(ref streams); };
        await first.SignInAsync("leader", "/lich-lam-viec");
        List<WallScreen> tabs = [await WallScreen.OpenAsync(first, "/wall")];
        while (tabs.Count < 8) tabs.Add(await WallScreen.OpenAsync(await context.NewPageAsync(), "/wall"));

        await office.AcceptedAsync();
        foreach (var tab in tabs) await tab.ShouldShowAsync("received-today", "1");
        Assert.Equal(1, streams);
        Assert.Equal(1, StreamsOf(province));

        var ninth = await context.NewPageAsync();
        foreach (var address in new[] { "/desk", "/don-vi", "/desk/phe-duyet" })
            Assert.Equal(200, (await ninth.GotoAsync(address))!.Status);

        // The tab that listens for the others closes: another one takes over.
        await tabs[0].Page.CloseAsync();
        await office.AcceptedAsync();
        foreach (var tab in tabs.Skip(1))
        {
            await tab.ShouldShowAsync("received-today", "2");
            await tab.ShouldNotHaveReloadedAsync();
        }
        Assert.Equal(2, streams);
        // The server hears of a closed tab when it next writes to it.
        await Patience.UntilAsync(() => StreamsOf(province) == 1, "the server still holds the stream of a closed tab");
    }

    /// <summary>What the server counts, read as its operator reads it.</summary>
    private static long StreamsOf(Province province)
    {
        var factory = province.Services.GetRequiredService<IMeterFactory>();
        var sum = 0L;
        using var listener = new MeterListener
        {
            InstrumentPublished =
                (instrument, self) => { if (instrument.Name == "openprovince.live.streams" && instrument.Meter.Scope == factory)
                    self.EnableMeasurementEvents(instrument); }
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => sum += value);
        listener.Start();
        listener.RecordObservableInstruments();
        return sum;
    }
}
