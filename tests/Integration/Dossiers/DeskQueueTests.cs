using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>The work queue: tabs, search, drill-down, export, and many approvals at once.</summary>
public sealed class DeskQueueTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task The_queue_finds_without_accents_and_opens_the_row_that_was_asked_for(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        await desk.TakeInAsync("Phùng Mẫu Tài");
        var code = await desk.TakeInAsync("Bế Mẫu Ngọc Ánh");
        var found = await desk.OpenAsync("/desk/ho-so?q=be+mau+ngoc+anh");
        Assert.Equal(code, found.TextOf("tr[data-row] .op-code"));
        Assert.Single(found.Document.QuerySelectorAll("tr[data-row]"));
        Assert.Contains("Bế Mẫu Ngọc Ánh", found.TextOf("#op-pane"), StringComparison.Ordinal);

        var chosen = await desk.OpenAsync($"/desk/ho-so?chon={code}");
        Assert.Equal("true", chosen.Document.QuerySelector($"tr[data-href$='{code}']")!.GetAttribute("aria-selected"));
        Assert.Contains(
            "Bế Mẫu Ngọc Ánh", (await desk.OpenAsync($"/desk/dossiers/{code}/tom-tat")).TextOf("#op-pane"), StringComparison.Ordinal);
        // Once the row has left the list, what stands in its place is chosen.
        var all = await desk.OpenAsync("/desk/ho-so");
        var second = all.Document.QuerySelectorAll("tr[data-row] .op-code")[1].TextContent.Trim();
        Assert.Equal(second, (await desk.OpenAsync("/desk/ho-so?chon=H03.1-000000-0000&dong=1")).TextOf("tr[aria-selected=true] .op-code"));
        foreach (var odd in new[] { "-1", "99999999999999", "a" })
            Assert.Single((await desk.OpenAsync($"/desk/ho-so?dong={odd}")).Document.QuerySelectorAll("tr[aria-selected=true]"));
        (await desk.OpenAsync("/desk/ho-so?q=khong+ai+ten+the")).ShouldSay("Không tìm thấy hồ sơ nào");
    }

    [Theory, EachDatabase]
    public async Task A_leader_sees_all_of_the_unit_and_who_holds_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var leader = await Counter.OfAsync(province, "leader");
        var code = await desk.TakeInAsync("Lường Mẫu Ngân");
        await desk.HandOverToDeskAsync(code);
        // Passed on inside the unit it is nobody's but still to be found, and says who has it.
        // Other tests pass on and take in too: their rows may stand before it, on pages of their own.
        var passed = await desk.OpenAsync($"/desk/ho-so?tab=handed-on&q={code}");
        Assert.Contains(code, passed.TextOf("tr[data-row]:has([data-holder])"), StringComparison.Ordinal);
        var unit = await leader.OpenAsync($"/desk/ho-so?tab=whole-unit&q={code}");
        var row = unit.Document.QuerySelectorAll("tr[data-row]").Single(one => one.TextContent.Contains(code, StringComparison.Ordinal));
        Assert.NotEqual("", row.QuerySelector("[data-holder]")?.TextContent.Trim() ?? "");
        Assert.NotEmpty(unit.Document.QuerySelectorAll("a[href='/desk/ho-so?tab=whole-unit']"));
        // Whoever answers for their own work only is not offered the others'.
        var own = await desk.OpenAsync("/desk/ho-so");
        Assert.Empty(own.Document.QuerySelectorAll("a[href='/desk/ho-so?tab=whole-unit'], [data-holder]"));
    }

    [Theory, EachDatabase]
    public async Task Figures_open_their_dossiers_and_wrong_conditions_are_said(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var admin = await Counter.OfAsync(province, "admin");
        var code = await desk.TakeInAsync();
        foreach (var tab in new[] { "received-today", "in-process" })
            (await admin.OpenAsync($"/desk/ho-so?tab={tab}&channel=desk")).ShouldSay(code);
        foreach (var tab in new[] { "overdue", "due-today", "near", "waiting", "to-return", "handed-on" })
            (await admin.OpenAsync($"/desk/ho-so?tab={tab}")).ShouldBe(HttpStatusCode.OK);
        Assert.DoesNotContain(
            code, (await admin.OpenAsync("/desk/ho-so?tab=received-today&channel=post")).TextOf(".op-queue"), StringComparison.Ordinal);
        (await admin.OpenAsync("/desk/ho-so?tab=gi-do&channel=chim-bo-cau&unit=999&page=-3")).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("điều kiện không tồn tại");
        (await desk.OpenAsync("/desk/ho-so?tab=received-today&unit=H03")).ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, EachDatabase]
    public async Task The_list_leaves_as_a_file_without_formulas(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        await desk.TakeInAsync("=HYPERLINK(\"x\") Mẫu", kind: "business");
        var file = await desk.OpenAsync("/desk/ho-so/danh-sach.csv?tab=mine");
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType!.MediaType);
        Assert.Contains("\"'=HYPERLINK(\"\"x\"\") Mẫu\"", file.Html, StringComparison.Ordinal);
        (await desk.OpenAsync("/desk/ho-so/in?tab=mine")).ShouldSay("Hồ sơ của tôi").ShouldSay("Mẫu");
    }

    [Theory, EachDatabase]
    public async Task Long_lists_leave_whole_and_in_order(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync();
        await CopyAsync(province, code, 450);
        var file = await desk.OpenAsync("/desk/ho-so/danh-sach.csv?tab=mine");
        var codes = file.Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[0]).ToArray();
        Assert.Equal((451, 451), (codes.Length, codes.Distinct().Count()));
        Assert.Contains("451", (await desk.OpenAsync("/desk/ho-so")).TextOf(".op-tabs [aria-current]"), StringComparison.Ordinal);

        // The number of a page, as old addresses have it, is the first page; behind the end stands the last one: what was there is done,
        // which does not mean that nothing is left.
        (await desk.OpenAsync("/desk/ho-so?page=20")).ShouldSay("1–25 trên 451 hồ sơ");
        foreach (var path in new[] { "/desk/ho-so?after=3~0~0&page=99", "/desk/ho-so?tab=received-today&after=3~0~0&page=99" })
        {
            var last = await desk.OpenAsync(path);
            Assert.Equal(25, last.Document.QuerySelectorAll("tr[data-row]").Length);
            last.ShouldSay("Trang 19 trên 19, 451 hồ sơ");
            Assert.Empty(last.Document.QuerySelectorAll(".op-pages a[rel=next]"));
            // Paper and files are of the whole list, whatever page was open.
            Assert.All(last.Document.QuerySelectorAll(".op-queue__foot > span a"),
                link => Assert.DoesNotContain("after=", link.GetAttribute("href"), StringComparison.Ordinal));
        }
        await province.ExecuteAsync("update dossiers_dossier set bucket = 2, state = 9, next_action = 6");
        (await desk.OpenAsync("/desk/tra-ket-qua?after=3~0~0")).ShouldSay("Trang 2 trên 19");
        Assert.DoesNotContain("Bạn đã xử lý hết", (await desk.OpenAsync("/desk/ho-so?after=3~0~0")).Html, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task An_empty_list_offers_the_intake_to_those_who_take_in(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        foreach (var (account, offered) in new[] { ("desk", 1), ("leader", 0) })
        {
            using var officer = await Counter.OfAsync(province, account);
            var empty = await officer.OpenAsync("/desk/ho-so?tab=overdue");
            Assert.Equal(offered, empty.Document.QuerySelectorAll(".op-empty a[href='/desk/tiep-nhan']").Length);
            empty.ShouldSay("Không có hồ sơ nào quá hạn");
        }
    }

    [Theory, EachDatabase]
    public async Task Proposals_and_results_beyond_a_page_are_counted_and_shown(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var leader = await Counter.OfAsync(province, "leader");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);
        await specialist.ActAsync(code, "propose", ("Input.Outcome", "du"));
        await CopyAsync(province, code, 130);
        var first = await leader.OpenAsync("/desk/phe-duyet");
        first.ShouldSay("131");
        Assert.Equal(50, first.Document.QuerySelectorAll("input[name=chon]").Length);
        var third = await leader.OpenAsync(first.Next()!);
        third = await leader.OpenAsync(third.Next()!);
        Assert.Equal((31, null), (third.Document.QuerySelectorAll("input[name=chon]").Length, third.Next()));
        Assert.Equal(132, (await leader.OpenAsync("/desk/phe-duyet.csv")).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Single((await desk.OpenAsync("/desk/tra-ket-qua.csv")).Html.Split("\r\n", StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>The same dossier many times over, with codes and numbers of their own.</summary>
    private static Task CopyAsync(Province province, string code, int times) => province.ExecuteAsync($"""
        insert into dossiers_dossier (id, version, head_hash, procedure, procedure_version, case_code, channel, door, custody, helped_at,
          received_by, competent, submitter, owner, term_unit, term_amount, filed_at, recorded_at, day, number, code, state,
          holder_agency, holder_officer, next_action, next_due, due, calendar_version, rule_version, accepted_at, near_at, paused_at,
          pauses, remaining, supplement_limit, supplied_at, not_by, approved_at, finished_at, timeliness, returned_at,
          last_step_at, bucket, sort_at)
        with recursive n (i) as (select 100 union all select i + 1 from n where i < {99 + times})
        select i, version, head_hash, procedure, procedure_version, case_code, channel, door, custody, helped_at,
          received_by, competent, submitter, owner, term_unit, term_amount, filed_at, recorded_at, day, i, code || '-' || i, state,
          holder_agency, holder_officer, next_action, next_due, due, calendar_version, rule_version, accepted_at, near_at, paused_at,
          pauses, remaining, supplement_limit, supplied_at, not_by, approved_at, finished_at, timeliness, returned_at,
          last_step_at, bucket, sort_at
        from dossiers_dossier, n where code = '{code}'
        """);

    [Theory, EachDatabase]
    public async Task A_leader_approves_many_and_each_answers_for_itself(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var leader = await Counter.OfAsync(province, "leader");
        List<string> codes = [];
        for (var i = 0; i < 2; i++)
        {
            codes.Add(await desk.TakeInAsync());
            await desk.HandOverToDeskAsync(codes[i]);
            await specialist.ActAsync(codes[i], "propose", ("Input.Outcome", "du"));
        }
        (await leader.OpenAsync("/desk/phe-duyet")).ShouldSay(codes[0]).ShouldSay(codes[1]);
        var page = await leader.OpenAsync("/desk/phe-duyet");
        var picks = page.Document.QuerySelectorAll("input[name=chon]").Select(box => box.GetAttribute("value")!).ToList();
        // The other one was stopped while the list was open.
        await specialist.ActAsync(codes[1], "stop", ("Input.Reason", "Người nộp qua đời"));
        var chosen = await page.Form("form[data-bulk]").Force("chon", picks[0]).AddAnother("chon", picks[1])
            .SubmitAsync("button[value='dossiers.approve']");
        chosen.ShouldSay("Hợp với 1 trong 2 việc đã chọn");
        // A leader may hand these on too; what they wait for is approving, and that is key C.
        Assert.Equal("dossiers.approve", page.Document.QuerySelector("[data-bulk-act][data-key=c]")!.GetAttribute("value"));
        var answered = await Counter.ActForm(chosen).SubmitAsync();
        answered.ShouldSay("Phê duyệt: được 1 trong 2 việc, 1 việc chưa được");
        Assert.Equal(2, answered.Document.QuerySelectorAll("[data-line]").Length);
    }

    [Theory, EachDatabase]
    public async Task Nobody_signed_in_is_led_to_the_sign_in(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        foreach (var path in new[]
            { "/desk", "/desk/ho-so", "/desk/tiep-nhan", "/desk/dossiers/H03.30.22-261123-0001", "/desk/ho-so/danh-sach.csv" })
            Assert.Equal("/dang-nhap", (await visitor.OpenAsync(path)).Address.AbsolutePath);
    }
}
