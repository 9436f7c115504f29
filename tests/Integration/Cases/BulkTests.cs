using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>One act with many cases: each with its own permission, revision, transaction and answer.</summary>
public sealed class BulkTests
{
    private const string MissingField = "Nhập hoặc chọn mục này.";

    private const string Bar = "form[data-bulk]";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<Province> StartAsync(DatabaseEngine engine)
    {
        var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        return province;
    }

    private static Form Choose(Page list, params string[] codes)
    {
        var form = list.Form(Bar);
        foreach (var code in codes)
            form.AddAnother("chon", list.Document.GetElementById($"chon-{code}")!.GetAttribute("value")!);
        return form;
    }

    /// <summary>Presses on until nothing is left; without script that is a button.</summary>
    private static async Task<Page> ThroughAsync(Page page)
    {
        for (var i = 0; i < 20 && page.Document.QuerySelector("form[data-go-on]") is not null; i++)
            page = await page.Form("form[data-go-on]").SubmitAsync();
        return page;
    }

    private static Task<int> CountAsync(Province province, string sql) =>
        province.Database.FirstAsync(row => (int)row.Int(0), sql, [], Ct);

    [Theory, EachDatabase]
    public async Task What_fits_is_done_and_the_rest_says_why_and_can_be_tried_again(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var codes = new[] { await desk.TakeInAsync("Phùng Mẫu Tài"), await desk.TakeInAsync("Bế Mẫu Ánh"), await desk.TakeInAsync() };
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier limit 1", [], Ct);
        await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do");
        var list = await desk.OpenAsync("/desk?kind=");
        // One was handed on while the list was open.
        await desk.HandOverToDeskAsync(codes[2]);

        var page = await Choose(list, [.. codes, "V-1"]).SubmitAsync("button[value='dossiers.hand-over']");
        page.ShouldSay("Hợp với 2 trong 4 việc đã chọn").ShouldSay("2 việc không hợp").ShouldSay("Phùng Mẫu Tài");
        var form = page.Form("form[data-form]");
        var done = await form.SubmitAsync();
        done.ShouldSay("Chuyển xử lý: được 2 trong 4 việc, 2 việc chưa được").ShouldSay("không dùng cho việc này");
        Assert.Equal(3, await CountAsync(province, "select count(*) from cases_step where kind = 6"));
        Assert.Equal("/desk", done.Document.QuerySelector(".op-crumbs a")!.GetAttribute("href"));

        // The same form once more does nothing twice, and another cannot be begun in its place.
        (await form.SubmitAsync()).ShouldSay("được 2 trong 4 việc");
        Assert.Equal(3, await CountAsync(province, "select count(*) from cases_step where kind = 6"));
        // The one that had moved is looked at anew.
        (await done.Form("form[action$='lam-lai']").SubmitAsync()).ShouldSay("Hợp với 1 trong 2 việc");

        var undone = await done.Form("form[data-bulk-undo]").SubmitAsync();
        undone.ShouldSay("đã hoàn tác 2 việc");
        Assert.Equal(2, await CountAsync(province, "select count(*) from cases_step where kind = 16"));
        (await desk.OpenAsync("/desk")).ShouldSay(codes[0]).ShouldSay(codes[1]);
    }

