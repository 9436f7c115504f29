using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>Officers and posts come, are given for a time, and end without leaving work behind.</summary>
public sealed class PostLifeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_officer_is_added_and_gets_a_second_post_that_ends_by_itself(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        var staff = province.Services.GetRequiredService<IStaff>();
        using var admin = await province.SignInAsync("admin");
        var form = (await admin.OpenAsync(AgencyLinks.NewStaff)).FormWith("[name='Input.Title']");
        (await form.SubmitAsync()).ShouldSay("Ghi chức danh của cán bộ").ShouldSay("Chọn một cơ quan trong danh sách");
        (form["Input.Name"], form["Input.Title"]) = ("Đàm Mẫu Thủy", "Chuyên viên");
        (form["Input.Agency"], form["Input.Role"]) = ($"{unit.Id.Value}", Roles.ProvinceAdministrator);
        (await form.SubmitAsync()).ShouldSay("chỉ giao được cho vị trí ở UBND tỉnh");
        form["Input.Role"] = Roles.Specialist;
        // By words of its name: several fit, and one of them is picked.
        form["Input.Agency"] = "phuong";
        var several = await form.SubmitAsync();
        Assert.True(several.ShouldSay("Chọn một cơ quan trong danh sách").Document.QuerySelectorAll("[name='Input.Unit']").Length > 1);
        form["Input.Agency"] = "khong co co quan nay";
        Assert.Empty((await form.SubmitAsync()).Document.QuerySelectorAll("[name='Input.Unit']"));
        form["Input.Agency"] = "duc xuan phuong";
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Đàm Mẫu Thủy").ShouldSay("Đã thêm cán bộ");
        var officer = staff.All.Single(one => one.Name == "Đàm Mẫu Thủy");

        var post = (await admin.OpenAsync(AgencyLinks.NewPost(officer.Id))).FormWith("[name='Input.Agency']");
        (post["Input.Agency"], post["Input.Role"]) = ($"{unit.Id.Value}", Roles.RecordsClerk);
        Until(post, new DateOnly(2020, 1, 1));
        (await post.SubmitAsync()).ShouldSay("Ngày này đã qua");
        Until(post, new DateOnly(9999, 12, 31));
        (await post.SubmitAsync()).ShouldSay("Ngày này quá xa");
        Until(post, province.Time.Now().LocalDay().AddDays(3));
        (await post.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("thì kết thúc");
        (await post.SubmitAsync()).ShouldSay("đã giữ");
        Assert.Contains(staff.Holding(unit.Id, "dossiers.return"), one => one.Id == officer.Id);
        province.Time.Advance(TimeSpan.FromDays(4));
        Assert.DoesNotContain(staff.Holding(unit.Id, "dossiers.return"), one => one.Id == officer.Id);
        Assert.Equal([Roles.Specialist], staff.Find(officer.Id)!.Posts.Select(one => one.Role));
        using var later = await province.SignInAsync("admin");
        post = (await later.OpenAsync(AgencyLinks.NewPost(officer.Id))).FormWith("[name='Input.Agency']");
        (post["Input.Agency"], post["Input.Role"]) = ($"{unit.Id.Value}", Roles.RecordsClerk);
        (await post.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        Assert.Equal([Roles.Specialist, Roles.RecordsClerk], staff.Find(officer.Id)!.Posts.Select(one => one.Role));
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task A_post_ends_when_its_work_went_to_somebody_else(DatabaseEngine engine)
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
        var page = (await admin.OpenAsync(AgencyLinks.PostOf(officer.Id, post))).ShouldSay("Còn giữ 1 việc ở đơn vị này");
        (await page.FormWith("[value='end']").SubmitAsync()).ShouldSay("Chuyển hết cho người khác rồi mới kết thúc vị trí");
        Assert.Contains(post, staff.Find(officer.Id)!.Posts);

        var clerk = staff.At(new(held.Unit), Roles.RecordsClerk)[0];
        var role = (await admin.OpenAsync(AgencyLinks.Officer(clerk.Id))).FormWith("[name='Input.Role']");
        role["Input.Role"] = Roles.DeskOfficer;
        await role.SubmitAsync();
        var pass = (await admin.OpenAsync(page.Document.QuerySelector("a[href$='unit=" + held.Unit + "']")!.GetAttribute("href")!))
            .Form("form[data-form]").Force("to", $"{clerk.Id}");
        (await pass.SubmitAsync()).ShouldSay($"Đã chuyển 1 việc cho {clerk.Name}");
        page = await admin.OpenAsync(AgencyLinks.PostOf(officer.Id, post));
        (await page.FormWith("[value='end']").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Vị trí đã kết thúc");
        Assert.DoesNotContain(post, staff.Find(officer.Id)!.Posts);
        (await page.FormWith("[value='end']").SubmitAsync()).ShouldSay("vị trí đã kết thúc");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_stays_and_for_good(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var post = new Post(province.Services.GetRequiredService<IAgencies>().Province.Id.Value, Roles.ProvinceAdministrator);
        var self = province.Services.GetRequiredService<IStaff>().At(new(post.Agency), post.Role)[0];
        using var admin = await province.SignInAsync("admin");
        var page = await admin.OpenAsync(AgencyLinks.PostOf(self.Id, post));
        (await page.FormWith("[value='end']").SubmitAsync()).ShouldSay("quản trị cuối cùng");
        var until = page.FormWith("[value='until']");
        Until(until, province.Time.Now().LocalDay().AddDays(30));
        (await until.SubmitAsync()).ShouldSay("quản trị cuối cùng");
        using var leader = await province.SignInAsync("leader");
        (await leader.OpenAsync(AgencyLinks.PostOf(self.Id, post))).ShouldSay("Vai trò của bạn không có quyền này");
    }

    [Theory, EachDatabase]
    public async Task Managing_officers_is_no_way_to_what_reaches_the_province(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (agencies, staff) = (province.Services.GetRequiredService<IAgencies>(), province.Services.GetRequiredService<IStaff>());
        using var admin = await province.SignInAsync("admin");
        var bundle = (await admin.OpenAsync(AgencyLinks.Role(Roles.Leader))).FormWith("[value='bundle']")
            .AddAnother("Input.Held", AgencyPermissions.ManageStaff);
        await (await bundle.SubmitAsync()).FormWith("[name='Input.Sure']").SubmitAsync();
        using var leader = await province.SignInAsync("leader");
        var unit = agencies.FindBySlug("phuong-duc-xuan")!;
        var clerk = staff.At(unit.Id, Roles.RecordsClerk)[0];
        var form = (await leader.OpenAsync(AgencyLinks.NewPost(clerk.Id))).FormWith("[name='Input.Role']");
        form.Force("Input.Agency", $"{agencies.Province.Id.Value}");
        (await form.Force("Input.Role", Roles.ProvinceAdministrator).SubmitAsync()).ShouldSay("không có quyền");

        // Posts of other units are not read by their address, and one without posts belongs to the province.
        var other = staff.At(agencies.FindBySlug("so-y-te")!.Id, Roles.DeskOfficer)[0];
        (await leader.OpenAsync(AgencyLinks.PostOf(other.Id, other.Posts[0]))).ShouldBe(HttpStatusCode.NotFound);
        await province.ExecuteAsync($"delete from agencies_post where staff = {other.Id}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();
        await (await leader.OpenAsync(AgencyLinks.Officer(other.Id))).FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync();
        Assert.False(staff.Find(other.Id)!.Locked);

        // What reaches the province is not given by a post below it, whatever its role holds.
        await province.ExecuteAsync("insert into agencies_role_permission (role, permission, held) values " +
            $"('{Roles.Leader}', '{AgencyPermissions.SeeSecurityEvents}', 1)");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.RoleBook>().RefreshAsync();
        (await leader.OpenAsync(AgencyLinks.SecurityEvents)).ShouldSay("Bạn không xem được nội dung này");
    }

    private static void Until(Form form, DateOnly day)
    {
        form["Input.Until.Day"] = $"{day.Day}";
        (form["Input.Until.Month"], form["Input.Until.Year"]) = ($"{day.Month}", $"{day.Year}");
    }
}
