using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>What administrators are kept from doing by mistake, twice, or for themselves.</summary>
public sealed class StaffGuardTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Nobody_gives_themselves_a_role_but_may_give_one_up(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (agencies, staff) = (province.Services.GetRequiredService<IAgencies>(), province.Services.GetRequiredService<IStaff>());
        var (top, administrator) = (agencies.Province.Id, Roles.ProvinceAdministrator);
        var (self, second) = (staff.At(top, administrator)[0], staff.At(top, Roles.Leader)[0]);
        using var admin = await province.SignInAsync("admin");
        (await GiveAsync(admin, second.Id, top, administrator)).ShouldSay("Đã giao thêm vị trí");

        (await GiveAsync(admin, self.Id, top, Roles.Leader)).ShouldSay("Không ai tự giao vai trò cho mình");
        (await RoleAsync(admin, self, Roles.Leader)).ShouldSay("Không ai tự giao vai trò cho mình");
        // A last day for oneself is no gain; taking it back is.
        var post = new Post(top.Value, administrator);
        var until = (await admin.OpenAsync(AgencyLinks.PostOf(self.Id, post))).FormWith("[value='until']");
        Until(until, province.Time.Now().LocalDay().AddDays(30));
        (await until.SubmitAsync()).ShouldSay("Đã lưu thời hạn");
        until = (await admin.OpenAsync(AgencyLinks.PostOf(self.Id, post))).FormWith("[value='until']");
        Until(until, province.Time.Now().LocalDay().AddDays(60));
        (await until.SubmitAsync()).ShouldSay("kéo dài vị trí của mình");
        Assert.Equal([post], staff.Find(self.Id)!.Posts);

        // The other one may do both.
        using var other = await province.SignInAsync("leader.ubnd-tinh");
        var switching = (await other.OpenAsync("/desk")).FormWith($"[value='{post.Agency}:{post.Role}']");
        await switching.SubmitAsync($"[value='{post.Agency}:{post.Role}']");
        (await GiveAsync(other, self.Id, top, Roles.Leader)).ShouldSay("Đã giao thêm vị trí");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Another_role_or_an_earlier_day_waits_for_the_work_that_only_the_post_may_do(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        await desk.TakeInAsync("Phùng Mẫu Tài");
        var held = await province.Database.FirstAsync(row => (Unit: row.Int(0), Officer: row.GetString(1)),
            "select holder_agency, holder_officer from dossiers_dossier limit 1", [], Ct);
        var staff = province.Services.GetRequiredService<IStaff>();
        var officer = staff.FindByActor(held.Officer)!;
        var post = officer.Posts.First(one => one.Agency == held.Unit);
        using var admin = await province.SignInAsync("admin");
        (await RoleAsync(admin, officer, Roles.RecordsClerk, post)).ShouldSay("đang giữ 1 việc ở đơn vị mà vai trò mới không làm được");
        Assert.Contains(post, staff.Find(officer.Id)!.Posts);

        var until = (await admin.OpenAsync(AgencyLinks.PostOf(officer.Id, post))).FormWith("[value='until']");
        Until(until, province.Time.Now().LocalDay().AddDays(30));
        var asked = (await until.SubmitAsync()).ShouldSay("việc ở lại mà không còn người giữ");
        Assert.Empty(staff.Find(officer.Id)!.Ends);
        (await asked.FormWith("[name='Input.Sure']").Tick("Input.Sure").SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.Single(staff.Find(officer.Id)!.Ends);
        // A later day leaves nothing behind that was not asked before.
        until = (await admin.OpenAsync(AgencyLinks.PostOf(officer.Id, post))).FormWith("[value='until']");
        Until(until, province.Time.Now().LocalDay().AddDays(40));
        await until.SubmitAsync();
        Assert.Equal(province.Time.Now().LocalDay().AddDays(41).Start(), staff.Find(officer.Id)!.Ends[post]);
    }

    [Theory, EachDatabase]
    public async Task A_role_only_one_of_a_unit_has_is_asked_about(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var staff = province.Services.GetRequiredService<IStaff>();
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        var leader = Assert.Single(staff.At(unit.Id, Roles.Leader));
        using var admin = await province.SignInAsync("admin");
        var asked = (await RoleAsync(admin, leader, Roles.Specialist)).ShouldSay("ngoài người này không ai khác có quyền sau");
        Assert.Equal([Roles.Leader], staff.Find(leader.Id)!.Posts.Select(one => one.Role));
        var form = asked.FormWith("[name='Input.RoleSure']");
        Assert.Equal(Roles.Specialist, form["Input.Role"]);
        (await form.Tick("Input.RoleSure").SubmitAsync()).ShouldSay("Đã đổi vai trò");
        Assert.Equal([Roles.Specialist], staff.Find(leader.Id)!.Posts.Select(one => one.Role));
    }

    [Theory, EachDatabase]
    public async Task Two_presses_appoint_one_officer_who_is_shown_without_an_account(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        using var admin = await province.SignInAsync("admin");
        var form = (await admin.OpenAsync(AgencyLinks.NewStaff)).FormWith("[name='Input.Title']");
        (form["Input.Name"], form["Input.Title"]) = ("Đàm Mẫu Thủy", "Chuyên viên");
        (form["Input.Agency"], form["Input.Role"]) = ($"{unit.Id.Value}", Roles.Specialist);
        var pages = await Task.WhenAll(form.SubmitAsync(), form.SubmitAsync());
        var officer = Assert.Single(province.Services.GetRequiredService<IStaff>().All, one => one.Name == "Đàm Mẫu Thủy");
        Assert.All([.. pages, await form.SubmitAsync()], page => Assert.Equal(AgencyLinks.Officer(officer.Id), page.Address.AbsolutePath));

        (await admin.OpenAsync(AgencyLinks.Officer(officer.Id))).ShouldSay("Chưa có tài khoản");
        (await admin.OpenAsync($"{AgencyLinks.Staff}?q=dam+mau+thuy")).ShouldSay("Chưa có tài khoản");
        var make = (await admin.OpenAsync(AgencyLinks.Officer(officer.Id))).FormWith("[value='issue']");
        make["Input.UserName"] = "thuy.dam";
        Assert.NotEmpty((await make.SubmitAsync()).TextOf("[data-temporary]"));
        Assert.DoesNotContain("Chưa có tài khoản", (await admin.OpenAsync($"{AgencyLinks.Staff}?q=dam+mau+thuy")).Text);
    }

    [Theory, EachDatabase]
    public async Task Locking_asks_first(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var staff = province.Services.GetRequiredService<IStaff>();
        var officer = staff.At(province.Services.GetRequiredService<IAgencies>().FindBySlug("so-y-te")!.Id, Roles.DeskOfficer)[0];
        using var admin = await province.SignInAsync("admin");
        (await (await admin.OpenAsync(AgencyLinks.Officer(officer.Id))).FormWith("[value='lock']").SubmitAsync()).ShouldSay(
            "Đánh dấu vào ô này");
        Assert.False(staff.Find(officer.Id)!.Locked);
    }

    private static async Task<Page> GiveAsync(Visitor who, long officer, AgencyId unit, string role)
    {
        var form = (await who.OpenAsync(AgencyLinks.NewPost(officer))).FormWith("[name='Input.Agency']");
        (form["Input.Agency"], form["Input.Role"]) = ($"{unit.Value}", role);
        return await form.SubmitAsync();
    }

    private static async Task<Page> RoleAsync(Visitor who, StaffInfo officer, string role, Post? post = null)
    {
        var chosen = post ?? officer.Posts[0];
        var form = (await who.OpenAsync(AgencyLinks.Officer(officer.Id))).FormWith($"[value='{chosen.Agency}:{chosen.Role}'][name]");
        form["Input.Role"] = role;
        return await form.SubmitAsync();
    }

    private static void Until(Form form, DateOnly day)
    {
        (form["Input.Until.Day"], form["Input.Until.Month"], form["Input.Until.Year"]) = ($"{day.Day}", $"{day.Month}", $"{day.Year}");
    }
}
