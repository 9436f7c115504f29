using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>What an officer reads of a dossier that stands still or has ended is true, and said once.</summary>
public sealed class OfficerWordsTests(Provinces provinces) : IClassFixture<Provinces>
{
    private static DateTimeOffset At(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.FromHours(7));

    [Theory, EachDatabase]
    public async Task A_paused_dossier_says_what_was_asked_for_and_whose_days_run(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, now: At(1, 9));
        using var office = await Office.OpenAsync(province);
        var (code, id) = await InWorkAsync(office);
        using var specialist = await province.SignInAsync("specialist");
        const string after = "Quá hạn bổ sung, hồ sơ có thể bị kết thúc.";
        var form = (await specialist.OpenAsync($"/desk/dossiers/{code}/supplement")).ShouldSay(after);
        Assert.DoesNotContain("từ chối", form.TextOf("form[data-form]"), StringComparison.Ordinal);

        (await Office.ActAsync(office.Specialist, id, "request-supplement",
            Office.Asking("Chưa rõ tình trạng hôn nhân"))).Ok();
        foreach (var path in new[] { "", "/tom-tat" })
        {
            var page = (await specialist.OpenAsync($"/desk/dossiers/{code}{path}")).ShouldSay("Giấy tờ cần bổ sung").ShouldSay(after);
            Assert.Contains("Quyết định ly hôn", page.TextOf("[data-asked]"), StringComparison.Ordinal);
            Assert.Contains("1 bản sao chứng thực", page.TextOf("[data-asked]"), StringComparison.Ordinal);
            page.ShouldSay("Hạn của người dân").ShouldSay("người dân có đến");
            Assert.DoesNotContain("Phải xong", page.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("dự kiến", page.Text, StringComparison.Ordinal);
        }
        var others = (await specialist.OpenAsync($"/desk/dossiers/{code}")).TextOf("details.op-more");
        Assert.Contains("Cần có giấy tờ bổ sung của người dân trước.", others, StringComparison.Ordinal);
        Assert.DoesNotContain("Tải lại", others, StringComparison.Ordinal);

        province.Time.TurnTo(At(30, 9));
        using var later = await province.SignInAsync("specialist");
        (await later.OpenAsync($"/desk/dossiers/{code}")).ShouldSay("hạn của người dân đã qua");
    }

    [Theory, EachDatabase]
    public async Task An_ended_dossier_says_once_how_it_ended_and_offers_nothing(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (code, id) = await InWorkAsync(office);
        (await Office.ActAsync(
            office.Specialist, id, "stop", new() { ["reason"] = "Người nộp đã chuyển nơi cư trú." })).Ok();
        using var specialist = await province.SignInAsync("specialist");
        foreach (var path in new[] { "", "/propose" })
        {
            var page = (await specialist.OpenAsync($"/desk/dossiers/{code}{path}")).ShouldSay("Hồ sơ đã kết thúc: Dừng xử lý");
            Assert.Null(page.Document.QuerySelector("details.op-more"));
            Assert.DoesNotContain("Tải lại", page.Text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("Tiếp nhận hồ sơ khác",
            (await specialist.OpenAsync($"/desk/dossiers/{code}/in/kiem-soat")).Text, StringComparison.Ordinal);
        using var desk = await province.SignInAsync("desk");
        (await desk.OpenAsync($"/desk/dossiers/{code}/in/kiem-soat")).ShouldSay("Tiếp nhận hồ sơ khác");
    }

    [Theory, EachDatabase]
    public async Task A_step_that_is_late_is_said_as_past(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, now: At(1, 9));
        using var office = await Office.OpenAsync(province);
        var (code, _) = await InWorkAsync(office);
        using (var early = await province.SignInAsync("specialist"))
            (await early.OpenAsync($"/desk/dossiers/{code}")).ShouldSay("dự kiến trước").ShouldSay("Phải xong");
        province.Time.TurnTo(At(30, 9));
        using var specialist = await province.SignInAsync("specialist");
        var late = (await specialist.OpenAsync($"/desk/dossiers/{code}")).ShouldSay("lẽ ra trước").ShouldSay("Lẽ ra phải xong");
        Assert.DoesNotContain("dự kiến", late.Text, StringComparison.Ordinal);
    }

    private static async Task<(string Code, string Id)> InWorkAsync(Office office)
    {
        var taken = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter())).Ok();
        (await Office.ActAsync(office.Desk, taken.Text("id"), "hand-over", new() { ["to"] = office.Agency })).Ok();
        return (taken.Text("code"), taken.Text("id"));
    }
}
