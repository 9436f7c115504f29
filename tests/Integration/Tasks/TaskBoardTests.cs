using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Tasks;

/// <summary>The board's figures and the lists and the report that say the same, and urging all of a list at once.</summary>
public sealed partial class TaskBoardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Each number of the board opens a list with as many rows, and the report of the month has the same numbers.</summary>
    [Theory, EachDatabase]
    public async Task Every_figure_has_its_tasks_and_the_report_says_the_same(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        await FillAsync(province);
        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        var board = await leader.OpenAsync("/desk/tasks/board?period=2026-11");
        // Seven ended: enough for a place, five of them in time, one of the late ones excused.
        board.ShouldSay("Xong đúng hạn 6").ShouldSay("Xong chậm 1").ShouldSay("Đang làm, còn hạn 1").ShouldSay("Đang quá hạn 1");
        board.ShouldSay("Sở Tư pháp").ShouldSay("85,7").ShouldSay("Chưa xếp hạng");
        var counted = 0;
        foreach (var link in board.Document.QuerySelectorAll("main table a[href^='/desk/tasks?'], main .op-mixkey a"))
        {
            var (text, href) = (link.TextContent.Trim(), link.GetAttribute("href")!);
            if (NumberAtTheEnd().Match(text) is not { Success: true } number || text.Contains('/', StringComparison.Ordinal)) continue;
            var file = (await leader.OpenAsync(href.Replace("/desk/tasks?", "/desk/tasks/danh-sach.csv?", StringComparison.Ordinal))).Html;
            Assert.Equal((href, number.Value), (href, (file.Split("NV-2026-").Length - 1).ToString(CultureInfo.InvariantCulture)));
            counted++;
        }
        Assert.True(counted >= 9, $"{counted} figures were followed");

        var report = await leader.OpenAsync("/desk/tasks/report?period=2026-11");
        Assert.Equal(["7", "6", "1", "85,7 %", "0", "1"], Figures(report, "Sở Tư pháp"));
        Assert.Equal(["0", "0", "0", "–", "1", "0"], Figures(report, "Công an tỉnh"));
        report.ShouldSay("218/TB-UBND ngày 12/11/2026").ShouldSay("Chậm vì lý do khách quan, không tính").ShouldSay("Mưa lũ");
        report.ShouldSay("Máy chủ hỏng ba ngày").ShouldSay("Đơn vị chưa nêu lý do").ShouldSay("Người lập báo cáo");
        using var zip = new ZipArchive(new MemoryStream(await BytesAsync(province, "/desk/tasks/report.xlsx?period=2026-11")));
        await using var part = await zip.GetEntry("xl/worksheets/sheet1.xml")!.OpenAsync(Ct);
        var sheet = await new StreamReader(part).ReadToEndAsync(Ct);
        // Head, two units with their sums, and every task behind them.
        Assert.Equal(1 + 2 + 9, sheet.Split("<row ").Length - 1);
        Assert.Contains("Đã xong 7: đúng hạn 6, chậm 1.", sheet, StringComparison.Ordinal);
        Assert.Contains("Máy chủ hỏng ba ngày", sheet, StringComparison.Ordinal);
        // Another month has nothing that ended, and the same that is open now.
        Assert.Equal(["0", "0", "0", "–", "0", "1"], Figures(await leader.OpenAsync("/desk/tasks/report?period=2026-10"), "Sở Tư pháp"));
    }

    [Theory, EachDatabase]
    public async Task All_late_tasks_of_a_list_are_urged_once_and_each_says_what_became_of_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (codes, later) = (new List<string>(), new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(7)));
        using (var office = await TaskOffice.OpenAsync(province))
        {
            for (var i = 0; i < 4; i++) codes.Add((await office.GiveAsync(TaskOffice.Task("2026-11-25"))).Ok().Text("code"));
            (await TaskOffice.ActAsync(office.Doer, await office.IdAsync(codes[2]), "decline",
                new() { ["reason"] = "Không thuộc sở" })).Ok();
        }
        province.Time.TurnTo(later);
        using var now = await TaskOffice.OpenAsync(province);
        (await TaskOffice.ActAsync(now.Chairman, await now.IdAsync(codes[3]), "urge")).Ok();

        using var leader = await Counter.OfAsync(province, "leader.ubnd-tinh");
        var board = await leader.OpenAsync("/desk/tasks/board");
        // What was declined waits for who assigned: it is listed, and no button is there that is always refused.
        board.ShouldSay(codes[2]);
        Assert.Equal([codes[0], codes[1], codes[3]], board.Document
            .QuerySelectorAll("form[action='/desk/tasks/board/urge'] input[name=code]").Select(one => one.GetAttribute("value")!).Order());
        Assert.Contains("/desk/tasks/urge?tab=overdue", board.Html, StringComparison.Ordinal);

        var page = await leader.OpenAsync("/desk/tasks/urge?tab=overdue");
        page.ShouldSay("Đôn đốc 2 nhiệm vụ").ShouldSay("1 nhiệm vụ đã được đôn đốc hôm nay").ShouldSay("1 nhiệm vụ không đôn đốc được");
        page.ShouldSay($"Nhiệm vụ {codes[0]} được đôn đốc").ShouldSay("Sở Tư pháp");
        (await TaskOffice.ActAsync(now.Chairman, await now.IdAsync(codes[1]), "cancel", new() { ["reason"] = "Giao nhầm" })).Ok();
        var form = Counter.ActForm(page);
        form["Input.Words"] = new string('x', 2001);
        Assert.NotNull((await form.SubmitAsync()).Document.QuerySelector("[name='Input.Words'][aria-invalid]"));
        form["Input.Words"] = "Báo cáo trong hôm nay";
        for (var again = 0; again < 2; again++)
            (await form.SubmitAsync()).ShouldSay("Đã đôn đốc 1 trên 2 nhiệm vụ").ShouldSay("đã sang trạng thái “Đã hủy”");
        Assert.Equal(1, await province.Database.FirstAsync(row => row.Int(0), "select urges from tasks_task where code = $1", [codes[0]]));
        (await leader.OpenAsync($"/desk/tasks/{codes[0]}")).ShouldSay("Báo cáo trong hôm nay");
        (await leader.OpenAsync("/desk/tasks/urge?tab=overdue")).ShouldSay("Không có nhiệm vụ nào để đôn đốc");
        (await leader.OpenAsync("/desk/tasks/urge?tab=mine")).ShouldBe(System.Net.HttpStatusCode.BadRequest).ShouldSay("Chỉ đôn đốc được");

        using var doer = await Counter.OfAsync(province, $"specialist.{TaskOffice.Lead}");
        Assert.DoesNotContain("/desk/tasks/urge", (await doer.OpenAsync("/desk/tasks?tab=overdue")).Html, StringComparison.Ordinal);
        Assert.Null((await doer.OpenAsync("/desk/tasks/urge?tab=overdue")).Document.QuerySelector("[name='Input.Tasks']"));
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    /// <summary>Five results in time, one late, one late and excused; one task overdue without a word, one that runs elsewhere.</summary>
    private static async Task FillAsync(Province province)
    {
        List<(string Id, string Code)> late = [];
        using (var office = await TaskOffice.OpenAsync(province))
        {
            for (var i = 0; i < 5; i++)
            {
                var id = (await office.GiveAsync(TaskOffice.Task())).Ok().Text("id");
                await FinishAsync(office, id, [], []);
            }
            for (var i = 0; i < 3; i++)
            {
                var given = (await office.GiveAsync(TaskOffice.Task("2026-11-25"))).Ok();
                late.Add((given.Text("id"), given.Text("code")));
            }
            var elsewhere = TaskOffice.Task();
            elsewhere["lead"] = TaskOffice.Police;
            (await office.GiveAsync(elsewhere)).Ok();
            (await TaskOffice.ActAsync(office.Doer, late[0].Id, "ask-for-time",
                new() { ["due"] = "2026-12-04", ["words"] = "Máy chủ hỏng ba ngày" })).Ok();
        }
        province.Time.TurnTo(new DateTimeOffset(2026, 11, 26, 9, 0, 0, TimeSpan.FromHours(7)));
        using var later = await TaskOffice.OpenAsync(province);
        await FinishAsync(later, late[0].Id, new() { ["words"] = "Xong" }, []);
        await FinishAsync(later, late[1].Id, [], new() { ["exempt"] = true, ["words"] = "Mưa lũ" });
    }

    private static async Task FinishAsync(TaskOffice office, string id, JsonObject handIn, JsonObject accept)
    {
        (await TaskOffice.ActAsync(office.Doer, id, "take")).Ok();
        (await TaskOffice.ActAsync(office.Doer, id, "hand-in", handIn)).Ok();
        (await TaskOffice.ActAsync(office.Chairman, id, "accept", accept)).Ok();
    }

    private static string[] Figures(Page report, string unit) =>
        [.. report.Document.QuerySelectorAll("table")[0].QuerySelectorAll("tbody tr")
            .First(row => row.QuerySelector("th")!.TextContent.Trim() == unit)
            .QuerySelectorAll("td").Select(cell => cell.TextContent.Trim())];

    private static async Task<byte[]> BytesAsync(Province province, string address)
    {
        using var visitor = await province.SignInAsync("leader.ubnd-tinh");
        return await (await visitor.OpenAsync(address)).Response.Content.ReadAsByteArrayAsync(Ct);
    }

    [GeneratedRegex("[0-9]+$")]
    private static partial Regex NumberAtTheEnd();
}
