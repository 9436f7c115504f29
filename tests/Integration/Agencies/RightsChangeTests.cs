using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Verification;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;

namespace OpenProvince.Integration.Agencies;

/// <summary>What changes rights, locks, rules or closed months is an event, refused the second time, and stands on one page.</summary>
public sealed class RightsChangeTests
{
    private const string NewLaw = """
        { "legalBasis": "Nghị định mẫu 1/2027/NĐ-CP", "effectiveFrom": "2027-03-01", "sameDayCutoff": "14:00",
          "dayStart": "SameInstant", "hourStart": "SameInstant", "onSupplement": "ResumeRemaining",
          "onlineFirstReplyHours": 4, "near": { "workingDays": 1, "percent": 20 }, "hourOnTimeMinutes": 30 }
        """;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Each_change_is_a_line_that_says_who_changed_what_of_whom_and_by_which_door(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var (clerk, officer) = await ChangeAllAsync(province, admin);
        await CaughtUpAsync(province);

        var page = (await admin.OpenAsync(AgencyLinks.Changes)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(
            [
                "rules.adopted", "month.closed", "staff.key-made", "staff.password-issued", "staff.unlocked", "staff.locked",
                "staff.role-changed",
            ],
            Shown(page).Take(7));
        var by = AdministratorOf(province).Name;
        SaysOf(page, "staff.role-changed", "Đổi vai trò", "Từ Văn thư thành Chuyên viên, tại Sở Xây dựng.", NameOf(province, clerk), by,
            "trang dành cho cán bộ");
        SaysOf(page, "staff.locked", "Từ đang hoạt động thành đã khóa", NameOf(province, officer), by);
        SaysOf(page, "month.closed", "Tháng 10/2026", "Toàn tỉnh", by, "giao diện cho chương trình");
        SaysOf(page, "rules.adopted", "Bộ quy tắc 1001", "áp dụng từ 01/03/2027", "Người vận hành máy chủ", "dòng lệnh");
        SaysOf(page, "staff.appointed", "Vào danh bạ với vị trí", "gói dữ liệu khi lập tỉnh");
        var own = await admin.OpenAsync($"{AgencyLinks.Staff}/{officer}");
        Assert.Equal(["Cấp mật khẩu tạm", "Mở khóa tài khoản", "Khóa tài khoản", "Giao vị trí làm việc"],
            own.Document.QuerySelectorAll(".op-time b").Select(title => title.TextContent));

        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
        Assert.All(
            await province.Database.QueryAsync(row => row.GetString(0),
                "select data from eventlog_event where stream like 'staff-%' or stream like 'month-%'", []),
            data => Assert.Matches("^[\\x20-\\x7E]+$", data));
    }

    [Theory, EachDatabase]
    public async Task Kind_person_and_period_narrow_the_page_and_its_file(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var (clerk, _) = await ChangeAllAsync(province, admin);
        await CaughtUpAsync(province);

        Assert.Equal(["staff.locked"], Shown(await admin.OpenAsync($"{AgencyLinks.Changes}?kind=staff.locked")));
        var name = Uri.EscapeDataString($"{NameOf(province, clerk)} so xay dung");
        Assert.Contains("staff.role-changed", Shown(await admin.OpenAsync($"{AgencyLinks.Changes}?officer={name}&from=2026-11-23")));
        // By whom counts as of whom.
        Assert.Contains("month.closed", Shown(await admin.OpenAsync(
            $"{AgencyLinks.Changes}?officer={Uri.EscapeDataString(AdministratorOf(province).Name)}")));
        (await admin.OpenAsync($"{AgencyLinks.Changes}?to=2026-11-22&kind=staff.locked")).ShouldSay("Không có thay đổi nào khớp");
        (await admin.OpenAsync($"{AgencyLinks.Changes}?kind=%27&from=abc&before=-1&officer={new string('x', 300)}"))
            .ShouldBe(HttpStatusCode.OK);

        var file = await admin.OpenAsync($"{AgencyLinks.Changes}.csv?kind=staff.role-changed");
        Assert.Equal("text/csv", file.Response.Content.Headers.ContentType?.MediaType);
        var line = Assert.Single(file.Html.TrimEnd().Split("\r\n").Skip(1));
        Assert.Contains("Từ Văn thư thành Chuyên viên, tại Sở Xây dựng.", line, StringComparison.Ordinal);
        var all = (await admin.OpenAsync($"{AgencyLinks.Changes}.csv")).Html.TrimEnd().Split("\r\n").Length - 1;
        Assert.Equal(await province.Database.FirstAsync(row => row.Int(0), "select count(*) from agencies_rights_change", [], Ct), all);
    }

    [Theory, EachDatabase]
    public async Task Older_changes_follow_without_gap_or_repetition_while_new_ones_come(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        await CaughtUpAsync(province);
        var first = await admin.OpenAsync(AgencyLinks.Changes);
        Assert.Equal(50, Shown(first).Count);
        await ChangeAllAsync(province, admin);
        await CaughtUpAsync(province);

        var second = await admin.OpenAsync(first.Document.QuerySelector("main nav a[href*='before=']")!.GetAttribute("href")!);

        Assert.Equal(50, Shown(second).Count);
        Assert.Empty(Rows(first).Intersect(Rows(second)));
        second.ShouldSay("Về mới nhất");
        Assert.DoesNotContain("month.closed", Shown(second));
    }

    [Theory, EachDatabase]
    public async Task A_leader_sees_the_own_unit_and_what_holds_for_all_and_others_are_told_why_not(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        await ChangeAllAsync(province, admin);
        using var leader = await province.SignInAsync("leader");
        await LivedProvince.ConsentAsync(leader);
        await CaughtUpAsync(province);

        var page = (await leader.OpenAsync(AgencyLinks.Changes)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(["consent.given", "rules.adopted", "month.closed"], Shown(page).Take(3));
        Assert.DoesNotContain("staff.role-changed", Shown(page));
        SaysOf(page, "consent.given", "một hồ sơ của ngày 20/01/2026", "Đức Xuân");
        Assert.Contains("staff.appointed", Shown(page));
        Assert.Empty(page.Document.QuerySelectorAll(".op-tabs"));
        Assert.DoesNotContain("Sở Xây dựng", (await leader.OpenAsync($"{AgencyLinks.Changes}.csv")).Html, StringComparison.Ordinal);
        using var desk = await province.SignInAsync("desk");
        (await desk.OpenAsync(AgencyLinks.Changes)).ShouldSay("Lãnh đạo");
        Assert.Equal("/khong-duoc-phep", (await desk.OpenAsync($"{AgencyLinks.Changes}.csv")).Address.AbsolutePath);
    }

    [Theory, EachDatabase]
    public async Task The_same_change_twice_is_refused_with_a_reason_and_is_one_event(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var (clerk, officer) = await ChangeAllAsync(province, admin);

        var page = await admin.OpenAsync($"{AgencyLinks.Staff}/{officer}");
        await page.FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync();
        (await page.FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync()).ShouldSay("đã bị khóa từ trước; không có gì thay đổi");
        (await SaveRoleAsync(admin, clerk, Roles.Specialist)).ShouldSay("đã giữ vai trò đó ở đơn vị này");
        Assert.Equal("time.rules-not-later", (await AdoptAsync(province)).Error?.Code);
        var keys = province.Services.GetRequiredService<IApiTokens>();
        Assert.False((await keys.RevokeAllAsync("admin", Ct)).IsError);
        Assert.Equal("agencies.no-keys", (await keys.RevokeAllAsync("admin", Ct)).Error?.Code);

        Assert.Equal(
            [
                "month.closed 1", "rules.adopted 1", "staff.key-made 1", "staff.keys-revoked 1", "staff.locked 2",
                "staff.password-issued 1", "staff.role-changed 1", "staff.unlocked 1",
            ],
            await province.Database.QueryAsync(row => $"{row.GetString(0)} {row.Int(1)}",
                "select type, count(*) from eventlog_event where (type like 'staff.%' and type <> 'staff.appointed') " +
                "or type like 'month.%' or type like 'rules.%' group by type order by type", []));
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    /// <summary>Role, lock, unlock, password, key, month and rules, each by its door.</summary>
    /// <returns>Whose role, and whose lock and password.</returns>
    private static async Task<(long Clerk, long Officer)> ChangeAllAsync(Province province, Visitor admin)
    {
        var (staff, agencies) = (province.Services.GetRequiredService<IStaff>(), province.Services.GetRequiredService<IAgencies>());
        var clerk = staff.At(agencies.FindBySlug("so-xay-dung")!.Id, Roles.RecordsClerk)[0].Id;
        var officer = staff.At(agencies.FindBySlug("so-y-te")!.Id, Roles.DeskOfficer)[0].Id;
        (await SaveRoleAsync(admin, clerk, Roles.Specialist)).ShouldBe(HttpStatusCode.OK);
        foreach (var (which, sure) in new[] { ("lock", "Input.LockSure"), ("lock", null), ("issue", "Input.Sure") })
        {
            var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer}")).FormWith($"[value='{which}']");
            await (sure is null ? form : form.Tick(sure)).SubmitAsync();
        }
        var key = await province.Services.GetRequiredService<IApiTokens>().CreateAsync("admin", "test", Ct);
        using var program = province.Client();
        program.DefaultRequestHeaders.Authorization = new("Bearer", key.Value);
        (await Office.PostAsync(program, "/api/closed-months", new() { ["month"] = 202610 })).Ok();
        Assert.False((await AdoptAsync(province)).IsError);
        return (clerk, officer);
    }

    private static Task<Result<DeadlineRuleSet>> AdoptAsync(Province province) =>
        province.Services.GetRequiredService<RulesImport>().ImportAsync(NewLaw, keep: true, Actor.System("import"), Ct);

    private static async Task<Page> SaveRoleAsync(Visitor admin, long officer, string role)
    {
        var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer}")).FormWith("[name='Input.Role']");
        form["Input.Role"] = role;
        return await form.SubmitAsync();
    }

    /// <summary>The page shows what the projection has: wait until that is everything.</summary>
    private static async Task CaughtUpAsync(Province province)
    {
        var runner = province.Services.GetRequiredService<ProjectionRunner>();
        var last = await province.Database.FirstAsync(row => row.Int(0), "select count(*) from eventlog_event", [], Ct);
        await Patience.UntilAsync(() => runner.Status("rights-changes")?.Seq >= last, "The list of changes did not catch up");
    }

    private static IReadOnlyList<string> Shown(Page page) =>
        [.. page.Document.QuerySelectorAll("[data-change]").Select(row => row.GetAttribute("data-change")!)];

    private static IEnumerable<string> Rows(Page page) => page.Document.QuerySelectorAll("[data-change]").Select(row => row.Id!);

    private static void SaysOf(Page page, string type, params string[] words)
    {
        var text = page.Document.QuerySelector($"[data-change='{type}']")?.TextContent ?? "";
        foreach (var word in words) Assert.Contains(word, text, StringComparison.Ordinal);
    }

    private static StaffInfo AdministratorOf(Province province) => province.Services.GetRequiredService<IStaff>()
        .At(province.Services.GetRequiredService<IAgencies>().Province.Id, Roles.ProvinceAdministrator)[0];

    private static string NameOf(Province province, long officer) => province.Services.GetRequiredService<IStaff>().Find(officer)!.Name;
}
