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
        (await page.Form($"form[action='/desk/tasks/{code}/take']").SubmitAsync()).ShouldSay($"Đã nhận {code}");
        // What cannot be done says why, and names the part that is open.
        (await doer.OpenAsync($"/desk/tasks/{code}")).ShouldSay($"Phần việc {code}.2 chưa được nghiệm thu");
        (await TaskOffice.ActAsync(office.Doer, id, "ask-for-time", new() { ["due"] = "2026-12-04", ["words"] = "640 dòng thiếu" })).Ok();

        using var leader = await Counter.OfAsync(office.Province, "leader.ubnd-tinh");
        var request = await leader.OpenAsync($"/desk/tasks/{code}");
        request.ShouldSay("640 dòng thiếu");
        var form = request.Form($"form[action='/desk/tasks/{code}.x1/grant-time']");
        form["words"] = "Đồng ý, nộp từng đợt 200 dòng.";
        (await form.SubmitAsync()).ShouldSay($"Đã đồng ý gia hạn {code}.x1");
        Assert.Equal("2026-12-04T17:00:00+07:00", (string?)(await TaskOffice.ShowAsync(office.Doer, code))["task"]!["due"]);
        // The same form once more: somebody decided meanwhile.
        var again = await form.SubmitAsync();
        Assert.Contains(code, again.Address.AbsolutePath, StringComparison.Ordinal);
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
        (await board.Form($"form[action='/desk/tasks/{late}/urge']").SubmitAsync()).ShouldSay($"Đã đôn đốc {late}");
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
