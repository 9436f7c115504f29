using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>Two officers, two presses, the back button: one act, and the other one is told what happened.</summary>
public sealed class DeskRaceTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Of_two_officers_accepting_the_second_is_told_who_was_first(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var one = await Counter.OfAsync(province, "desk");
        using var other = await Counter.OfAsync(province, "desk");
        var code = (await office.FileAsync()).Ok().Text("code");
        var (first, second) = (await one.ActPageAsync(code, "accept"), await other.ActPageAsync(code, "accept"));
        (await Counter.ActForm(first).SubmitAsync()).ShouldSay($"Đã tiếp nhận hồ sơ {code}");
        var late = (await Counter.ActForm(second).SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
        Assert.Contains("Có người khác vừa thay đổi", late.TextOf("[data-overtaken]"), StringComparison.Ordinal);
        Assert.Contains("Được tiếp nhận", late.TextOf("[data-overtaken]"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_stale_form_keeps_what_was_typed(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);
        var form = Counter.ActForm(await specialist.ActPageAsync(code, "stop"));
        form["Input.Reason"] = "Người nộp đã chuyển nơi cư trú";
        await desk.ActAsync(code, "withdraw", ("Input.Reason", "Theo đơn"));
        var late = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Conflict);
        Assert.Equal("Người nộp đã chuyển nơi cư trú", Counter.ActForm(late)["Input.Reason"]);
        Assert.Contains("Người dân rút hồ sơ", late.TextOf("[data-overtaken]"), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task The_same_form_sent_twice_is_one_act(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Đàm Mẫu Sơn";
        var (once, twice) = (await form.SubmitAsync("button[value=take]"), await form.SubmitAsync("button[value=take]"));
        Assert.Equal(Counter.CodeOf(once), Counter.CodeOf(twice));

        var code = Counter.CodeOf(once);
        var withdraw = Counter.ActForm(await desk.ActPageAsync(code, "withdraw"));
        withdraw["Input.Reason"] = "Theo đơn";
        await withdraw.SubmitAsync();
        var again = (await withdraw.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.Single(again.Document.QuerySelectorAll(".op-time li"),
            line => line.TextContent.Contains("Người dân rút hồ sơ", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task Back_after_a_take_in_with_something_changed_is_said_and_can_be_sent_as_a_second_one(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Đàm Mẫu Sơn";
        var first = Counter.CodeOf(await form.SubmitAsync("button[value=take]"));
        form["Input.Applicant.Name"] = "Đàm Mẫu Thủy";

        var back = (await form.SubmitAsync("button[value=take]")).ShouldSay("trước đó đã được tiếp nhận");
        Assert.Equal("/desk/tiep-nhan", back.Address.AbsolutePath);
        Assert.Equal("Đàm Mẫu Thủy", Counter.ActForm(back)["Input.Applicant.Name"]);
        var second = await Counter.ActForm(back).SubmitAsync("button[value=take]");

        Assert.Contains("/in/giay-hen", second.Address.AbsolutePath, StringComparison.Ordinal);
        Assert.NotEqual(first, Counter.CodeOf(second));
        second.ShouldSay("Đàm Mẫu Thủy");
    }

    [Theory, EachDatabase]
    public async Task A_refusal_needs_its_reason_beside_the_field(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = (await office.FileAsync()).Ok().Text("code");
        var refused = await desk.ActAsync(code, "refuse");
        Assert.Equal("Nhập lý do.", refused.TextOf("#f-reason-e"));
        (await desk.ActAsync(code, "refuse", ("Input.Reason", "Không thuộc thẩm quyền của phường"))).ShouldSay("Không được tiếp nhận");
        (await desk.OpenAsync($"/desk/dossiers/{code}/in/tu-choi")).ShouldSay("Không thuộc thẩm quyền của phường");
        (await desk.OpenAsync($"/desk/dossiers/{code}/in/giay-hen")).ShouldBe(HttpStatusCode.NotFound);
    }
}
