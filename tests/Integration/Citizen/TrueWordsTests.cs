using System.Net;
using System.Text.Json.Nodes;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Citizen;

/// <summary>What a citizen reads is so: whose turn it is, until when, what comes next; the same on every page.</summary>
public sealed class TrueWordsTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Lateness_is_said_as_lateness(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter())).Ok().Text("code");
        province.Time.Advance(TimeSpan.FromDays(14));
        using var stranger = province.Visitor();
        var page = await TrackAsync(stranger, code);

        Assert.StartsWith("Quá hạn ", page.TextOf(".op-left"), StringComparison.Ordinal);
        page.ShouldSay("Quá hạn trả kết quả").ShouldSay("Lẽ ra phải trả trước").ShouldSay("quá hạn, lẽ ra trước")
            .ShouldSay("chưa có thư xin lỗi");
        Assert.DoesNotContain("còn lại", page.TextOf(".op-where"), StringComparison.Ordinal);
        Assert.DoesNotContain("dự kiến trước", page.Text, StringComparison.Ordinal);
        var told = (await Office.PostAsync(
            stranger.Http, "/api/dossiers/track", new JsonObject { ["code"] = code, ["phone"] = "0912345678" })).Body!["told"]!;
        Assert.Equal(("office", page.TextOf(".op-left")), ((string)told["waitsFor"]!, (string)told["headline"]!));
    }

    [Theory, EachDatabase]
    public async Task Papers_asked_for_are_her_turn_and_then_the_desks(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var asked = (await office.FileAsync()).Ok();
        var code = asked.Text("code");
        province.Time.Advance(TimeSpan.FromMinutes(5));
        var later = (await office.FileAsync()).Ok().Text("code");
        var missing = new JsonArray(
            new JsonObject { ["component"] = "Bản án ly hôn", ["originals"] = 1 },
            new JsonObject { ["component"] = "Trích lục khai tử", ["photocopies"] = 2 });
        (await Office.ActAsync(
            office.Desk, asked.Text("id"), "request-supplement", new JsonObject { ["reason"] = "Thiếu giấy", ["missing"] = missing })).Ok();
        using var citizen = await province.SignInAsync("citizen");

        var own = await citizen.OpenAsync("/ho-so-cua-toi");
        Assert.Equal([code, later], own.Document.QuerySelectorAll(".op-proc .op-code").Select(one => one.TextContent));
        own.ShouldSay("Bạn cần gửi giấy tờ trước 23:59 thứ Ba 08/12/2026.");
        var page = await citizen.OpenAsync($"/ho-so/{code}");
        Assert.Equal("Gửi giấy tờ trước 23:59 thứ Ba 08/12/2026", page.TextOf(".op-left"));
        Assert.Single(page.Document.QuerySelectorAll("main a[href$='/bo-sung']"));
        // What is wanted and why comes first, above the office that holds it.
        Assert.Equal("op-told op-told--you", page.Document.QuerySelector(".op-where")!.FirstElementChild!.ClassName);
        foreach (var said in new[] { "Cơ quan đề nghị: Thiếu giấy", "Bản án ly hôn", "Trích lục khai tử", "2 bản chụp" })
            Assert.Contains(said, page.TextOf(".op-told--you"), StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector(".op-told--you a.op-btn--p[href$='/bo-sung']"));
        Assert.NotNull(own.Document.QuerySelector($".op-proc a.op-btn--p[href='/ho-so/{code}/bo-sung']"));
        Assert.DoesNotContain("Trong hạn", page.Text, StringComparison.Ordinal);
        // The days she was given are hers: the desk cannot refuse inside them.
        Assert.Equal("dossiers.supplement-limit-running",
            (string)(await Office.ActAsync(office.Desk, asked.Text("id"), "refuse", new JsonObject { ["reason"] = "Không đủ" })).Body![
                "code"]!);

        page = await citizen.OpenAsync($"/ho-so/{code}/bo-sung");
        page.ShouldSay("Bản án ly hôn").ShouldSay("1 bản chính").ShouldSay("2 bản chụp");
        page.ShouldSay("Cơ quan yêu cầu 1 bản chính. Tải ảnh chụp lên đây để cơ quan xem trước; ảnh chụp không thay cho bản giấy");
        Assert.DoesNotContain("Chụp bằng điện thoại là đủ", page.Text, StringComparison.Ordinal);
        page = await UploadAsync(page, "ban-an.pdf");
        page.ShouldSay("Chụp bằng điện thoại là đủ");
        // One is still missing: sent only by who says so.
        page = await page.Form("form[action*='/bo-sung/tep']").SubmitAsync("button[formaction*='/gui']");
        page.ShouldSay("Còn giấy tờ chưa tải lên");
        page = await UploadAsync(await citizen.OpenAsync($"/ho-so/{code}/bo-sung"), "khai-tu.pdf");
        page = await page.Form("form[action*='/bo-sung/tep']").SubmitAsync("button[formaction*='/gui']");
        Assert.Equal($"/ho-so/{code}", page.Address.AbsolutePath);
        page.ShouldSay("Đã nhận giấy tờ bổ sung lúc 09:05 thứ Hai 23/11/2026").ShouldSay("đang kiểm tra");
        Assert.DoesNotContain("cần gửi giấy tờ", page.Text, StringComparison.Ordinal);
        Assert.Equal("Đã bổ sung, đang kiểm tra", page.TextOf(".op-head__meta .op-tag"));

        using var desk = await province.SignInAsync("desk");
        (await desk.OpenAsync("/desk/ho-so")).ShouldSay("Đã bổ sung");
        Assert.Contains("Trích lục khai tử", (await desk.OpenAsync($"/desk/dossiers/{code}")).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Papers_are_asked_for_once_unless_the_law_names_a_reason(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        var body = Office.Asking("Thiếu giấy ly hôn");
        (await Office.ActAsync(office.Desk, id, "request-supplement", body)).Ok();
        (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();

        Assert.Equal(
            "dossiers.supplement-once", (string)(await Office.ActAsync(office.Desk, id, "request-supplement", body)).Body!["code"]!);
        body["ground"] = "vì tôi muốn";
        Assert.Equal("dossiers.supplement-ground-unknown",
            (string)(await Office.ActAsync(office.Desk, id, "request-supplement", body)).Body!["code"]!);
        body["ground"] = "not-as-asked";
        (await Office.ActAsync(office.Desk, id, "request-supplement", body)).Ok();
        var reasons = (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Body!["timeline"]!.AsArray()
            .Select(step => (string?)step!["reason"]);
        Assert.Contains("Giấy tờ đã gửi chưa đúng phiếu yêu cầu lần trước. Thiếu giấy ly hôn", reasons);
    }

    [Theory, EachDatabase]
    public async Task An_accepted_dossier_whose_papers_never_came_is_closed_and_not_called_refused(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        var (id, code) = (filed.Text("id"), filed.Text("code"));
        (await Office.ActAsync(office.Desk, id, "accept")).Ok();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        (await Office.ActAsync(office.Desk, id, "close", new JsonObject { ["reason"] = "Không bổ sung" })).Refused(
            409, "dossiers.supplement-limit-running");
        using (var holder = await Counter.OfAsync(province, "specialist"))
            Assert.DoesNotContain("Hẹn trả ", (await holder.OpenAsync($"/desk/dossiers/{code}")).ShouldSay("Tạm dừng").Text);
        province.Time.Advance(TimeSpan.FromDays(16));
        (await Office.ActAsync(office.Desk, id, "refuse", new JsonObject { ["reason"] = "Không bổ sung" })).Refused(
            409, "dossiers.wrong-state");

        using var desk = await Counter.OfAsync(province, "desk");
        (await desk.ActPageAsync(code, "close")).ShouldSay("Kết thúc vì không bổ sung");
        (await desk.ActAsync(code, "close", ("Input.Reason", "Chưa nhận được giấy ly hôn."))).ShouldSay($"Đã kết thúc hồ sơ {code}")
            .ShouldSay("Dừng xử lý");
        (await desk.OpenAsync($"/desk/dossiers/{code}/in/tu-choi")).ShouldBe(HttpStatusCode.NotFound);
        var slip = (await desk.OpenAsync($"/desk/dossiers/{code}/in/dung")).ShouldSay("THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ");
        slip.ShouldSay("Đến 23 giờ 59 phút, ngày 08/12/2026 chưa nhận được giấy tờ đã yêu cầu bổ sung. Chưa nhận được giấy ly hôn.")
            .ShouldSay("/TBD");

        using var citizen = await province.SignInAsync("citizen");
        var page = (await citizen.OpenAsync($"/ho-so/{code}")).ShouldSay("Kết thúc vì không nhận được giấy tờ bổ sung")
            .ShouldSay("Chưa nhận được giấy ly hôn.");
        page.ShouldSay("không nhận được giấy tờ bổ sung trước 23:59 thứ Ba 08/12/2026");
        var list = (await citizen.OpenAsync("/ho-so-cua-toi")).ShouldSay("Kết thúc vì thiếu giấy tờ");
        Assert.All(
            new[] { page, list, slip }, one => Assert.DoesNotContain("tiếp nhận giải quyết", one.Text, StringComparison.OrdinalIgnoreCase));
        Assert.All(
            new[] { page, list, slip }, one => Assert.DoesNotContain("không được tiếp nhận", one.Text, StringComparison.OrdinalIgnoreCase));
        var mine = (await Office.GetAsync(office.Citizen, "/api/dossiers/mine")).Ok().Body!["rows"]![0]!;
        Assert.Equal((8, "Kết thúc vì thiếu giấy tờ"), ((int)mine["state"]!, (string)mine["told"]!["headline"]!));
        var step = (await Office.GetAsync(office.Citizen, $"/api/dossiers/{id}")).Ok().Body!["timeline"]![0]!;
        Assert.Equal(("closed-unsupplied", "Chưa nhận được giấy ly hôn."), ((string)step["kind"]!, (string)step["reason"]!));
    }

    [Theory, EachDatabase]
    public async Task A_receipt_says_what_holds_when_it_is_printed(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filing = office.Filing();
        filing["channel"] = "post";
        var filed = (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Ok();
        using var stranger = province.Visitor();
        await TrackAsync(stranger, filed.Text("code"));
        var address = $"/ho-so/{filed.Text("code")}/giay-hen";

        var receipt = (await stranger.OpenAsync(address)).ShouldSay("Xác nhận đã nhận hồ sơ gửi qua bưu chính");
        Assert.DoesNotContain("trực tuyến", receipt.TextOf(".op-slip"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("tiếp nhận hồ sơ", receipt.TextOf(".op-slip"), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("điện tử", receipt.TextOf(".op-slip ol"), StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith("Trả lời tiếp nhận trước", receipt.TextOf(".op-slip__due"), StringComparison.Ordinal);
        // While it is her turn nobody owes an answer.
        (await Office.ActAsync(office.Desk, filed.Text("id"), "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        Assert.Equal("Bạn cần gửi giấy tờ trước 23:59 thứ Ba 08/12/2026.", (await stranger.OpenAsync(address)).TextOf(".op-slip__due b"));
        (await Office.ActAsync(office.Desk, filed.Text("id"), "withdraw")).Ok();
        Assert.Equal("Đã rút hồ sơ", (await stranger.OpenAsync(address)).TextOf(".op-slip__due b"));

        var accepted = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, accepted, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        var code = (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{accepted}")).Ok().Body!["dossier"]!["code"]!;
        using var desk = await Counter.OfAsync(province, "desk");
        Assert.StartsWith("17 giờ 00 phút", (await desk.OpenAsync($"/desk/dossiers/{code}/in/giay-hen")).TextOf(".op-slip__due b"),
            StringComparison.Ordinal);
        (await Office.ActAsync(office.Specialist, accepted, "request-supplement", Office.Asking("Thiếu giấy ly hôn"))).Ok();
        Assert.Equal("Tình trạng", (await desk.OpenAsync($"/desk/dossiers/{code}/in/giay-hen")).TextOf(".op-slip__due span"));
    }

    [Theory, EachDatabase]
    public async Task A_step_taken_back_is_the_offices_own(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter())).Ok();
        (await Office.ActAsync(office.Desk, filed.Text("id"), "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Desk, filed.Text("id"), "undo")).Ok();
        using var stranger = province.Visitor();

        var page = await TrackAsync(stranger, filed.Text("code"));
        Assert.DoesNotContain("hoàn tác", page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Chuyển xử lý", page.Text, StringComparison.Ordinal);
        var timeline = (await Office.GetAsync(office.Desk, $"/api/dossiers/{filed.Text("id")}")).Body!["timeline"]!.AsArray()
            .Select(step => (string)step!["kind"]!).ToList();
        Assert.Contains("hand-over-undone", timeline);
    }

    [Theory, EachDatabase]
    public async Task Every_page_promises_the_same_two_dates(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var citizen = await province.SignInAsync("citizen");
        const string promise = "Trả lời tiếp nhận trước ";
        var guide = Promise(await citizen.OpenAsync("/thu-tuc/2.000635"), promise);
        var check = await Applying.FillAsync(await Applying.BeginAsync(citizen));
        var receipt = await Applying.SubmitAsync(check);
        var tracking = await citizen.OpenAsync($"/ho-so/{Applying.CodeOf(receipt)}");
        Assert.Equal([guide, guide, guide], new[] { check, receipt, tracking }.Select(page => Promise(page, promise)));
    }

    [Theory, EachDatabase]
    public async Task What_it_really_took_is_said_only_of_enough_cases(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        for (var i = 0; i < 20; i++) await office.FiledAsync();
        // Half an hour each at the desk: what the acts of a course would leave behind.
        await province.ExecuteAsync("update dossiers_dossier set finished_at = filed_at + 1800000000 where number <= 19");
        using var visitor = province.Visitor();
        Assert.Null((await visitor.OpenAsync("/thu-tuc/1.004873")).Document.QuerySelector(".op-promise__real"));

        await province.ExecuteAsync("update dossiers_dossier set finished_at = filed_at + 1800000000 where finished_at is null");
        province.Time.Advance(TimeSpan.FromHours(2));
        (await visitor.OpenAsync("/thu-tuc/1.004873")).ShouldSay(
            "Thực tế 90 ngày qua: một nửa trong 20 hồ sơ nộp trực tuyến có kết quả trong 30 phút làm việc kể từ lúc nộp.");
    }

    [Theory, EachDatabase]
    public async Task What_ended_says_why_at_the_top_and_leads_to_filing_again(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var filed = (await office.FileAsync()).Ok();
        (await Office.ActAsync(office.Desk, filed.Text("id"), "refuse", new JsonObject { ["reason"] = "Sai nơi cư trú" })).Ok();
        using var citizen = await province.SignInAsync("citizen");

        var page = await citizen.OpenAsync($"/ho-so/{filed.Text("code")}");
        Assert.Contains("Lý do: Sai nơi cư trú", page.TextOf(".op-where > .op-told:first-child"), StringComparison.Ordinal);
        page.ShouldSay("Phiếu từ chối bằng giấy nhận tại");
        Assert.DoesNotContain("ở phần Diễn biến", page.Text, StringComparison.Ordinal);
        Assert.StartsWith(
            "/nop-ho-so/", page.Document.QuerySelector(".op-told a.op-btn--p")!.GetAttribute("href"), StringComparison.Ordinal);
        var row = (await citizen.OpenAsync("/ho-so-cua-toi")).Document.QuerySelectorAll(".op-proc li")
            .Single(one => one.TextContent.Contains(filed.Text("code"), StringComparison.Ordinal)).TextContent;
        Assert.Single(row.Split("Không được tiếp nhận")[1..]);
    }

    [Theory, EachDatabase]
    public async Task A_paper_sent_again_is_one_line_of_the_receipt(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        var id = await office.FiledAsync();
        for (var round = 0; round < 2; round++)
        {
            var asking = Office.Asking("Thiếu giấy ly hôn");
            if (round > 0) asking["ground"] = "not-as-asked";
            (await Office.ActAsync(office.Desk, id, "request-supplement", asking)).Ok();
            (await Office.ActAsync(office.Citizen, id, "supply", Office.Supplying())).Ok();
        }
        var code = (string)(await Office.GetAsync(office.Desk, $"/api/dossiers/{id}")).Ok().Body!["dossier"]!["code"]!;
        using var citizen = await province.SignInAsync("citizen");
        var lines = (await citizen.OpenAsync($"/ho-so/{code}/giay-hen")).Document.QuerySelectorAll(".op-slip ol li")
            .Select(one => one.TextContent.Split(':')[0]).ToList();
        Assert.Equal(lines.Distinct(), lines);
    }

    [Theory, EachDatabase]
    public async Task A_draft_is_promised_what_it_gets(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        const string browser = "giữ đến khi bạn đóng trình duyệt", account = "giữ trong tài khoản của bạn 30 ngày";
        using var visitor = province.Visitor();
        using var citizen = await province.SignInAsync("citizen");
        foreach (var (one, said, not) in new[] { (visitor, browser, account), (citizen, account, browser) })
        {
            var start = (await one.OpenAsync("/nop-ho-so/2.000635")).ShouldSay(said);
            var question = (await start.Form("form[action$='bat-dau']").SubmitAsync()).ShouldSay("Đã lưu nháp").ShouldSay(said);
            var own = (await one.OpenAsync("/ho-so-cua-toi")).ShouldSay(said);
            Assert.All(new[] { start, question, own }, page => Assert.DoesNotContain(not, page.Text, StringComparison.Ordinal));
            Assert.All(new[] { start, question, own }, page => Assert.DoesNotContain("không mất", page.Text, StringComparison.Ordinal));
        }
    }

    [Theory, EachDatabase]
    public async Task A_number_is_asked_for_by_its_unit_with_the_price_of_one(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await Applying.FillAsync(await Applying.BeginAsync(visitor), "so-luong");
        Assert.Equal("Bạn cần mấy bản?", page.TextOf("h1"));
        page.ShouldSay("Phí cấp bản sao trích lục hộ tịch: 8.000 đ mỗi bản.");
        page = await Applying.FillAsync(await Applying.BeginAsync(visitor, "2.000815"), "so-luong");
        page.ShouldSay("Phí tính theo trang của mỗi bản sao").ShouldSay(" đ mỗi trang.");
    }

    private static string Promise(Page page, string begin)
    {
        var text = string.Join(' ', page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var start = text.IndexOf(begin, StringComparison.Ordinal);
        Assert.True(start >= 0, $"{page.Address} promises nothing");
        return text[start..].Split(". ")[..2] is [var reply, var latest]
            ? $"{reply}. {latest.Split('.')[0]}"
            : "";
    }

    private static Task<Page> UploadAsync(Page page, string name) =>
        page.Form("form[action*='/bo-sung/tep']").Attach("tep", name, Applying.Pdf).SubmitAsync();

    private static async Task<Page> TrackAsync(Visitor visitor, string code)
    {
        var form = (await visitor.OpenAsync("/tra-cuu")).FormWith("input[type=tel]");
        form["Input.Code"] = code;
        form["Input.Phone"] = "0912345678";
        return (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
    }
}
