using System.Net;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace OpenProvince.Integration.Operations;

/// <summary>The board and its stream through HTTP.</summary>
public sealed class LiveWallTests
{
    [Theory, EachDatabase]
    public async Task A_tile_moves_after_an_event_and_after_time_alone(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        var board = await TileStream.BoardAsync(province);
        using var stream = await TileStream.OpenAsync(leader, board);
        await stream.UntilAsync($"{board}/received-today", "0");

        var id = await office.AcceptedAsync();
        await stream.UntilAsync($"{board}/in-process", "1");
        await stream.UntilAsync($"{board}/received-today", "1");
        await stream.UntilAsync($"{board}/overdue", "0");

        // The sign-in of the first day is over by then.
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 15, 0, 0, TimeSpan.FromHours(7)));
        using var again = await province.SignInAsync("leader");
        using var later = await TileStream.OpenAsync(again, board);
        await later.UntilAsync($"{board}/overdue", "0");
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 27, 17, 1, 0, TimeSpan.FromHours(7)));
        await later.UntilAsync($"{board}/overdue", "1");

        (await Office.ActAsync(office.Desk, id, "withdraw")).Ok();
        await later.UntilAsync($"{board}/overdue", "0");
        await later.UntilAsync($"{board}/in-process", "0");
    }

    [Theory, EachDatabase]
    public async Task A_wall_left_on_says_the_day_and_month_of_its_figures(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, now: new DateTimeOffset(2026, 11, 30, 16, 0, 0, TimeSpan.FromHours(7)));
        using var office = await Office.OpenAsync(province);
        using var admin = await province.SignInAsync("admin");
        var board = TileStream.Whole(province);
        using var stream = await TileStream.OpenAsync(admin, board);
        await stream.UntilAsync($"{board}/date", "Thứ Hai 30/11/2026");
        await stream.UntilPanelAsync($"{board}/on-time/label", "Trước hạn và đúng hạn, tháng 11");
        await stream.UntilAsync($"{board}/agencies/title", "Hồ sơ theo trạng thái");
        await FinishAsync(office);
        await stream.UntilAsync($"{board}/agencies/title", "Đúng hạn theo cơ quan, tháng 11");
        await stream.UntilPanelAsync($"{board}/agencies", "<b>100%</b>");
        await stream.UntilPanelAsync($"{board}/received-today/spark", "<svg");

        // A wall that stays open through the night: its stream is opened anew all the time, and each time its sign-in is seen.
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 30, 22, 0, 0, TimeSpan.FromHours(7)));
        using var evening = await province.SignInAsync("admin");
        using var night = await TileStream.OpenAsync(evening, board);
        await night.UntilAsync($"{board}/date", "Thứ Hai 30/11/2026");
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 1, 0, 1, 0, TimeSpan.FromHours(7)));
        // December has not enough to divide by yet: the shares stay those of November, under its name and with its list.
        (string Tile, string Words)[] names =
        [
            ("date", "Thứ Ba 01/12/2026"), ("on-time/label", "Trước hạn và đúng hạn, tháng 11"),
            ("online/label", "Nộp trực tuyến, tháng 11"),
            ("on-time/detail", "Tháng 12 chưa đủ số liệu"), ("agencies/title", "Đúng hạn theo cơ quan, tháng 11"),
            ("areas/title", "Đúng hạn theo địa bàn, tháng 11"),
        ];
        foreach (var (tile, words) in names) await night.UntilPanelAsync($"{board}/{tile}", words);
        await night.UntilAsync($"{board}/on-time", "100");
        await night.UntilPanelAsync($"{board}/agencies", "<b>100%</b>");
        await night.UntilPanelAsync($"{board}/received-today/spark", "");

        // And the page has a place for each, also for the line that only the morning brings.
        using var early = await province.SignInAsync("admin");
        var page = await early.OpenAsync("/wall");
        foreach (var (tile, words) in names)
            Assert.Equal(words, page.TextOf($"[data-tile='{board}/{tile}'], [data-tile-html='{board}/{tile}']"));
        Assert.Equal("", page.TextOf($"[data-tile-html='{board}/received-today/spark']"));
        var list = page.Document.QuerySelector($"[data-tile-html='{board}/on-time/label'] a")!.GetAttribute("href")!;
        Assert.Single((await early.OpenAsync(list)).ShouldSay("Hồ sơ giải quyết xong trong tháng trước").Document
            .QuerySelectorAll("tr[data-row]"));

        // One result is no month: it is the fifth working day that brings December.
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 1, 9, 0, 0, TimeSpan.FromHours(7)));
        await FinishAsync(office);
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 4, 16, 0, 0, TimeSpan.FromHours(7)));
        using (var fourth = await province.SignInAsync("admin"))
            Assert.Contains("tháng 11", (await fourth.OpenAsync("/wall")).TextOf($"[data-tile-html='{board}/on-time/label']"),
                StringComparison.Ordinal);
        province.Time.TurnTo(new DateTimeOffset(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(7)));
        using var morning = await province.SignInAsync("admin");
        using var day = await TileStream.OpenAsync(morning, board);
        await day.UntilPanelAsync($"{board}/on-time/label", "Trước hạn và đúng hạn, tháng 12");
        await day.UntilPanelAsync($"{board}/online/label", "Nộp trực tuyến, tháng 12");
    }

    private static async Task FinishAsync(Office office)
    {
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new() { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose")).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        (await Office.ActAsync(office.Specialist, id, "finish")).Ok();
    }

    [Theory, EachDatabase]
    public async Task A_deadline_that_passed_while_the_server_was_down_is_overdue_at_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using (var office = await Office.OpenAsync(province)) await office.AcceptedAsync();
        await province.StopAsync();
        province.Time.Advance(TimeSpan.FromDays(20));
        await province.StartAsync();
        using var leader = await province.SignInAsync("leader");
        var board = await TileStream.BoardAsync(province);
        using var stream = await TileStream.OpenAsync(leader, board);
        await stream.UntilAsync($"{board}/overdue", "1");
        (await leader.OpenAsync("/wall")).ShouldBe(HttpStatusCode.OK).ShouldSay("Đang quá hạn");
    }

    [Theory, EachDatabase]
    public async Task Only_those_who_may_see_the_board_get_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var board = await TileStream.BoardAsync(province);
        using var nobody = province.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized,
            (await nobody.Http.GetAsync($"/live?tiles={board}", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
        using var desk = await province.SignInAsync("desk");
        Assert.Equal(HttpStatusCode.Forbidden,
            (await desk.Http.GetAsync($"/live?tiles={board}", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
        using var leader = await province.SignInAsync("leader");
        var whole = province.Services.GetRequiredService<IAgencies>().Province.Id.Value;
        (await leader.OpenAsync($"/wall?unit={whole}")).ShouldBe(HttpStatusCode.Forbidden);
        (await leader.OpenAsync("/wall?unit=1")).ShouldBe(HttpStatusCode.NotFound);
        // A board somebody came down to leads up again, for those who may see the one above.
        using var admin = await province.SignInAsync("admin");
        Assert.NotNull(
            (await admin.OpenAsync($"/wall?unit={board.Split('@')[1]}")).Document.QuerySelector(".op-wall__up[href^='/wall?unit=']"));
        Assert.Null((await leader.OpenAsync("/wall")).Document.QuerySelector(".op-wall__up"));
        Assert.Equal(HttpStatusCode.Forbidden,
            (await leader.Http.GetAsync("/live?tiles=nothing@1,wall@x,,", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
    }
}
