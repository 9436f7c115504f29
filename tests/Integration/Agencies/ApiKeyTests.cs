using System.Net;
using System.Net.Http.Headers;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Integration.Operations;
using OpenProvince.Integration.Verification;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>Keys with which programs act as officers: made for a purpose and a time, ended at once.</summary>
public sealed class ApiKeyTests
{
    private const string Tasks = "/api/tasks?tab=mine", TasksRead = "tasks.read", Wall = "operations.wall";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task One_is_made_for_named_acts_of_a_post_until_a_day_and_shown_once(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var leader = LeaderOf(province);
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync(AgencyLinks.Keys)).ShouldSay("Chưa có khóa nào");
        var page = await admin.OpenAsync(AgencyLinks.NewKey(leader.Id));
        Assert.DoesNotContain(AgencyPermissions.ManageStaff, page.Html, StringComparison.Ordinal);
        (await page.FormWith("[name='Input.Label']").SubmitAsync()).ShouldSay("dùng cho chương trình nào").ShouldSay("ít nhất một việc")
            .ShouldSay("Chọn ngày cuối");
        (await MakeAsync(admin, leader, 367, TasksRead)).ShouldSay("nhiều nhất 366 ngày");
        (await MakeAsync(admin, leader, -1, TasksRead)).ShouldSay("Ngày này đã qua");
        (await MakeAsync(admin, leader, 10, "dossiers.return")).ShouldSay("không có hết các quyền này");
        (await MakeAsync(admin, leader, 10, AgencyPermissions.ManageStaff)).ShouldSay("không có hết các quyền này");
        Assert.Equal(0, await CountAsync(province));

        var form = await FormAsync(admin, leader, 10, TasksRead);
        var token = (await form.SubmitAsync()).TextOf("[data-token]");
        // Loading the answer again makes no other one.
        Assert.Null((await form.SubmitAsync()).ShouldSay("Khóa chỉ hiện một lần").Document.QuerySelector("[data-token]"));
        Assert.Equal(1, await CountAsync(province));

