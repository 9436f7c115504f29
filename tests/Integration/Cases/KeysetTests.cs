using System.Net;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Pages begin at rows: whatever comes and goes while somebody turns them, what stays is seen once.</summary>
public sealed class KeysetTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<Province> StartAsync(DatabaseEngine engine)
    {
        var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        return province;
    }

    private static async Task GiveAsync(Province province, Counter desk, int count)
    {
        await desk.TakeInAsync();
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier", [], Ct);
        for (var i = 0; i < count; i++) await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do", $"V-{i:00}");
    }

    [Theory, EachDatabase]
    public async Task Rows_that_stay_are_seen_once_in_every_order_while_others_come_and_go(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await GiveAsync(province, desk, 70);
        foreach (var sort in new[] { "left", "-left", "code", "-code", "changed", "-changed" })
        {
            var all = (await desk.OpenAsync($"/desk/danh-sach.csv?sort={sort}")).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)
                .Skip(1).Select(line => line.Split(',')[0].Trim('"')).ToArray();
            var page = await desk.OpenAsync($"/desk?sort={sort}");
            var seen = page.Codes().ToList();
            // Ten of the first page end, among them the one the next page begins behind.
            string[] gone = [.. seen.Skip(15)];
            await province.ExecuteAsync(
                $"update errands_errand set bucket = 3, holder_agency = null where code in ('{string.Join("', '", gone)}')");
            page = await desk.OpenAsync(page.Next()!);
            seen.AddRange(page.Codes());
            page.ShouldSay("Trang 2 trên");
            // They come back before it: the third page goes on where the second ended.
            await province.ExecuteAsync("update errands_errand set bucket = 0, holder_agency = agency");
            page = await desk.OpenAsync(page.Next()!);
            seen.AddRange(page.Codes());
            Assert.Equal((sort, null), (sort, page.Next()));
            Assert.Equal(all, seen);
            // And back, page by page, to the same first one under an address that anybody can be given.
            page = await desk.OpenAsync(page.Previous()!);
            Assert.Equal(all.Skip(all.Length - page.Codes().Length - (71 - 50)).Take(25), page.Codes());
            page = await desk.OpenAsync(page.Previous()!);
            Assert.Equal((null, string.Join(' ', all.Take(25))), (page.Previous(), string.Join(' ', page.Codes())));
        }
    }

    [Theory, EachDatabase]
    public async Task Addresses_of_before_and_astray_show_the_first_page(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await GiveAsync(province, desk, 30);
        var first = await desk.OpenAsync("/desk");
        foreach (var old in new[] { "/desk?page=2", "/desk?page=999999", "/desk?after=", "/desk?before=%20" })
            Assert.Equal(first.Codes(), (await desk.OpenAsync(old)).ShouldSay("1–25 trên 31").Codes());
        foreach (var astray in new[] { "/desk?after=abc", "/desk?after=0~1", "/desk?before=0~0~%00", "/desk?sort=code&after=0~0~0" })
            (await desk.OpenAsync(astray)).ShouldBe(HttpStatusCode.OK).ShouldSay("có điều kiện không tồn tại").ShouldSay("1–25 trên 31");
        // Everything behind has gone meanwhile: the last page, and no page further on.
        var last = await desk.OpenAsync("/desk?after=9~0~0&page=7");
        Assert.Equal((25, null), (last.Codes().Length, last.Next()));
        last.ShouldSay("Trang 2 trên 2, 31");
    }
}
