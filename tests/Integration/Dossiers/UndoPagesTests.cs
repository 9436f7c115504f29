using System.Net;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>The undo button of the toast, without script.</summary>
public sealed class UndoPagesTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string Undo = "form[data-toast-undo]";

    [Theory, EachDatabase]
    public async Task The_toast_offers_it_on_every_page_until_it_is_used(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);
        var queue = await desk.OpenAsync("/desk/ho-so");
        Assert.Contains($"Đã chuyển hồ sơ {code}", queue.TextOf(".op-toast"), StringComparison.Ordinal);
        Assert.Equal("z", queue.Document.QuerySelector($"{Undo} button")!.GetAttribute("data-key"));

        var undone = (await queue.Form(Undo).SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.Equal($"/desk/dossiers/{code}", Uri.UnescapeDataString(undone.Address.AbsolutePath));
        undone.ShouldSay($"Đã hoàn tác bước vừa rồi của hồ sơ {code}").ShouldSay("Đã hoàn tác: chuyển xử lý");
        Assert.Null(undone.Document.QuerySelector(Undo));
        // The button of the page still open elsewhere: the same request, the same answer.
        (await queue.Form(Undo).SubmitAsync()).ShouldSay($"Đã hoàn tác bước vừa rồi của hồ sơ {code}");
        Assert.Single((await desk.OpenAsync($"/desk/dossiers/{code}")).Document.QuerySelectorAll(".op-time li"),
            line => line.TextContent.Contains("Đã hoàn tác", StringComparison.Ordinal));
    }

    [Theory, EachDatabase]
    public async Task After_a_minute_the_button_says_that_it_is_too_late(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync();
        await desk.HandOverToDeskAsync(code);
        var page = await desk.OpenAsync($"/desk/dossiers/{code}");
        province.Time.Advance(TimeSpan.FromSeconds(61));

        var late = await page.Form(Undo).SubmitAsync();

        Assert.Contains("Đã quá 60 giây", late.TextOf(".op-toast--err"), StringComparison.Ordinal);
        Assert.Null((await desk.OpenAsync("/desk/ho-so")).Document.QuerySelector(Undo));
        Assert.Null((await desk.OpenAsync("/desk/ho-so")).Document.QuerySelector(".op-toast"));
    }

    [Theory, EachDatabase]
    public async Task What_is_given_in_writing_offers_none_and_a_forged_form_does_nothing(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = (await office.FileAsync()).Ok().Text("code");
        var accepted = await desk.ActAsync(code, "accept");
        accepted.ShouldSay($"Đã tiếp nhận hồ sơ {code}");
        Assert.Null(accepted.Document.QuerySelector(Undo));

        await desk.HandOverToDeskAsync(code);
        var page = await desk.OpenAsync($"/desk/dossiers/{code}");
        (await page.Form(Undo).Without("__RequestVerificationToken").SubmitAsync()).ShouldBe(HttpStatusCode.BadRequest);
        Assert.Equal(
            4, (int)(await Office.GetAsync(office.Desk, $"/api/dossiers?q={code}")).Ok().Body!["rows"]!.AsArray().Single()!["state"]!);
        Assert.Equal(
            $"/desk/dossiers/{code}", Uri.UnescapeDataString((await desk.OpenAsync($"/desk/dossiers/{code}/undo")).Address.AbsolutePath));
        (await page.Form(Undo).SubmitAsync()).ShouldSay("Đã hoàn tác bước vừa rồi");
    }

    [Theory, EachDatabase]
    public async Task Many_approvals_are_taken_back_one_by_one_and_the_answer_counts_them(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var desk = await Counter.OfAsync(province, "desk");
        using var specialist = await Counter.OfAsync(province, "specialist");
        using var leader = await Counter.OfAsync(province, "leader");
        List<string> codes = [];
        for (var i = 0; i < 3; i++)
        {
            codes.Add(await desk.TakeInAsync());
            await desk.HandOverToDeskAsync(codes[i]);
            var leaders = (await specialist.ActPageAsync(codes[i], "propose")).Document.QuerySelector("[name='Input.Leader']")!
                .GetAttribute("value")!;
            await specialist.ActAsync(codes[i], "propose", ("Input.Outcome", "du"), ("Input.Opinion", "Đúng"), ("Input.Leader", leaders));
        }
        var waiting = await leader.OpenAsync("/desk/phe-duyet");
        var form = waiting.Form("form[data-bulk]");
        foreach (var code in codes)
            form.AddAnother("chon",
                waiting.Document.QuerySelectorAll("tr[data-row]").Single(row => row.TextContent.Contains(code, StringComparison.Ordinal))
                    .QuerySelector("[name=chon]")!.GetAttribute("value")!);
        var chosen = await form.SubmitAsync("button[value='dossiers.approve']");
        var approved = (await Counter.ActForm(chosen).SubmitAsync()).ShouldSay("Phê duyệt: được cả 3 việc");
        (await specialist.ActAsync(codes[1], "finish", ("Input.Outcome", "cap"), ("Input.Number", "7/XN"))).ShouldSay("Đã có kết quả");

        var undone = await approved.Form("form[data-bulk-undo]").SubmitAsync();

        undone.ShouldSay("Phê duyệt: đã hoàn tác 2 việc");
        Assert.Contains("Đã có bước khác", undone.TextOf($"[data-line='{codes[1]}']"), StringComparison.Ordinal);
        var rows = (await leader.OpenAsync("/desk/phe-duyet")).Document.QuerySelectorAll("tr[data-row]")
            .Select(row => row.TextContent).ToArray();
        Assert.All(new[] { codes[0], codes[2] }, code => Assert.Contains(rows, row => row.Contains(code, StringComparison.Ordinal)));
        Assert.DoesNotContain(rows, row => row.Contains(codes[1], StringComparison.Ordinal));
    }
}