        using var program = ProgramOf(province, token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(Tasks, Ct)).StatusCode);
        (await Office.PostAsync(program, "/api/tasks", new() { ["content"] = "Làm sạch dữ liệu", ["due"] = "2026-12-04" })).Refused(
            403, "cases.not-allowed");
        Assert.Equal(HttpStatusCode.Forbidden,
            (await program.GetAsync($"/live?tiles={await TileStream.BoardAsync(province)}", Ct)).StatusCode);

        var list = (await admin.OpenAsync(AgencyLinks.Keys)).ShouldSay("Máy chủ báo cáo").ShouldSay(leader.Name).ShouldSay("Quản trị")
            .ShouldSay("03/12/2026").ShouldSay("09:00 23/11/2026");
        Assert.DoesNotContain(token, list.Html, StringComparison.Ordinal);
        using var told = await province.SignInAsync("leader");
        await Patience.UntilAsync(async () => (await told.OpenAsync("/desk/notices")).Text.Contains(
            "Có khóa API làm việc thay bạn", StringComparison.Ordinal), "nobody told the officer");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
        await province.ExecuteAsync("update agencies_api_token set scopes = scopes || ' tasks.assign', ends_at = ends_at + 1, role = 'x'");
        Assert.Equal(3, (await LivedProvince.VerifyAsync(province)).Findings.Count);
    }

    [Theory, EachDatabase]
    public async Task Revoked_it_ends_at_once_with_its_stream_and_no_other(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var leader = LeaderOf(province);
        using var admin = await province.SignInAsync("admin");
        using var program = ProgramOf(province, (await MakeAsync(admin, leader, 10, TasksRead, Wall)).TextOf("[data-token]"));
        using var other = ProgramOf(province, (await MakeAsync(admin, leader, 10, TasksRead)).TextOf("[data-token]"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Tasks, Ct)).StatusCode);
        using var stream = new StreamReader(await program.GetStreamAsync($"/live?tiles={await TileStream.BoardAsync(province)}", Ct));
        Assert.NotNull(await stream.ReadLineAsync(Ct));

        var list = await admin.OpenAsync(AgencyLinks.Keys);
        var revoke = list.FormWith($"[value='{await NameAsync(province, Wall)}']");
        (await revoke.SubmitAsync()).ShouldSay("Đã thu hồi khóa").ShouldSay("Thu hồi lúc");
        using var enough = new CancellationTokenSource(Patience.State);
        while (await stream.ReadLineAsync(enough.Token) is not null)
        {
        }
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(Tasks, Ct)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync(Tasks, Ct)).StatusCode);
        (await revoke.SubmitAsync()).ShouldSay("đã bị thu hồi từ trước");
        (await admin.OpenAsync(AgencyLinks.Officer(leader.Id))).ShouldSay("Thu hồi một khóa API").ShouldSay("Cấp khóa API có hạn");
        Assert.Empty((await LivedProvince.VerifyAsync(province)).Findings);
    }

    [Theory, EachDatabase]
    public async Task It_ends_with_its_day_and_with_its_post(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var staff = province.Services.GetRequiredService<IStaff>();
        // Of the officer's two posts the key has the one that is not the usual one.
        var officer = staff.All.First(one => one.Posts.Count == 2);
        var post = officer.Posts[1];
        using var admin = await province.SignInAsync("admin");
        using var program = ProgramOf(province, (await MakeAsync(admin, officer, 3, ["dossiers.read"], post)).TextOf("[data-token]"));
        const string list = "/api/dossiers?tab=mine";
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(list, Ct)).StatusCode);
        await province.ExecuteAsync(
            $"update agencies_post set until = 1 where staff = {officer.Id} and agency = {post.Agency} and role = '{post.Role}'");
        await province.Services.GetRequiredService<StaffDirectory>().RefreshAsync();
        Assert.Equal([officer.Posts[0]], staff.Find(officer.Id)!.Posts);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(list, Ct)).StatusCode);
        (await admin.OpenAsync(AgencyLinks.Keys)).ShouldSay("Vị trí đã kết thúc");

        using var short1 = ProgramOf(province, (await MakeAsync(admin, LeaderOf(province), 0, TasksRead)).TextOf("[data-token]"));
        Assert.Equal(HttpStatusCode.OK, (await short1.GetAsync(Tasks, Ct)).StatusCode);
        province.Time.Advance(TimeSpan.FromHours(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await short1.GetAsync(Tasks, Ct)).StatusCode);
        using var again = await province.SignInAsync("admin");
        (await again.OpenAsync(AgencyLinks.Keys)).ShouldSay("Hết hạn 23/11/2026");
    }

    [Theory, EachDatabase]
    public async Task Only_who_manages_keys_of_the_province_does(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var leader = await province.SignInAsync("leader");
        foreach (var address in new[] { AgencyLinks.Keys, AgencyLinks.NewKey(LeaderOf(province).Id) })
            (await leader.OpenAsync(address)).ShouldSay("không có quyền này");
        using var admin = await province.SignInAsync("admin");
        (await admin.OpenAsync($"{AgencyLinks.Keys}/new?officer=%27x")).ShouldBe(HttpStatusCode.NotFound);
        (await admin.OpenAsync($"{AgencyLinks.Keys}?page=-3x")).ShouldBe(HttpStatusCode.OK);
    }

    private static Task<Page> MakeAsync(Visitor admin, StaffInfo officer, int days, params string[] scopes) =>
        MakeAsync(admin, officer, days, scopes, officer.Posts[0]);

    private static async Task<Page> MakeAsync(Visitor admin, StaffInfo officer, int days, string[] scopes, Post post) =>
        await (await FormAsync(admin, officer, days, scopes)).Force("Input.Post", $"{post.Agency}:{post.Role}").SubmitAsync();

    private static async Task<Form> FormAsync(Visitor admin, StaffInfo officer, int days, params string[] scopes)
    {
        var form = (await admin.OpenAsync(AgencyLinks.NewKey(officer.Id))).FormWith("[name='Input.Label']");
        var day = DateOnly.FromDateTime(TurnableTime.WorkingMonday.DateTime).AddDays(days);
        form["Input.Label"] = "Máy chủ báo cáo";
        (form["Input.Ends.Day"], form["Input.Ends.Month"], form["Input.Ends.Year"]) = ($"{day.Day}", $"{day.Month}", $"{day.Year}");
        foreach (var scope in scopes) form.AddAnother("Input.Scopes", scope);
        return form;
    }

    private static HttpClient ProgramOf(Province province, string token)
    {
        var client = province.Client();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    private static Task<int> CountAsync(Province province) =>
        province.Database.FirstAsync(row => (int)row.Int(0), "select count(*) from agencies_api_token", [], Ct);

    private static async Task<string> NameAsync(Province province, string scope) => Assert.Single(await province.Database.QueryAsync(
        row => ApiTokens.NameOf(row.Bytes(0)), $"select hash from agencies_api_token where scopes like '%{scope}%'", [], Ct));

    private static StaffInfo LeaderOf(Province province) => province.Services.GetRequiredService<IStaff>().At(
        province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!.Id, Roles.Leader)[0];
}
