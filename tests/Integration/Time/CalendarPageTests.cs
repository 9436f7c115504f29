using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Time;

public sealed class CalendarPageTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Shows_every_day_off_with_its_reason(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = (await visitor.OpenAsync("/lich-lam-viec?nam=2026")).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("Lịch làm việc năm 2026").ShouldSay("Ngày Văn hóa Việt Nam").ShouldSay("Nghị quyết 28/2026/QH16")
            .ShouldSay("Làm bù cho thứ Sáu 02/01/2026").ShouldSay("07:30 đến 11:30").ShouldSay("Lịch dựng sẵn");
        Assert.Equal(12, page.Document.QuerySelectorAll("table.op-cal__month").Length);
        // 12 holidays, one day in lieu, two swaps with their make-up days.
        Assert.Equal(17, page.Document.QuerySelectorAll("tr[id^=ngay-]").Length);
    }

    [Theory, EachDatabase]
    public async Task Says_which_days_no_numbered_notice_confirms(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        foreach (var (year, days) in new[] { (2018, 0), (2021, 0), (2026, 0), (2027, 8) })
        {
            var page = await visitor.OpenAsync($"/lich-lam-viec?nam={year}");
            Assert.Equal(
                days, page.Document.QuerySelectorAll("tr[id^=ngay-] .op-tag").Count(tag => tag.TextContent.Trim() == "Chưa xác nhận"));
        }
    }

    [Theory]
    [EachDatabase("?nam=abc")]
    [EachDatabase("?nam=1066")]
    [EachDatabase("?nam=99999999999999")]
    [EachDatabase("?nam=2027&gio=khong-co")]
    [EachDatabase("?phien-ban=7")]
    [EachDatabase("?phien-ban=%00&gio=%F0%9F%98%80&nam=%3Cscript%3E")]
    public async Task Answers_any_address(DatabaseEngine engine, string query)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        (await visitor.OpenAsync($"/lich-lam-viec{query}")).ShouldBe(HttpStatusCode.OK).ShouldSay("Lịch làm việc năm")
            .ShouldSay("mà địa chỉ này hỏi");
    }
}
