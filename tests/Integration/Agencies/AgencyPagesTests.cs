using OpenProvince.Testing;
using System.Net;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Agencies;

public sealed class AgencyPagesTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task The_directory_shows_the_tree(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = (await visitor.OpenAsync("/don-vi")).ShouldBe(HttpStatusCode.OK).ShouldSay("237 cơ quan").ShouldSay("UBND tỉnh Bắc Kạn");
        Assert.Equal(237, page.Document.QuerySelectorAll(".op-agencytree a").Length);
    }

    [Theory]
    [EachDatabase("so tu phap", "Sở Tư pháp tỉnh Bắc Kạn")]
    [EachDatabase("xa bang thanh", "Ủy ban nhân dân xã Bằng Thành")]
    [EachDatabase("000.00.03.H03", "Sở Tư pháp tỉnh Bắc Kạn")]
    [EachDatabase("Đồn", "Ủy ban nhân dân huyện Chợ Đồn")]
    public async Task Search_needs_no_accents(DatabaseEngine engine, string text, string found)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        (await visitor.OpenAsync($"/don-vi?q={Uri.EscapeDataString(text)}")).ShouldBe(HttpStatusCode.OK).ShouldSay(found);
    }

    [Theory, EachDatabase]
    public async Task Results_come_in_pages(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var first = await visitor.OpenAsync("/don-vi?q=xa");
        var second = await visitor.OpenAsync("/don-vi?q=xa&trang=2");
        Assert.Equal(25, Links(first).Count);
        Assert.NotEmpty(Links(second));
        Assert.Empty(Links(first).Intersect(Links(second)));
        Assert.NotEmpty(Links(await visitor.OpenAsync("/don-vi?q=xa&trang=9999")));
    }

    [Theory]
    [EachDatabase("<script>alert(1)</script>")]
    [EachDatabase("\u202Ektx \uD83D\uDE00")]
    [EachDatabase("%")]
    public async Task Strange_words_find_nothing_and_break_nothing(DatabaseEngine engine, string text)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = (await visitor.OpenAsync($"/don-vi?q={Uri.EscapeDataString(text)}&trang=-4")).ShouldBe(HttpStatusCode.OK);
        Assert.DoesNotContain("<script>alert", page.Html);
    }

    [Theory]
    [EachDatabase("H03.03")]
    [EachDatabase("000.00.03.H03")]
    [EachDatabase("so-tu-phap")]
    public async Task A_unit_page_shows_both_identifiers(DatabaseEngine engine, string code)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        var page = (await visitor.OpenAsync($"/don-vi/{code}")).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("H03.03").ShouldSay("000.00.03.H03").ShouldSay("Quầy Sở Tư pháp").ShouldSay("không phải danh sách chính thức");
        Assert.Equal("Sở Tư pháp tỉnh Bắc Kạn", page.TextOf("h1"));
        Assert.NotNull(page.Document.QuerySelector("a[href='/don-vi/H03']"));
    }

    [Theory, EachDatabase]
    public async Task The_old_name_of_a_town_stays_in_its_history(DatabaseEngine engine)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        (await visitor.OpenAsync("/don-vi/H03.30")).ShouldSay("Ủy ban nhân dân thành phố Bắc Kạn")
            .ShouldSay("Ủy ban nhân dân thị xã Bắc Kạn");
    }

    [Theory]
    [EachDatabase("H99.99")]
    [EachDatabase("<script>")]
    public async Task An_unknown_unit_is_not_found(DatabaseEngine engine, string code)
    {
        using var visitor = (await provinces.OnAsync(engine)).Visitor();
        (await visitor.OpenAsync($"/don-vi/{Uri.EscapeDataString(code)}")).ShouldBe(HttpStatusCode.NotFound)
            .ShouldSay("Không có cơ quan, đơn vị mã");
    }

    [Theory, EachDatabase]
    public async Task Two_tiers_keep_what_was_there_before(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine, "thai-nguyen");
        using var visitor = province.Visitor();
        var old = (await visitor.OpenAsync("/don-vi/H03")).ShouldBe(HttpStatusCode.OK);
        old.ShouldSay("Kết thúc hoạt động sau ngày 30/06/2025").ShouldSay("Ủy ban nhân dân tỉnh Thái Nguyên");
        (await visitor.OpenAsync("/don-vi/van-phong-dang-ky-dat-dai")).ShouldSay("H55.20.01").ShouldSay("Trước đó là H55.10.01");
        (await visitor.OpenAsync("/don-vi/phuong-duc-xuan")).ShouldSay("Trung tâm Phục vụ hành chính công phường Đức Xuân")
            .ShouldSay("Kế tục");
        Assert.Empty(Links(await visitor.OpenAsync("/don-vi?q=huyen+ba+be")));
        Assert.NotEmpty(Links(await visitor.OpenAsync("/don-vi?q=huyen+ba+be&da-ket-thuc=1")));
    }

    private static List<string?> Links(Page page) =>
        [.. page.Document.QuerySelectorAll(".op-table a").Select(link => link.GetAttribute("href"))];
}