    [Theory, EachDatabase]
    public async Task Of_five_hundred_of_which_three_moved_all_others_are_done_and_the_three_are_named(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await desk.TakeInAsync();
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier limit 1", [], Ct);
        for (var i = 1; i <= 502; i++) await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do", $"V-{i}");
        var list = await desk.OpenAsync("/desk?kind=errands");
        list.ShouldSay("Chọn 500 việc đầu (danh sách có 502)");

        var chosen = await list.Form(Bar).Force("tat-ca", "1").SubmitAsync("button[value='errands.finish']");
        chosen.ShouldSay("Danh sách có 502 việc").ShouldSay("Hợp với 500 trong 500 việc");
        foreach (var moved in new[] { "V-7", "V-77", "V-300" })
        {
            var one = (await desk.OpenAsync($"/viec-le/{moved}/finish")).Form("form[data-form]");
            one["Input.Reason"] = "đã trả";
            await one.SubmitAsync();
        }
        var form = chosen.Form("form[data-form]");
        (await form.SubmitAsync()).ShouldSay(MissingField);
        form["Input.Reason"] = "trả cùng đợt";
        var begun = (await form.SubmitAsync()).ShouldSay("Đã xong 50 trong 500 việc");
        // Sent again while it runs: it is under way.
        (await form.SubmitAsync()).ShouldSay("Đã xong 50 trong 500 việc");
        var end = await ThroughAsync(begun);

        end.ShouldSay("được 497 trong 500 việc, 3 việc chưa được");
        var left = end.Document.QuerySelectorAll(".op-sec").First(part => part.TextContent.Contains("vì sao", StringComparison.Ordinal));
        Assert.Equal(["V-300", "V-7", "V-77"],
            left.QuerySelectorAll("[data-line]").Select(line => line.GetAttribute("data-line")!).Order());
        Assert.All(left.QuerySelectorAll("[data-line]"), line => Assert.NotEqual("", line.QuerySelector("p")!.TextContent.Trim()));
        Assert.Equal(500, await CountAsync(province, "select count(*) from cases_step where kind = 2 and reason is not null"));
        Assert.Equal(0, await CountAsync(province, "select count(*) from cases_bulk where said is not null"));
        Assert.Equal(2, await CountAsync(province, "select count(*) from errands_errand where next_action = 1"));
    }

    [Theory, EachDatabase]
    public async Task The_rest_stops_when_the_post_it_was_begun_from_ends(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await desk.TakeInAsync();
        var agency = await province.Database.FirstAsync(row => row.Int(0), "select received_by from dossiers_dossier limit 1", [], Ct);
        for (var i = 1; i <= 60; i++) await Errands.GiveAsync(province, Ids.Next(), agency, "staff:ai-do", $"V-{i}");
        var list = await desk.OpenAsync("/desk?kind=errands");
        var form = (await list.Form(Bar).Force("tat-ca", "1").SubmitAsync("button[value='errands.finish']")).Form("form[data-form]");
        form["Input.Reason"] = "trả cùng đợt";
        var begun = (await form.SubmitAsync()).ShouldSay("Đã xong 50 trong 60 việc");

        await province.ExecuteAsync($"update agencies_post set until = 1 where agency = {agency} and role = '{Roles.DeskOfficer}'");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync(Ct);
        (await ThroughAsync(begun)).ShouldSay("được 50 trong 60 việc, 10 việc chưa được").ShouldSay("Vị trí bắt đầu việc này đã kết thúc");
        Assert.Equal(10, await CountAsync(province, "select count(*) from errands_errand where next_action = 1"));
    }

    /// <summary>What is chosen is the chooser's: nobody else opens it, and what the reader may not see cannot be chosen.</summary>
    [Theory, EachDatabase]
    public async Task Nobody_sees_or_chooses_what_is_not_theirs(DatabaseEngine engine)
    {
        await using var province = await StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        var code = await desk.TakeInAsync("Bàn Mẫu Thắm");
        var list = await desk.OpenAsync("/desk");
        (await list.Form(Bar).SubmitAsync("button[value='dossiers.hand-over']")).ShouldSay("Chọn ít nhất một dòng");
        (await list.Form(Bar).Force("chon", "dossiers:1:1").SubmitAsync()).ShouldSay("Không còn mở được mục này");
        (await list.Form(Bar).Force("chon", "gì đó").SubmitAsync()).ShouldSay("Chọn ít nhất một dòng");

        var page = await Choose(list, code).SubmitAsync("button[value='dossiers.hand-over']");
        (await specialist.OpenAsync(page.Address.PathAndQuery)).ShouldBe(HttpStatusCode.NotFound);
        (await desk.OpenAsync("/desk/nhieu-viec/1")).ShouldBe(HttpStatusCode.NotFound);
        (await desk.OpenAsync($"{page.Address.AbsolutePath.Replace("dossiers.hand-over", "gi-do", StringComparison.Ordinal)}"))
            .ShouldSay("Chọn việc cần làm");
        province.Time.Advance(TimeSpan.FromDays(31));
        await province.InScopeAsync(async scope =>
        {
            foreach (var clean in scope.GetServices<ICleanUp>()) await clean.CleanUpAsync(province.Time.Now(), Ct);
            return true;
        });
        Assert.Equal(0, await CountAsync(province, "select count(*) from cases_bulk_row"));
    }
}
