using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>Lists, a task's page and the board in a browser without script.</summary>
public sealed class TaskPagesTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task A_task_is_taken_asked_more_time_for_and_decided_on_its_page(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var given = (await office.GiveAsync()).Ok();
        var (id, code) = (given.Text("id"), given.Text("code"));
        using var doer = await Counter.OfAsync(office.Province, $"specialist.{TaskOffice.Lead}");
        (await doer.OpenAsync("/desk/tasks")).ShouldSay(code);
        var page = await doer.OpenAsync($"/desk/tasks/{code}");
        page.ShouldSay("b) Giao Sở Tư pháp chủ trì");
        page.ShouldSay("Đối chiếu với dữ liệu dân cư");
        (await Counter.ActForm(await doer.OpenAsync($"/desk/tasks/{code}/take")).SubmitAsync()).ShouldSay($"Đã nhận {code}");
        // What cannot be done says why, and names the part that is open.
        (await doer.OpenAsync($"/desk/tasks/{code}")).ShouldSay($"Phần việc {code}.2 chưa được nghiệm thu");
        var asking = Counter.ActForm(await doer.OpenAsync($"/desk/tasks/{code}/ask-for-time"));
        (await asking.SubmitAsync()).ShouldSay("Vì sao cần thêm thời gian");
        foreach (var (part, value) in new[] { ("Day", "4"), ("Month", "12"), ("Year", "2026") }) asking[$"Input.Due.{part}"] = value;
        asking["Input.Words"] = "640 dòng thiếu";
        (await asking.SubmitAsync()).ShouldSay($"Đã gửi đề nghị gia hạn {code}");

        using var leader = await Counter.OfAsync(office.Province, "leader.ubnd-tinh");
        var request = await leader.OpenAsync($"/desk/tasks/{code}");
        request.ShouldSay("640 dòng thiếu");
        var form = Counter.ActForm(await leader.OpenAsync($"/desk/tasks/{code}.x1/grant-time"));
        // The day that is wanted is filled in.
        Assert.Equal("4", form["Input.Due.Day"]);
        form["Input.Words"] = "Đồng ý, nộp từng đợt 200 dòng.";
        (await form.SubmitAsync()).ShouldSay($"Đã đồng ý gia hạn {code}.x1");
        Assert.Equal("2026-12-04T17:00:00+07:00", (string?)(await TaskOffice.ShowAsync(office.Doer, code))["task"]!["due"]);
        // The same form once more is the same request.
        (await form.SubmitAsync()).ShouldSay($"Đã đồng ý gia hạn {code}.x1");
    }

    /// <summary>Leader, two units and what each sees, all of it through forms: the whole waits for its part, evidence goes along.</summary>
    [Theory, EachDatabase]
    public async Task A_task_lives_through_its_forms_from_the_inbox_to_its_grade(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        var code = (await office.GiveAsync(TaskOffice.Task("2026-11-30", TaskOffice.Part(TaskOffice.Police)))).Ok().Text("code");
        using var lead = await Counter.OfAsync(office.Province, $"specialist.{TaskOffice.Lead}");
        using var police = await Counter.OfAsync(office.Province, $"specialist.{TaskOffice.Police}");
        using var leader = await Counter.OfAsync(office.Province, "leader.ubnd-tinh");
        // Both units have it in the one inbox, with its pane and its next step.
        var inbox = await lead.OpenAsync($"/desk?chon={code}");
        Assert.Equal($"/desk/tasks/{code}", inbox.Document.QuerySelector("tr[aria-selected=true]")!.GetAttribute("data-href"));
        Assert.NotEmpty(inbox.Document.QuerySelectorAll($"#op-pane a[href='/desk/tasks/{code}/take']"));
        (await police.OpenAsync("/desk?kind=tasks")).ShouldSay($"{code}.2");
        // The header finds it by its code, as people type it.
        var search = (await lead.OpenAsync("/desk")).Form("form[role=search]");
        search["q"] = code.ToLowerInvariant();
        Assert.Equal($"/desk/tasks/{code}", (await search.SubmitAsync()).Address.AbsolutePath);

        foreach (var (who, one) in new[] { (police, $"{code}.2"), (lead, code) })
        {
            (await ActAsync(who, one, "take")).ShouldSay($"Đã nhận {one}");
            var report = Counter.ActForm(await who.OpenAsync($"/desk/tasks/{one}/report"));
            report["Input.Percent"] = "140";
            report["Input.Words"] = "Đã đối chiếu 840 dòng";
            (await report.SubmitAsync()).ShouldSay("100");
            report["Input.Percent"] = "100";
            (await report.Attach("Input.Files", "bien-ban.pdf", Citizen.Applying.Pdf).SubmitAsync()).ShouldSay($"Đã báo cáo {one}");
            (await who.OpenAsync($"/desk/tasks/{one}")).ShouldSay("bien-ban.pdf");
            if (one == code) (await who.OpenAsync($"/desk/tasks/{code}/hand-in")).ShouldSay($"{code}.2");
            if (one != code) (await ActAsync(who, one, "hand-in")).ShouldSay($"Đã nộp kết quả {one}");
        }
        (await ActAsync(leader, $"{code}.2", "return", ("Input.Reason", "Thiếu biên bản của xã"))).ShouldSay("để làm lại");
        (await ActAsync(police, $"{code}.2", "hand-in")).ShouldSay("Đã nộp kết quả");
        // Sent back once: the form says what the points give, and takes that unless another class is chosen.
        var accept = await leader.OpenAsync($"/desk/tasks/{code}.2/accept");
        Assert.Contains("91", accept.TextOf("main form"), StringComparison.Ordinal);
        (await Counter.ActForm(accept).SubmitAsync()).ShouldSay($"Đã nghiệm thu {code}.2");
        // Handed in with a file while a request for time still waits: it is dropped, and every seal stands with its own rows.
        (await ActAsync(lead, code, "ask-for-time", ("Input.Due.Day", "7"), ("Input.Due.Month", "12"), ("Input.Due.Year", "2026"),
            ("Input.Words", "Chờ xã"))).ShouldSay("Đã gửi đề nghị gia hạn");
        var handIn = Counter.ActForm(await lead.OpenAsync($"/desk/tasks/{code}/hand-in"));
        (await handIn.Attach("Input.Files", "ket-qua.pdf", Citizen.Applying.Pdf).SubmitAsync()).ShouldSay($"Đã nộp kết quả {code}");
        (await ActAsync(leader, code, "accept", ("Input.Grade", "good"))).ShouldSay("Nhận xét");
        (await ActAsync(leader, code, "accept", ("Input.Grade", "good"), ("Input.Words", "Chậm hơn mong đợi"))).ShouldSay("Đã nghiệm thu");
        Assert.Empty((await office.Province.Services.GetRequiredService<OpenProvince.EventLog.Verify>()
            .RunAsync(new(), (_, _) => { }, TestContext.Current.CancellationToken)).Findings);
    }

    private static async Task<Page> ActAsync(Counter who, string code, string verb, params (string Name, string Value)[] values)
    {
        var form = Counter.ActForm(await who.OpenAsync($"/desk/tasks/{code}/{verb}"));
        foreach (var (name, value) in values) form.Force(name, value);
        return await form.SubmitAsync();
    }

    [Theory, EachDatabase]
    public async Task A_task_is_given_by_its_form_and_what_is_wrong_stands_beside_its_field(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        using var leader = await Counter.OfAsync(office.Province, "leader.ubnd-tinh");
        var form = Counter.ActForm(await leader.OpenAsync("/desk/tasks/new"));
        form["Input.Content"] = "Rà soát thủ tục";
        form["Input.Field"] = "land";
        foreach (var (part, value) in new[] { ("Day", "30"), ("Month", "11"), ("Year", "2026") })
        {
            form[$"Input.Due.{part}"] = value;
            form[$"part2due.{part}"] = part == "Day" ? "3" : part == "Month" ? "12" : value;
        }
        form["part2content"] = "Phối hợp";
        form.Force("Input.Lead", Unit(office, TaskOffice.Lead)).Force("part2unit", Unit(office, TaskOffice.Police));
        var refused = await form.SubmitAsync();
        refused.ShouldSay("Hạn của phần việc không được sau hạn chung");
        Assert.NotNull(refused.Document.QuerySelector("[name='part2due.Day'][aria-invalid]"));
        var again = Counter.ActForm(refused);
        again["part2due.Day"] = "27";
        again["part2due.Month"] = "11";
        (await again.SubmitAsync()).ShouldSay("Rà soát thủ tục");
    }

    /// <summary>Nothing that was typed is dropped: a row that says only its day lacks what it is the day of.</summary>
    [Theory, EachDatabase]
    public async Task A_co_operating_row_with_only_a_day_is_refused_beside_its_content(DatabaseEngine engine)
    {
        using var office = await TaskOffice.OpenAsync(await provinces.OnAsync(engine));
        using var leader = await Counter.OfAsync(office.Province, "leader.ubnd-tinh");
        var form = Counter.ActForm(await leader.OpenAsync("/desk/tasks/new"));
        form["Input.Content"] = "Rà soát biểu mẫu";
        form["Input.Field"] = "land";
        form.Force("Input.Lead", Unit(office, TaskOffice.Lead));
        foreach (var (part, value) in new[] { ("Day", "30"), ("Month", "11"), ("Year", "2026") })
            form[$"Input.Due.{part}"] = form[$"part3due.{part}"] = value;
        var refused = await form.SubmitAsync();
        Assert.NotNull(refused.Document.QuerySelector("[name='part3content'][aria-invalid]"));
        Assert.Equal("30", Counter.ActForm(refused)["part3due.Day"]);
    }

    private static string Unit(TaskOffice office, string slug) => office.Province.Services.GetRequiredService<IAgencies>()
        .FindBySlug(slug)!.Id.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [Theory, EachDatabase]
    public async Task The_board_shows_what_is_late_and_every_number_opens_its_tasks(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await TaskOffice.OpenAsync(province);
        var done = (await office.GiveAsync(TaskOffice.Task())).Ok().Text("id");
        (await TaskOffice.ActAsync(office.Doer, done, "take")).Ok();
        (await TaskOffice.ActAsync(office.Doer, done, "hand-in")).Ok();
        (await TaskOffice.ActAsync(office.Chairman, done, "accept")).Ok();
        var late = (await office.GiveAsync(TaskOffice.Task())).Ok().Text("code");
        await province.ExecuteAsync($"update tasks_task set due = due - 1000000000000 where code = '{late}'");

        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        var board = await leader.OpenAsync("/desk/tasks/board");
        board.ShouldSay(late);
        // One that is done says nothing about a unit: it has no place.
        board.ShouldSay("1 trên 1");
        (await board.Form("form[action='/desk/tasks/board/urge']").SubmitAsync()).ShouldSay($"Đã đôn đốc {late}");
        foreach (var link in board.Document.QuerySelectorAll("main a[href^='/desk/tasks?']").Select(one => one.GetAttribute("href")!))
            Assert.Equal(200, (int)(await leader.OpenAsync(link)).Status);
        (await leader.OpenAsync("/desk/tasks?tab=done&period=2026-11")).ShouldSay("NV-2026-0001");
        (await leader.OpenAsync("/desk/tasks/in?tab=overdue")).ShouldSay(late);
        // The file has the same rows and says when each was due at first.
        var file = (await leader.OpenAsync("/desk/tasks/danh-sach.csv?tab=given")).Html;
        Assert.Contains(late, file, StringComparison.Ordinal);
        Assert.Contains("30/11/2026 17:00", file, StringComparison.Ordinal);
        Assert.Equal(200, (int)(await leader.OpenAsync("/desk/tasks/danh-sach.xlsx?tab=given")).Status);
    }
}
