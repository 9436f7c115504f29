using OpenProvince.Kernel;
using OpenProvince.Ui;
using Xunit;

namespace OpenProvince.Unit.Ui;

public sealed class ComponentTests
{
    [Fact]
    public async Task Every_national_state_has_its_own_class_icon_and_words()
    {
        var seen = new HashSet<(string?, string?)>();
        for (var state = 1; state <= 10; state++)
        {
            var tag = (await Rendering.DrawAsync<StateTag>(("State", state))).QuerySelector(".op-tag")!;

            Assert.Contains($"op-tag--{state}", tag.ClassList);
            Assert.DoesNotContain("ui.", tag.TextContent, StringComparison.Ordinal);
            Assert.True(seen.Add((tag.TextContent, tag.QuerySelector("i")!.ClassName)));
        }
    }

    [Fact]
    public async Task Field_ties_label_hint_and_error_to_its_input()
    {
        var page = await Rendering.DrawAsync<TextField>(("Label", "Số điện thoại"), ("Hint", "10 chữ số"), ("Name", "Input.Phone"),
            ("Error", "Thiếu một chữ số."), ("Value", "<b>091"));
        var input = page.QuerySelector("input")!;

        Assert.Equal(input.Id, page.QuerySelector("label")!.GetAttribute("for"));
        Assert.Equal("<b>091", input.GetAttribute("value"));
        Assert.Equal("true", input.GetAttribute("aria-invalid"));
        Assert.Equal(["10 chữ số", "Thiếu một chữ số."],
            input.GetAttribute("aria-describedby")!.Split(' ').Select(id => page.GetElementById(id)!.TextContent.Trim()));
    }

    [Fact]
    public async Task Summary_leads_to_the_field_with_the_same_words()
    {
        var page = await Rendering.DrawAsync<ErrorSummary>(
            ("Errors", new FormErrors().Add("Input.Phone", "Thiếu một chữ số.").Add(null, "Đã có người sửa.")));

        Assert.Equal("#f-phone", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Có 2 chỗ cần sửa", page.QuerySelector("h2")!.TextContent);
        Assert.True(page.QuerySelector(".op-errsum")!.HasAttribute("autofocus"));
    }

    [Theory]
    [InlineData(0.8, "Cập nhật 0,8 giây trước", false)]
    [InlineData(3.2, "Cập nhật 3,2 giây trước", true)]
    [InlineData(125, "Cập nhật 2 phút trước", true)]
    [InlineData(7300, "Cập nhật 2 giờ trước", true)]
    public async Task Stamp_says_its_age_and_turns_stale(double seconds, string words, bool stale)
    {
        var stamp = (await Rendering.DrawAsync<Fresh>(("Age", TimeSpan.FromSeconds(seconds)))).QuerySelector(".op-fresh")!;

        Assert.Equal((words, stale), (stamp.TextContent, stamp.ClassList.Contains("op-fresh--stale")));
    }

    [Fact]
    public async Task Ruler_writes_shares_with_a_point_in_any_language()
    {
        var page = await Rendering.DrawAsync<DeadlineRuler>(
            ("Summary", "Ngày 1 trong 2."),
            ("Blocks", (RulerBlock[])
                [
                    new(RulerBlockKind.Day, "T2", Used: .6925, Now: true), new(RulerBlockKind.Off), new(RulerBlockKind.Day, "T4")
                ]));

        Assert.Equal("--w:69.25%", page.QuerySelector(".op-ruler__now")!.GetAttribute("style"));
        Assert.Equal(2, page.QuerySelectorAll(".op-ruler__d").Length);
        Assert.Single(page.QuerySelectorAll(".op-ruler__off"));
    }

    [Theory]
    [InlineData(1, 20, "", "1–20 trên 20 hồ sơ")]
    [InlineData(2, 214, "1 2 3 9", "26–50 trên 214 hồ sơ")]
    [InlineData(9, 214, "1 8 9", "201–214 trên 214 hồ sơ")]
    [InlineData(5, 1214, "1 4 5 6 49", "101–125 trên 1.214 hồ sơ")]
    public async Task Pager_shows_the_ends_and_the_neighbours(int at, long total, string pages, string range)
    {
        var page = await Rendering.DrawAsync<Pager>(
            ("Page", at), ("Total", total), ("What", "hồ sơ"), ("Href", (Func<int, string>)(n => $"?page={n}")));

        Assert.Equal(pages, string.Join(' ', page.QuerySelectorAll("a:not([rel])").Select(link => link.TextContent)));
        Assert.Equal(range, page.QuerySelector(".op-mini")!.TextContent);
    }

    [Fact]
    public async Task Route_joins_a_fork_on_both_sides()
    {
        var leg = new FlowNode(FlowState.Now, "Đang làm", "Bước", "Nơi");
        var page = await Rendering.DrawAsync<FlowRoute>(("Stages", (FlowStage[])[new(leg), new(leg, leg), new(leg)]));

        Assert.Equal(4, page.QuerySelectorAll(".op-flow__n").Length);
        Assert.Equal(["M0 50H20V50 M20 50V22H40 M20 50V78H40", "M0 22H20V50 M0 78H20V50 M20 50V50H40"],
            page.QuerySelectorAll("path").Select(path => path.GetAttribute("d")));
    }

    [Fact]
    public async Task Qr_keeps_four_modules_of_quiet_space()
    {
        var svg = (await Rendering.DrawAsync<Qr>(("Text", "https://example.vn/tra-cuu?ma=H03.12.3-261120-0007"), ("Label", "Mã QR")))
            .QuerySelector("svg")!;
        var runs = svg.QuerySelector("path")!.GetAttribute("d")!.Split('M', StringSplitOptions.RemoveEmptyEntries)
            .Select(run => run.Split('h')[0].Split(' ').Select(int.Parse).ToArray()).ToList();

        Assert.Equal(4, runs.Min(run => run[0]));
        Assert.Equal(4, runs.Min(run => run[1]));
    }

    [Fact]
    public async Task Refusal_of_a_handler_is_its_sentence()
    {
        var error = Error.Invalid("ui.sample", ("n", 1)).For("phone");

        Assert.Contains("error.ui.sample", (await Rendering.DrawAsync<ErrorSummary>(("Error", error))).QuerySelector("a")!.TextContent,
            StringComparison.Ordinal);
    }
}
