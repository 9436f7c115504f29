using System.Text.Json.Nodes;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>What a counter enters: numbers that money depends on, and days long past only after they were read out and agreed to.</summary>
public sealed class LateIntakeTests(Provinces provinces) : IClassFixture<Provinces>
{
    private const string CertifiedCopies = "2.000815";

    [Theory, EachDatabase]
    public async Task The_counter_asks_for_pages_and_copies_and_prints_the_amount(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={CertifiedCopies}"));
        form["Input.Applicant.Name"] = "Lường Mẫu Đức";
        form["Input.Applicant.Phone"] = "0912345678";
        form["tk.pages"] = "1.5";
        var refused = await form.SubmitAsync("button[value=take]");
        Assert.Equal(
            ["#f-tk-pages", "#f-tk-copies"], refused.Document.QuerySelectorAll(".op-errsum a").Select(one => one.GetAttribute("href")));
        form = Counter.ActForm(refused);
        Assert.Equal("1.5", form["tk.pages"]);
        (form["tk.pages"], form["tk.copies"]) = ("4", "2");
        var side = await form.SubmitAsync("button[value=choose]");
        Assert.Contains("12.000 đ (2 bản, mỗi bản 4 trang)", side.TextOf("aside"), StringComparison.Ordinal);

        var slip = (await Counter.ActForm(side).SubmitAsync("button[value=take]")).ShouldSay("12.000 đ (2 bản, mỗi bản 4 trang)");

        Assert.DoesNotContain("đ/trang", slip.Text, StringComparison.Ordinal);
        (await desk.OpenAsync($"/desk/dossiers/{Counter.CodeOf(slip)}")).ShouldSay("Số bản sao cần chứng thực");
    }

    [Theory, EachDatabase]
    public async Task A_programs_filing_without_the_numbers_is_refused(DatabaseEngine engine)
    {
        using var office = await Office.OpenAsync(await provinces.OnAsync(engine));
        var filing = office.AtTheCounter();
        filing["procedure"] = CertifiedCopies;
        filing.Remove("answers");
        var refused = await Office.PostAsync(office.Desk, "/api/dossiers", filing);
        Assert.Equal(["answers.pages", "answers.copies"], refused.Body!["errors"]!.AsArray().Select(one => (string)one!["field"]!));
    }

    [Theory, EachDatabase]
    public async Task A_day_of_the_register_is_read_out_and_confirmed(DatabaseEngine engine)
    {
        using var desk = await Counter.OfAsync(await provinces.OnAsync(engine), "desk");
        var form = await RegisterAsync(desk, "20", "10", "2026");
        var echo = await form.SubmitAsync("button[value=take]");
        Assert.Contains("cách đây 34 ngày. Hẹn trả 23/10/2026: vừa nhập đã quá hạn 21 ngày làm việc", echo.TextOf("[data-echo]"),
            StringComparison.Ordinal);

        // A day that is over promises nothing.
        Assert.Null(echo.Document.QuerySelector(".op-deskpromise"));
        Assert.Contains("Lẽ ra trả", echo.TextOf("[data-promise-past]"), StringComparison.Ordinal);

        // Another day after the confirmation is read out again.
        form = Counter.ActForm(echo);
        form.Force("Input.Confirmed", echo.Document.QuerySelector("[name='Input.Confirmed']")!.GetAttribute("value")!);
        form["Input.Day.Day"] = "19";
        var again = await form.SubmitAsync("button[value=take]");
        Assert.Contains("cách đây 35 ngày", again.TextOf("[data-echo]"), StringComparison.Ordinal);
        form = Counter.ActForm(again)
            .Force("Input.Confirmed", again.Document.QuerySelector("[name='Input.Confirmed']")!.GetAttribute("value")!);
        (await form.SubmitAsync("button[value=take]")).ShouldSay("ngày 19/10/2026");
    }

    [Theory, EachDatabase]
    public async Task A_day_long_past_needs_a_second_person_and_a_year_is_the_end(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var leader = await Counter.OfAsync(province, "leader");
        JsonObject At(string day, string? consent)
        {
            var filing = office.AtTheCounter();
            (filing["occurredAt"], filing["reason"], filing["consent"]) = ($"{day}T09:20:00+07:00", "Mất điện", consent);
            return filing;
        }
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2025-11-01", null))).Refused(400, "dossiers.too-far-back", "occurredAt");
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-01-20", null))).Refused(400, "dossiers.consent-missing", "consent");
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-01-20", "ABCD-2345"))).Refused(
            400, "dossiers.consent-unknown", "consent");

