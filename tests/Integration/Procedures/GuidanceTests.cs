using System.Net;
using OpenProvince.Integration.Citizen;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Procedures;

public sealed class GuidanceTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory]
    [EachDatabase("dang ky khai sinh")]
    [EachDatabase("Đăng ký khai sinh")]
    public async Task Search_finds_birth_registration_first(DatabaseEngine engine, string question)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = await visitor.OpenAsync($"/tim-kiem?q={Uri.EscapeDataString(question)}");
        Assert.Equal("Đăng ký khai sinh", page.TextOf(".op-proc li a"));
    }

    [Theory, EachDatabase]
    public async Task Search_pages_filters_and_says_when_there_is_nothing(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var all = await visitor.OpenAsync("/tim-kiem");
        Assert.Equal(20, all.Document.QuerySelectorAll(".op-proc > li").Length);
        Assert.Single((await visitor.OpenAsync("/tim-kiem?trang=5")).Document.QuerySelectorAll(".op-proc > li"));
        Assert.Equal(7, (await visitor.OpenAsync("/tim-kiem?linh-vuc=cu-tru")).Document.QuerySelectorAll(".op-proc > li").Length);
        var none = (await visitor.OpenAsync($"/tim-kiem?q={Uri.EscapeDataString("<b>zzzz</b>")}")).ShouldBe(HttpStatusCode.OK);
        none.ShouldSay("<b>zzzz</b>");
        Assert.NotNull(none.Document.QuerySelector(".op-empty a"));
        (await visitor.OpenAsync("/tim-kiem?trang=-7&linh-vuc=%00&muc-do=x")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Pages_promise_only_what_is_connected(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var home = await visitor.OpenAsync("/");
        home.ShouldSay("Hai cách nộp");
        foreach (var page in new[] { home, await visitor.OpenAsync("/thu-tuc/1.001193"), await visitor.OpenAsync("/nop-ho-so/1.001193") })
        {
            Assert.DoesNotContain("bưu", page.Text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Lấy từ Cơ sở dữ liệu", page.Text, StringComparison.Ordinal);
        }
        Assert.Contains("bản điện tử", (await visitor.OpenAsync("/thu-tuc/1.014748")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task What_the_operator_took_out_is_not_offered(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, with: options => options with { Without = ["result-download"] });
        using var visitor = province.Visitor();
        Assert.DoesNotContain("bản điện tử", (await visitor.OpenAsync("/thu-tuc/1.014748")).Text, StringComparison.Ordinal);
        var question = await Applying.FillAsync(await Applying.BeginAsync(visitor), "nhan-ket-qua");
        Assert.Null(question.Document.QuerySelector("input[value=online]"));
        Assert.NotNull(question.Document.QuerySelector("input[value=desk]"));
    }

    [Theory, EachDatabase]
    public async Task A_capability_nobody_knows_stops_the_start(DatabaseEngine engine)
    {
        var refused = await Assert.ThrowsAsync<StartupException>(
            () => Province.StartAsync(engine, with: options => options with { Without = ["bưu-điện"] }));
        Assert.Equal("agencies.capability-unknown", refused.Error.Code);
    }

    [Theory, EachDatabase]
    public async Task The_promise_is_the_one_of_this_minute(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(
            engine, now: new DateTimeOffset(2026, 11, 23, 14, 32, 0, TimeSpan.FromHours(7)));
        using var visitor = province.Visitor();

        // Monday 14:32, Tuesday is a holiday: eight working hours end on Wednesday 15:02, and a same-day term from then on Thursday.
        var page = await visitor.OpenAsync("/thu-tuc/1.001193");
        Assert.Equal("/tim-kiem", page.Document.QuerySelector(".op-nav [aria-current]")?.GetAttribute("href"));
        Assert.Equal("Nếu hồ sơ đủ, có kết quả chậm nhất 17:00 thứ Năm 26/11/2026.", page.TextOf(".op-promise"));
        Assert.Equal("Trả lời tiếp nhận trước 15:02 thứ Tư 25/11/2026.", page.TextOf(".op-promise__both"));
        page.ShouldSay("Không tính thứ Ba 24/11 nghỉ lễ.");
        // At the counter the term starts at once.
        page.ShouldSay("có kết quả chậm nhất 17:00 thứ Hai 23/11/2026");
    }

    [Theory, EachDatabase]
    public async Task In_a_two_tier_province_the_national_portal_is_the_door(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, "thai-nguyen");
        using var visitor = province.Visitor();

        foreach (var address in new[] { "/", "/thu-tuc/1.001193", "/nop-ho-so/1.001193" })
            Assert.NotNull((await visitor.OpenAsync(address)).ShouldBe(HttpStatusCode.OK).Document
                .QuerySelector("a[href='https://dichvucong.gov.vn']"));
        Assert.Null((await visitor.OpenAsync("/nop-ho-so/1.001193")).Document.QuerySelector("form[action$='bat-dau']"));
        using var forced = await visitor.Http.PostAsync("/nop-ho-so/1.001193/bat-dau", new FormUrlEncodedContent([]));
        Assert.EndsWith("/thu-tuc/1.001193", forced.RequestMessage!.RequestUri!.AbsolutePath, StringComparison.Ordinal);
        (await visitor.OpenAsync("/tra-cuu")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory, EachDatabase]
    public async Task Every_procedure_and_life_event_has_a_page(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var broken = new List<string>();
        for (var page = 1; page <= 5; page++)
            foreach (var link in (await visitor.OpenAsync($"/tim-kiem?trang={page}")).Document.QuerySelectorAll(".op-proc div > a")
                .Select(a => a.GetAttribute("href")!))
                if ((await visitor.OpenAsync(link)).Status != HttpStatusCode.OK) broken.Add(link);
        foreach (var link in (await visitor.OpenAsync("/")).Document.QuerySelectorAll(".op-life a").Select(a => a.GetAttribute("href")!))
            if ((await visitor.OpenAsync(link)).Status != HttpStatusCode.OK) broken.Add(link);
        Assert.Empty(broken);
        (await visitor.OpenAsync("/thu-tuc/9.999999")).ShouldBe(HttpStatusCode.NotFound);
        (await visitor.OpenAsync("/viec-trong-doi/khong-co")).ShouldBe(HttpStatusCode.NotFound);
    }
}
