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
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    [Theory, EachDatabase]
    public async Task A_tile_moves_after_an_event_and_after_time_alone(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        var board = await TileStream.BoardAsync(province);
        using var stream = await TileStream.OpenAsync(leader, board);
        await stream.UntilAsync($"{board}/received-today", "0", Patience);

        var id = await office.AcceptedAsync();
        await stream.UntilAsync($"{board}/in-process", "1", Patience);
        await stream.UntilAsync($"{board}/received-today", "1", Patience);
        await stream.UntilAsync($"{board}/overdue", "0", Patience);

        province.Time.Advance(TimeSpan.FromDays(20));
        await stream.UntilAsync($"{board}/overdue", "1", Patience);

        (await Office.ActAsync(office.Desk, id, "withdraw")).Ok();
        await stream.UntilAsync($"{board}/overdue", "0", Patience);
        await stream.UntilAsync($"{board}/in-process", "0", Patience);
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
        await stream.UntilAsync($"{board}/overdue", "1", Patience);
        (await leader.OpenAsync("/wall")).ShouldBe(HttpStatusCode.OK).ShouldSay("Đang quá hạn");
    }

    [Theory, EachDatabase]
    public async Task Only_those_who_may_see_the_board_get_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var board = await TileStream.BoardAsync(province);
        using var nobody = province.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await nobody.Http.GetAsync($"/live?tiles={board}", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
        using var desk = await province.SignInAsync("desk");
        Assert.Equal(HttpStatusCode.Forbidden, (await desk.Http.GetAsync($"/live?tiles={board}", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
        using var leader = await province.SignInAsync("leader");
        var whole = province.Services.GetRequiredService<IAgencies>().Province.Id.Value;
        (await leader.OpenAsync($"/wall?unit={whole}")).ShouldBe(HttpStatusCode.Forbidden);
        (await leader.OpenAsync("/wall?unit=1")).ShouldBe(HttpStatusCode.NotFound);
        Assert.Equal(HttpStatusCode.Forbidden, (await leader.Http.GetAsync("/live?tiles=nothing@1,wall@x,,", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
    }
}