        var code = await ConsentAsync(leader, "20", "1", "2026");
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-01-21", code))).Refused(400, "dossiers.consent-unknown", "consent");
        var taken = (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-01-20", code.ToLowerInvariant()))).Ok();
        (await Office.PostAsync(office.Desk, "/api/dossiers", At("2026-01-20", code))).Refused(400, "dossiers.consent-unknown", "consent");
        var steps = (await Office.GetAsync(office.Desk, $"/api/dossiers/{taken.Text("id")}")).Ok().Body!["timeline"]!.AsArray();
        Assert.Contains(steps, step => ((string?)step!["reason"])?.Contains("đồng ý nhập lùi ngày:", StringComparison.Ordinal) == true);

        // At the counter the echo says what ten months mean, and that a code is needed.
        using var desk = await Counter.OfAsync(province, "desk");
        var echo = await (await RegisterAsync(desk, "20", "1", "2026")).SubmitAsync("button[value=take]");
        echo.ShouldSay("cách đây 10 tháng").ShouldSay("Ngày này cần mã đồng ý của lãnh đạo");
        var consent = echo.Document.QuerySelector("[name='Input.Consent']")!.Closest(".op-field")!.TextContent;
        Assert.DoesNotContain("không bắt buộc", consent, StringComparison.Ordinal);
        var form = Counter.ActForm(echo)
            .Force("Input.Confirmed", echo.Document.QuerySelector("[name='Input.Confirmed']")!.GetAttribute("value")!);
        Assert.Contains("Nhập mã đồng ý", (await form.SubmitAsync("button[value=take]")).TextOf("#f-consent-e"), StringComparison.Ordinal);
        form["Input.Consent"] = await ConsentAsync(leader, "20", "1", "2026");
        (await form.SubmitAsync("button[value=take]")).ShouldSay("ngày 20/01/2026");
    }

    [Theory, EachDatabase]
    public async Task A_consent_ends_after_a_day_and_is_not_for_a_closed_month(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        string code;
        using (var leader = await Counter.OfAsync(province, "leader")) code = await ConsentAsync(leader, "20", "1", "2026");
        province.Time.Advance(TimeSpan.FromHours(25));
        var filing = office.AtTheCounter();
        (filing["occurredAt"], filing["reason"], filing["consent"]) = ("2026-01-20T09:20:00+07:00", "Mất điện", code);
        (await Office.PostAsync(office.Desk, "/api/dossiers", filing)).Refused(400, "dossiers.consent-unknown", "consent");
        (await Office.PostAsync(office.Admin, "/api/closed-months", new JsonObject { ["month"] = 202601 })).Ok();
        using var again = await Counter.OfAsync(province, "leader");
        (await ConsentPageAsync(again, "20", "1", "2026")).ShouldSay("khóa sổ");
    }

    private static async Task<Form> RegisterAsync(Counter desk, string day, string month, string year)
    {
        var form = Counter.ActForm(await desk.OpenAsync($"/desk/tiep-nhan?procedure={Counter.MaritalStatus}"));
        form["Input.Applicant.Name"] = "Hoàng Mẫu Mai";
        form["Input.Applicant.Phone"] = "0912345678";
        form.Force("Input.FromPaper", "true")["Input.Time"] = "09:20";
        (form["Input.Day.Day"], form["Input.Day.Month"], form["Input.Day.Year"]) = (day, month, year);
        form["Input.Reason"] = "Mất điện";
        return form;
    }

    private static async Task<Page> ConsentPageAsync(Counter leader, string day, string month, string year)
    {
        var form = Counter.ActForm(await leader.OpenAsync("/desk/nhap-lui"));
        (form["Input.Day.Day"], form["Input.Day.Month"], form["Input.Day.Year"]) = (day, month, year);
        return await form.SubmitAsync();
    }

    private static async Task<string> ConsentAsync(Counter leader, string day, string month, string year) =>
        (await ConsentPageAsync(leader, day, month, year)).TextOf("[data-consent]");
}
