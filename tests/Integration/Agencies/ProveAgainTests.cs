using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>What has weight asks for another proof when the last one is old, and loses nothing that was typed.</summary>
public sealed class ProveAgainTests
{
    private const string Field = "op-proof";
    private static readonly TimeSpan Old = TimeSpan.FromMinutes(61);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_approval_goes_on_with_what_was_typed_once_the_password_was_right(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (id, code) = await ProposedAsync(office);
        using var leader = await province.SignInAsync("leader");
        var form = (await leader.OpenAsync($"/desk/dossiers/{code}/approve")).Form("form[data-form]");
        form["Input.Reason"] = "Đồng ý với \"đề xuất\" <của> chuyên viên";
        province.Time.Advance(Old);
        var ask = (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Xác nhận đúng là bạn");
        Assert.Null(await ApprovedAsync(province, id));
        ask = (await ProveAsync(ask, "khong phai cai nay")).ShouldSay("Mật khẩu hiện tại chưa đúng");
        ask = (await ProveAsync(ask, "")).ShouldSay("Mật khẩu hiện tại chưa đúng");
        Assert.Null(await ApprovedAsync(province, id));

        var done = await ProveAsync(ask, IProvinceSeeder.DemoPassword);
        Assert.DoesNotContain("Xác nhận đúng là bạn", done.Text, StringComparison.Ordinal);
        Assert.NotNull(await ApprovedAsync(province, id));
        Assert.Equal("Đồng ý với \"đề xuất\" <của> chuyên viên", await province.Database.FirstAsync(
            row => row.GetString(0), "select text from cases_reason where text like 'Đồng ý%'", [], Ct));

        // The proof counts for the next hour, and not longer.
        var (_, next) = await ProposedAsync(office);
        province.Time.Advance(TimeSpan.FromMinutes(50));
        form = (await leader.OpenAsync($"/desk/dossiers/{next}/approve")).Form("form[data-form]");
        form["Input.Reason"] = "Đồng ý";
        Assert.DoesNotContain("Xác nhận đúng là bạn", (await form.SubmitAsync()).Text, StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task Who_has_a_second_step_is_asked_for_a_code(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (phone, codes) = await SecondFactorTests.SetUpAsync(province, "admin");
        using var admin = province.Visitor();
        await SecondFactorTests.CodeAsync(await SecondFactorTests.TryAsync(admin, "admin", "/don-vi"), codes[0]);
        var role = await admin.OpenAsync(AgencyLinks.Role(Roles.Leader));
        province.Time.Advance(Old);
        var ask = (await role.FormWith("[value='second']").SubmitAsync()).ShouldSay("Xác nhận đúng là bạn");
        Assert.Null(ask.Document.QuerySelector("input[type=password]"));
        ask = (await ProveAsync(ask, IProvinceSeeder.DemoPassword)).ShouldSay("Mã chưa đúng");
        (await ProveAsync(ask, SecondFactorTests.Code(phone, province, 0))).ShouldSay("phải đăng nhập bằng hai bước");
    }

    [Theory, EachDatabase]
    public async Task A_list_of_people_is_taken_away_after_a_proof(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        foreach (var (account, file) in new[]
            { ("admin", $"{AgencyLinks.SecurityEvents}.csv?kind=sign-in"), ("desk", "/desk/ho-so/danh-sach.csv") })
        {
            using var who = await province.SignInAsync(account);
            Assert.Equal("text/csv", (await who.OpenAsync(file)).Response.Content.Headers.ContentType?.MediaType);
            province.Time.Advance(Old);
            var ask = (await who.OpenAsync(file)).ShouldSay("Xác nhận đúng là bạn");
            ask = (await ProveAsync(ask, "khong phai cai nay")).ShouldSay("Mật khẩu hiện tại chưa đúng");
            var taken = await ProveAsync(ask, IProvinceSeeder.DemoPassword);
            Assert.Equal(("text/csv", file), (taken.Response.Content.Headers.ContentType?.MediaType, taken.Address.PathAndQuery));
        }
    }

    [Theory, EachDatabase]
    public async Task A_program_with_a_key_is_not_asked_a_session_is_and_who_may_not_is_told_that(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (id, code) = await ProposedAsync(office);
        using var leader = await province.SignInAsync("leader");
        using var desk = await province.SignInAsync("desk");
        var form = (await leader.OpenAsync($"/desk/dossiers/{code}/approve")).Form("form[data-form]");
        province.Time.Advance(Old);
        // As a script of the site asks.
        foreach (var who in new[] { leader, desk }) who.Http.DefaultRequestHeaders.Add("X-Requested-With", "fetch");
        using var answer = await leader.Http.PostAsJsonAsync($"/api/dossiers/{id}/approve", new { reason = "Đồng ý" }, Ct);
        (await Answer.ReadAsync(answer)).Refused(403, "agencies.proof-asked");
        using var theirs = await desk.Http.PostAsJsonAsync($"/api/dossiers/{id}/approve", new { reason = "Đồng ý" }, Ct);
        (await Answer.ReadAsync(theirs)).Refused(403, "cases.not-allowed");
        (await Office.ActAsync(office.Leader, id, "approve", new() { ["reason"] = "Đồng ý" })).Ok();

        // Guesses at the password are bounded here too.
        form["Input.Reason"] = "Đồng ý";
        var ask = await form.SubmitAsync();
        for (var i = 0; i < 10; i++) ask = await ProveAsync(ask, "khong phai cai nay");
        (await ProveAsync(ask, IProvinceSeeder.DemoPassword)).ShouldBe(HttpStatusCode.TooManyRequests).ShouldSay("Sai nhiều lần");
        Assert.Equal("/dang-nhap", (await province.Visitor().OpenAsync(AgencyLinks.Prove("/desk"))).Address.AbsolutePath);
        (await leader.OpenAsync(AgencyLinks.Prove("https://example.com"))).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Page> ProveAsync(Page ask, string typed) => ask.FormWith($"[name='{Field}']").Force(Field, typed).SubmitAsync();

    private static async Task<(string Id, string Code)> ProposedAsync(Office office)
    {
        var made = (await Office.PostAsync(office.Desk, "/api/dossiers", office.AtTheCounter())).Ok();
        var id = made.Text("id");
        (await Office.ActAsync(office.Desk, id, "hand-over", new() { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new() { ["opinion"] = "Đủ điều kiện" })).Ok();
        return (id, made.Text("code"));
    }

    private static Task<string?> ApprovedAsync(Province province, string id) => province.Database.FirstAsync(
        row => row.IntOrNull(0)?.ToString(System.Globalization.CultureInfo.InvariantCulture),
        $"select approved_at from dossiers_dossier where id = {id}", [], Ct);
}
