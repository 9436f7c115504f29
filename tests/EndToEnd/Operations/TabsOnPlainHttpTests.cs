using Microsoft.Playwright;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Operations;

/// <summary>Plain http on an office network has no Web Locks: the tabs still share one stream, and one takes over from another.</summary>
public sealed class TabsOnPlainHttpTests(Chromium chromium)
{
    [Fact]
    public async Task Eight_tabs_share_one_stream_without_locks()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        var first = await chromium.DeskAsync(province);
        var context = first.Context;
        // This address counts as secure: what an office network would miss is taken away.
        await context.AddInitScriptAsync(
            "Object.defineProperty(Navigator.prototype, 'locks', { value: undefined }); delete crypto.randomUUID;");
        await SignInAsync(first);
        var open = new HashSet<IRequest>();
        context.Request += (_, request) => { if (IsStream(request)) lock (open) open.Add(request); };
        context.RequestFailed += (_, request) => { lock (open) open.Remove(request); };
        context.RequestFinished += (_, request) => { lock (open) open.Remove(request); };
        List<IPage> tabs = [first];
        while (tabs.Count < 8) tabs.Add(await context.NewPageAsync());
        await Task.WhenAll(tabs.Select(tab => tab.GotoAsync("/wall")));
        foreach (var tab in tabs) await AliveAsync(tab);
        await OneStreamAsync(open);

        var ninth = await context.NewPageAsync();
        Assert.Equal(200, (await ninth.GotoAsync("/desk"))!.Status);
        await ninth.CloseAsync();

        // Whoever leads closes: somebody else takes over, and nobody's figures stand still.
        for (var closed = 0; closed < 2; closed++)
        {
            IPage leading;
            lock (open) leading = open.Single().Frame.Page;
            tabs.Remove(leading);
            lock (open) open.Clear();
            await leading.CloseAsync();
            await OneStreamAsync(open);
            // A figure that nobody refreshes is stale after three seconds.
            await Task.Delay(3500);
            foreach (var tab in tabs) await AliveAsync(tab);
        }
    }

    private static bool IsStream(IRequest request) => request.Url.Contains("/live?", StringComparison.Ordinal);

    /// <summary>One stream is open, and half a second later still just one.</summary>
    private static async Task OneStreamAsync(HashSet<IRequest> open)
    {
        int Count()
        {
            lock (open) return open.Count;
        }
        await Patience.UntilAsync(async () =>
        {
            if (Count() != 1) return false;
            await Task.Delay(500);
            return Count() == 1;
        }, () => $"{Count()} streams are open");
    }

    private static Task AliveAsync(IPage tab) => tab.Locator("[data-fresh]:not(.op-fresh--stale):not(.op-fresh--lost)").First
        .WaitForAsync(new() { State = WaitForSelectorState.Attached });

    private static async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(AgencyLinks.SignIn());
        await page.FillAsync("#f-username", "leader");
        await page.FillAsync("#f-password", IProvinceSeeder.DemoPassword);
        await page.PressAsync("#f-password", "Enter");
        await page.Locator("#f-password").WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }
}
