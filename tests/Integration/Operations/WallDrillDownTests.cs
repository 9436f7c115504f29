using System.Net;
using System.Text.RegularExpressions;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Operations;

/// <summary>Every figure of the board leads to the dossiers it counts.</summary>
public sealed partial class WallDrillDownTests
{
    [Theory, EachDatabase]
    public async Task Every_link_opens_and_every_list_is_as_long_as_its_figure(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await FillAsync(province);
        foreach (var account in new[] { "admin", "leader" })
        {
            using var who = await province.SignInAsync(account);
            var wall = await SettledAsync(who);
            var links = wall.Document.QuerySelectorAll("main a[href], section a[href]").Select(link => link.GetAttribute("href")!)
                .Distinct().ToArray();
            Assert.Contains(links, link => link.StartsWith("/desk/dossiers/", StringComparison.Ordinal));
            foreach (var link in links)
                Assert.DoesNotContain(
                    "điều kiện không tồn tại", (await who.OpenAsync(link)).ShouldBe(HttpStatusCode.OK).Text, StringComparison.Ordinal);
            foreach (var (tile, expected) in new[]
            {
                ("received-today", 1), ("in-process", 2), ("due-today", 1), ("overdue", 1), ("on-time", 1), ("online", 4)
            })
                Assert.True(await TotalAsync(who, TileLink(wall, tile)) == expected, $"{account}: {tile} is not {expected}");
            foreach (var tile in new[] { "received-today", "in-process", "due-today", "overdue" })
                Assert.Equal(await TotalAsync(who, TileLink(wall, tile)), Digits(wall.TextOf($"[data-tile$='/{tile}']")));
            // The share has the list it is counted over; its words say how many that are.
            Assert.Contains("3 trên 4", wall.TextOf("[data-tile-detail$='/online']"), StringComparison.Ordinal);
            foreach (var words in new[] { "Xong trước hạn: 1", "Xong đúng hạn: 0", "Xong quá hạn: 0" }) wall.ShouldSay(words);
            var awaiting = links.Single(link => link.Contains("tab=awaiting", StringComparison.Ordinal));
            Assert.Equal(1, await TotalAsync(who, awaiting));
        }
    }

    /// <summary>One finished, one overdue, one due today, one that nobody has answered yet.</summary>
    private static async Task FillAsync(Province province)
    {
        using var office = await Office.OpenAsync(province);
        await office.AcceptedAsync();
        var done = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, done, "accept")).Ok();
        (await Office.ActAsync(office.Desk, done, "hand-over", new() { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, done, "propose")).Ok();
        (await Office.ActAsync(office.Leader, done, "approve")).Ok();
        (await Office.ActAsync(office.Specialist, done, "finish")).Ok();
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 24, 9, 0, 0, TimeSpan.FromHours(7)));
        var next = await office.FiledAsync();
        (await Office.ActAsync(office.Desk, next, "accept")).Ok();
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 30, 9, 0, 0, TimeSpan.FromHours(7)));
        await office.FiledAsync();
    }

    private static async Task<Page> SettledAsync(Visitor who)
    {
        for (var left = 200; ; left--)
        {
            var wall = (await who.OpenAsync("/wall")).ShouldBe(HttpStatusCode.OK);
            if (left == 0 || (wall.TextOf("[data-tile$='/overdue']") == "1" && wall.TextOf("[data-tile$='/received-today']") == "1"))
                return wall;
            await Task.Delay(100);
        }
    }

    private static string TileLink(Page wall, string tile) =>
        wall.Document.QuerySelector($"[data-tile$='/{tile}']")!.Closest(".op-wt")!.QuerySelector("a")!.GetAttribute("href")!;

    /// <summary>The pager's "x-y trong n"; an empty list has none.</summary>
    private static async Task<long> TotalAsync(Visitor who, string link) =>
        (await who.OpenAsync(link)).Document.QuerySelector(".op-pages .op-mini")?.TextContent is { } range
            ? long.Parse(Numbers().Matches(range)[2].Value, null)
            : 0;

    private static long Digits(string text) => long.Parse(text.Replace(".", "", StringComparison.Ordinal), null);

    [GeneratedRegex(@"\d+", RegexOptions.None, 1000)]
    private static partial Regex Numbers();
}
