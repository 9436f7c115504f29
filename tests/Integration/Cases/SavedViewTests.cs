using System.Net;
using AngleSharp.Html.Dom;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Views of lists under a name, without script: kept, opened, replaced, renamed, shared, deleted.</summary>
public sealed class SavedViewTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static async Task<Page> KeepAsync(Page list, string name, params string[] ticked)
    {
        var form = list.Form("form[action$='/khung-nhin']").Force("name", name);
        foreach (var one in ticked) form.Force(one, "1");
        return await form.SubmitAsync();
    }

    private static string? Href(Page list, string name) => list.Document.QuerySelectorAll(".op-views li a")
        .FirstOrDefault(link => link.QuerySelector("span")?.TextContent == name)?.GetAttribute("href");

    private static Form FormOf(Page views, string verb, string name) => new(views, (IHtmlFormElement)views.Document
        .QuerySelectorAll(".op-viewlist li").Single(line => line.QuerySelector("a")!.TextContent.Trim() == name)
        .QuerySelector($"form[action$='/{verb}']")!);

    [Theory, EachDatabase]
    public async Task A_view_keeps_tab_conditions_order_and_columns_and_is_one_link_away(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync();
        var list = await desk.OpenAsync("/desk/ho-so?tab=waiting&channel=post&sort=-code&col=who,left&q=mau");
        list = await KeepAsync(list, "  Chờ dân,   qua bưu chính ");
        list.ShouldSay("Đã lưu khung nhìn").ShouldSay("Chờ dân, qua bưu chính");
        // Whom somebody looked for is not kept.
        var href = Href(await desk.OpenAsync("/desk/ho-so"), "Chờ dân, qua bưu chính")!;
        Assert.StartsWith("/desk/ho-so?tab=waiting&channel=post&sort=-code&col=who%2Cleft&view=", href, StringComparison.Ordinal);
        var opened = await desk.OpenAsync(href);
        Assert.Equal("Chờ dân, qua bưu chính", opened.TextOf(".op-views > summary").Replace(" v", "", StringComparison.OrdinalIgnoreCase));

        // What is changed since belongs to it until it is replaced.
        var changed = await desk.OpenAsync(href.Replace("tab=waiting&channel=post&", "", StringComparison.Ordinal));
        changed.ShouldSay("(đã đổi)");
        Assert.Equal([code], changed.Codes());
        Assert.Equal(3, changed.Document.QuerySelectorAll("th[scope=col]:not(:has(.op-sr))").Length);
        (await changed.Form("form[action$='/khung-nhin']").SubmitAsync()).ShouldSay("Đã lưu khung nhìn");
        Assert.StartsWith("/desk/ho-so?sort=-code&col=who%2Cleft&view=",
            Href(await desk.OpenAsync("/desk/ho-so"), "Chờ dân, qua bưu chính"), StringComparison.Ordinal);
        // It is of this list and this officer only.
        Assert.Null(Href(await desk.OpenAsync("/desk"), "Chờ dân, qua bưu chính"));
        using var specialist = await Counter.OfAsync(province, "specialist");
        Assert.Null(Href(await specialist.OpenAsync("/desk/ho-so"), "Chờ dân, qua bưu chính"));
        // Another's number in an address is no view, and the address works all the same.
        Assert.DoesNotContain("(đã đổi)", (await specialist.OpenAsync(href)).ShouldBe(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_list_opens_with_the_usual_view_and_the_plain_one_stays_reachable(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await desk.TakeInAsync();
        await KeepAsync(await desk.OpenAsync("/desk?tab=overdue"), "Quá hạn", "usual");
        var opened = await desk.OpenAsync("/desk");
        Assert.Empty(opened.Codes());
        Assert.StartsWith("Quá hạn", opened.TextOf(".op-tabs [aria-current]"), StringComparison.Ordinal);
        // The chosen row in the address asks for nothing: a reload shows the same list.
        Assert.Empty((await desk.OpenAsync("/desk?chon=X&dong=0")).Codes());
        var plain = opened.Document.QuerySelector(".op-tabs a")!.GetAttribute("href")!;
        Assert.Equal("/desk?view=0", plain);
        Assert.Single((await desk.OpenAsync(plain)).Codes());
        // Paper, files and programs are asked by their own addresses.
        (await desk.OpenAsync("/desk/in")).ShouldSay("Lường Mẫu Đức");

        var views = await desk.OpenAsync("/desk/views");
        views.ShouldSay("Danh sách mở bằng khung nhìn này");
        await FormOf(views, "thoi-mo-bang", "Quá hạn").SubmitAsync();
        Assert.Single((await desk.OpenAsync("/desk")).Codes());
        await FormOf(await desk.OpenAsync("/desk/views"), "mo-bang", "Quá hạn").SubmitAsync();
        Assert.Empty((await desk.OpenAsync("/desk")).Codes());
        (await FormOf(await desk.OpenAsync("/desk/views"), "ten", "Quá hạn").Force("name", "Trễ").SubmitAsync()).ShouldSay("Đã đổi tên");
        (await FormOf(await desk.OpenAsync("/desk/views"), "xoa", "Trễ").SubmitAsync()).ShouldSay("Chưa có khung nhìn nào");
        Assert.Single((await desk.OpenAsync("/desk")).Codes());
    }

    [Theory, EachDatabase]
    public async Task The_units_views_are_made_by_who_may_and_used_by_all_of_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader");
        using var desk = await Counter.OfAsync(province, "desk");
        using var elsewhere = await Counter.OfAsync(province, "leader.so-tu-phap");
        await KeepAsync(await leader.OpenAsync("/desk/ho-so?tab=near"), "Sắp đến hạn", "shared");
        Assert.NotNull(Href(await desk.OpenAsync("/desk/ho-so"), "Sắp đến hạn"));
        Assert.Null(Href(await elsewhere.OpenAsync("/desk/ho-so"), "Sắp đến hạn"));
        var views = await desk.OpenAsync("/desk/views");
        Assert.Equal(["mo-bang"],
            views.Document.QuerySelectorAll(".op-viewlist form").Select(one => one.GetAttribute("action")!.Split('/')[^1]));
        // The forms are not there; what is posted all the same is refused with a reason.
        var list = await desk.OpenAsync("/desk/ho-so");
        Assert.Null(list.Document.QuerySelector(".op-views input[name=shared]"));
        (await KeepAsync(list, "Của đơn vị", "shared")).ShouldSay("chỉ do người được giao quyền này");
        var id = await province.Database.FirstAsync(row => row.Int(0), "select id from cases_view", [], Ct);
        var form = FormOf(views, "mo-bang", "Sắp đến hạn");
        await form.SubmitAsync();
        foreach (var (verb, who) in new[] { ("xoa", desk), ("ten", desk), ("xoa", elsewhere), ("mo-bang", elsewhere) })
        {
            var own = await who.OpenAsync("/desk/ho-so");
            using var content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["__RequestVerificationToken"] = own.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!,
                ["name"] = "Khác",
            });
            using var posted = await own.Visitor.Http.PostAsync($"/desk/views/{id}/{verb}", content, Ct);
        }
        Assert.Equal(["Sắp đến hạn"], await province.Database.QueryAsync(row => row.GetString(0), "select name from cases_view", [], Ct));
        // It goes with everybody's wish to open with it.
        await FormOf(await leader.OpenAsync("/desk/views"), "xoa", "Sắp đến hạn").SubmitAsync();
        Assert.Equal(0, await province.Database.FirstAsync(row => (int)row.Int(0), "select count(*) from cases_view_usual", [], Ct));
        (await desk.OpenAsync("/desk/ho-so")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Names_and_numbers_have_limits_and_what_is_gone_is_said(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await Counter.OfAsync(province, "leader");
        var list = await leader.OpenAsync("/desk?tab=whole-unit&holder=desk");
        (await KeepAsync(list, "   ")).ShouldSay("Đặt tên cho khung nhìn");
        (await KeepAsync(list, new string('a', 61))).ShouldSay("tối đa 60 ký tự");
        for (var i = 0; i < 20; i++) (await KeepAsync(list, $"Bàn {i}")).ShouldSay("Đã lưu khung nhìn");
        (await KeepAsync(list, "Bàn 0")).ShouldSay("Danh sách này đã có 20 khung nhìn");
        await FormOf(await leader.OpenAsync("/desk/views"), "xoa", "Bàn 19").SubmitAsync();
        (await KeepAsync(await leader.OpenAsync("/desk"), "Bàn 0")).ShouldSay("đã có khung nhìn tên “Bàn 0”");
        (await FormOf(await leader.OpenAsync("/desk/views"), "ten", "Bàn 2").Force("name", "Bàn 1").SubmitAsync())
            .ShouldSay("đã có khung nhìn tên “Bàn 1”");
        // An officer nobody knows any more: the view opens, and says which condition it is.
        await province.ExecuteAsync("update cases_view set query = 'tab=whole-unit&holder=123456' where name = 'Bàn 3'");
        (await leader.OpenAsync(Href(await leader.OpenAsync("/desk"), "Bàn 3")!)).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Khung nhìn “Bàn 3” có điều kiện không còn trong danh sách chọn");
        Assert.Equal(19, await province.Database.FirstAsync(row => (int)row.Int(0), "select count(*) from cases_view", [], Ct));
    }
}
