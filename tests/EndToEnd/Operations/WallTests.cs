using Microsoft.Playwright;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.EndToEnd.Operations;

/// <summary>The board in a browser: alive, clean, and as drawn at both sizes.</summary>
public sealed class WallTests(Chromium chromium)
{
    [Theory, EachDatabase]
    public async Task A_filing_moves_the_wall_and_both_sizes_are_clean(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, now: new DateTimeOffset(2026, 11, 23, 14, 32, 0, TimeSpan.FromHours(7)));
        var page = await chromium.WallAsync(province);
        await page.SignInAsync("leader", "/wall");
        var received = page.Locator("[data-tile$='/received-today']");
        Assert.Equal("0", await received.TextContentAsync());
        await page.Locator("[data-fresh]:not(.op-fresh--stale):not(.op-fresh--lost)").First.WaitForAsync();

        using var office = await Office.OpenAsync(province);
        await office.AcceptedAsync();
        await Assertions.Expect(page.Locator("[data-tile$='/in-process']")).ToHaveTextAsync("1");
        await Assertions.Expect(received).ToHaveTextAsync("1");
        Assert.NotEmpty(await page.Locator("[data-tile-html$='/hours'] rect").AllAsync());
        await page.ShouldHaveNoAxeViolations();
        await page.ShouldFitItsWidth();
        await page.ShootAsync("wall", whole: false);

        await page.SetViewportSizeAsync(390, 844);
        await page.ShouldHaveNoAxeViolations();
        await page.ShouldFitItsWidth();
        await page.ShootAsync("wall");

        await page.Context.ClearCookiesAsync();
        await page.SetViewportSizeAsync(1920, 1080);
        await page.SignInAsync("admin", "/wall");
        await page.ShouldHaveNoAxeViolations();
        await page.ShootAsync("wall-province", whole: false);
    }

    [Theory, EachDatabase]
    public async Task A_wall_opened_late_through_midnight_until_the_server_goes(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, now: new DateTimeOffset(2026, 11, 30, 21, 0, 0, TimeSpan.FromHours(7)));
        // An event nobody can apply: from now on the figures grow old.
        await province.ExecuteAsync("""
            insert into eventlog_event (stream, version, type, schema, occurred_at, recorded_at, actor, agency, data, prev_hash, hash)
            values ('broken', 1, 'dossier.filed', 1, 0, 0, 'test', 0, '{"nothing known":1}', '', '')
            """);
        var page = await chromium.WallAsync(province);
        await page.SignInAsync("leader", "/wall");
        for (var left = 100; left > 0 && await page.Locator("[data-sources='late']").CountAsync() == 0; left--) await page.ReloadAsync();
        var pill = page.Locator("[data-sources]");
        await Assertions.Expect(pill).ToContainTextAsync("Số liệu đang trễ");
        await Assertions.Expect(page.Locator(".op-wall__clock span")).ToHaveTextAsync("Thứ Hai 30/11/2026");

        province.Time.TurnTo(new DateTimeOffset(2026, 12, 1, 0, 1, 0, TimeSpan.FromHours(7)));
        await Assertions.Expect(page.Locator(".op-wall__clock span")).ToHaveTextAsync("Thứ Ba 01/12/2026");
        await Assertions.Expect(page.Locator("[data-tile-html$='/on-time/label']"))
            .ToContainTextAsync("tháng 12");
        await page.ShootAsync("wall-midnight", whole: false);

        await province.StopAsync();
        await Assertions.Expect(pill).ToContainTextAsync("Mất kết nối, đang nối lại");
    }
}
