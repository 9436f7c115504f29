using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>The order of a list is asked for in its address; page, paper and files stand in it.</summary>
public sealed class SortTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static string[] InFile(Page csv) =>
        [.. csv.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0].Trim('"'))];

    [Theory, EachDatabase]
    public async Task The_inbox_stands_by_code_or_latest_step_over_all_kinds_on_page_and_file(DatabaseEngine engine)
    {
        await using var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        using var desk = await Counter.OfAsync(province, "desk");
        var dossier = await desk.TakeInAsync("Phùng Mẫu Tài");
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier", [], Ct);
        // Small letters, capitals and digits: their order is that of the signs, whatever language the database speaks.
        string[] codes = ["V-2", "v-1", "V-10", "A-3"];
        foreach (var code in codes)
        {
            province.Time.Advance(TimeSpan.FromMinutes(1));
            await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do", code);
        }
        string[] all = [.. codes.Append(dossier).Order(StringComparer.Ordinal)];

        var up = await desk.OpenAsync("/desk?sort=code");
        Assert.Equal(all, up.Codes());
        Assert.Equal("ascending", up.Document.QuerySelector("th:has(a[href='/desk?sort=-code'])")!.GetAttribute("aria-sort"));
        Assert.Empty(up.Document.QuerySelectorAll("tr.op-grp"));
        up.ShouldSay("Sắp theo: mã, tăng dần");
        var down = await desk.OpenAsync("/desk?sort=-code");
        Assert.Equal(all.AsEnumerable().Reverse(), down.Codes());
        Assert.Equal(all.AsEnumerable().Reverse(), InFile(await desk.OpenAsync("/desk/danh-sach.csv?sort=-code")));
        Assert.Equal(codes.AsEnumerable().Reverse().Append(dossier), (await desk.OpenAsync("/desk?sort=-changed")).Codes());
        Assert.Equal((await desk.OpenAsync("/desk")).Codes().Reverse(), (await desk.OpenAsync("/desk?sort=-left")).Codes());
        (await desk.OpenAsync("/desk?sort=ten")).ShouldSay("có điều kiện không tồn tại");
        Assert.All(down.Document.QuerySelectorAll(".op-queue__foot a[download]"),
            link => Assert.Contains("sort=-code", link.GetAttribute("href"), StringComparison.Ordinal));
    }

    /// <summary>Chunk by chunk by key: a file of more rows than a chunk has each once, in every order and direction.</summary>
    [Theory, EachDatabase]
    public async Task A_long_file_has_every_row_once_in_every_order(DatabaseEngine engine)
    {
        await using var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        using var desk = await Counter.OfAsync(province, "desk");
        await desk.TakeInAsync();
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier", [], Ct);
        for (var i = 0; i < 430; i++) await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do", $"V-{i}");
        foreach (var sort in new[] { "", "?sort=-left", "?sort=code", "?sort=-code", "?sort=changed", "?sort=-changed" })
        {
            var rows = InFile(await desk.OpenAsync($"/desk/danh-sach.csv{sort}"));
            Assert.Equal((431, 431), (rows.Length, rows.Distinct().Count()));
        }
        var pages = new List<string>();
        for (var next = "/desk?sort=-code"; next is not null;)
        {
            var page = await desk.OpenAsync(next);
            pages.AddRange(page.Codes());
            next = page.Next();
        }
        Assert.Equal(InFile(await desk.OpenAsync("/desk/danh-sach.csv?sort=-code")), pages);
    }

    [Theory, EachDatabase]
    public async Task Dossiers_stand_by_code_and_day_of_filing(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        List<string> codes = [];
        for (var i = 0; i < 3; i++)
        {
            codes.Add(await desk.TakeInAsync());
            province.Time.Advance(TimeSpan.FromMinutes(5));
        }
        foreach (var sort in new[] { "code", "filed", "changed" })
        {
            Assert.Equal(codes, (await desk.OpenAsync($"/desk/ho-so?sort={sort}")).Codes());
            Assert.Equal(codes.AsEnumerable().Reverse(), (await desk.OpenAsync($"/desk/ho-so?sort=-{sort}")).Codes());
            Assert.Equal(codes.AsEnumerable().Reverse(), InFile(await desk.OpenAsync($"/desk/ho-so/danh-sach.csv?sort=-{sort}")));
        }
        (await desk.OpenAsync("/desk/tasks?sort=-percent")).ShouldSay("Sắp theo");
    }
}
