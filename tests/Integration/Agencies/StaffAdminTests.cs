using OpenProvince.Testing;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Agencies;

public sealed class StaffAdminTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task The_list_is_searched_without_accents(DatabaseEngine engine)
    {
        using var admin = await (await provinces.OnAsync(engine)).SignInAsync("admin");
        var page = (await admin.OpenAsync($"{AgencyLinks.Staff}?q=so+tu+phap")).ShouldBe(HttpStatusCode.OK);
        Assert.Equal(5,
            page.Document.QuerySelectorAll("tr[data-row]").Count(row => row.TextContent.Contains("Sở Tư pháp", StringComparison.Ordinal)));
        page.ShouldSay($"{page.Document.QuerySelectorAll("tr[data-row]").Length} cán bộ khớp “so tu phap”");
        (await admin.OpenAsync($"{AgencyLinks.Staff}?q=khong+co+ai")).ShouldSay("Không có cán bộ nào khớp");
    }

    [Theory, EachDatabase]
    public async Task The_name_itself_comes_before_names_and_units_with_its_words(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var admin = await province.SignInAsync("admin");
        foreach (var one in province.Services.GetRequiredService<IStaff>().All.Reverse().Take(20))
        {
            var page = await admin.OpenAsync($"{AgencyLinks.Staff}?q={Uri.EscapeDataString(VietnameseText.Fold(one.Name))}");
            Assert.Equal(one.Name, page.TextOf("tr[data-row] a"));
        }
    }

    [Theory, EachDatabase]
    public async Task A_locked_officer_acts_as_nobody_at_once(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var officer = At(province, "so-y-te", Roles.DeskOfficer);
        using var session = await province.SignInAsync("desk.so-y-te");
        using var admin = await province.SignInAsync("admin");
        (await PressLockAsync(admin, officer)).ShouldSay("Đã khóa");
        (await session.OpenAsync("/khong-duoc-phep")).ShouldSay("Đăng nhập");
        Assert.Empty(province.Services.GetRequiredService<IStaff>().At(new(officer.Posts[0].Agency), Roles.DeskOfficer));
        (await SignInTests.TryAsync(province.Visitor(), "desk.so-y-te", IProvinceSeeder.DemoPassword)).ShouldSay(
            "Tài khoản này đã bị khóa");
        (await PressLockAsync(admin, officer)).ShouldSay("Đang hoạt động");
        using var again = await province.SignInAsync("desk.so-y-te");
    }

    [Theory, EachDatabase]
    public async Task A_role_is_changed_for_the_next_request(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var officer = At(province, "so-xay-dung", Roles.RecordsClerk);
        using var admin = await province.SignInAsync("admin");
        (await SaveRoleAsync(admin, officer, Roles.Specialist)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal([Roles.Specialist], province.Services.GetRequiredService<IStaff>().Find(officer.Id)!.Posts.Select(post => post.Role));
        using var session = await province.SignInAsync("clerk.so-xay-dung");
        (await session.OpenAsync("/khong-duoc-phep")).ShouldSay("Chuyên viên, Sở Xây dựng");
        (await SaveRoleAsync(admin, officer, "owner")).ShouldSay("Chọn một vai trò trong danh sách");
    }

    [Theory, EachDatabase]
    public async Task Each_role_of_an_officer_with_two_posts_is_changed(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var officer = province.Services.GetRequiredService<IStaff>().All.First(one => one.Posts.Count == 2);
        using var admin = await province.SignInAsync("admin");
        for (var i = 0; i < 2; i++)
        {
            var page = await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}");
            var form = page.FormWith($"#f-role-{i}");
            form["Input.Role"] = Roles.RecordsClerk;
            await form.Force("Input.RoleSure", "true").SubmitAsync();
        }
        Assert.All(
            province.Services.GetRequiredService<IStaff>().Find(officer.Id)!.Posts, post => Assert.Equal(Roles.RecordsClerk, post.Role));
    }

    [Theory, EachDatabase]
    public async Task The_last_administrator_stays(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var self = At(province, "ubnd-tinh", Roles.ProvinceAdministrator);
        using var admin = await province.SignInAsync("admin");
        (await SaveRoleAsync(admin, self, Roles.Specialist)).ShouldSay("quản trị cuối cùng");
        (await PressLockAsync(admin, self)).ShouldSay("Bạn không thể tự khóa");
        (await admin.OpenAsync($"{AgencyLinks.Staff}/1")).ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, EachDatabase]
    public async Task A_post_below_the_province_does_not_administer_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var officer = At(province, "phuong-duc-xuan", Roles.Leader);
        var self = At(province, "ubnd-tinh", Roles.ProvinceAdministrator);
        using var office = await Office.OpenAsync(province);
        using var below = await office.ClientAsync("leader");
        using var admin = await province.SignInAsync("admin");
        var page = await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}");
        Assert.DoesNotContain(Roles.ProvinceAdministrator,
            page.Document.QuerySelectorAll("[name='Input.Role'] option").Select(option => option.GetAttribute("value")));
        (await page.FormWith("[name='Input.Role']").Force("Input.Role", Roles.ProvinceAdministrator).SubmitAsync()).ShouldSay(
            "chỉ giao được cho vị trí ở UBND tỉnh");

        // One that was given earlier closes no month, is not the second administrator, and can be changed.
        await province.ExecuteAsync($"update agencies_post set role = '{Roles.ProvinceAdministrator}' where staff = {officer.Id}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();
        var month = new System.Text.Json.Nodes.JsonObject { ["month"] = 202610 };
        (await Office.PostAsync(below, "/api/closed-months", month)).Refused(403, "cases.not-allowed");
        (await SaveRoleAsync(admin, self, Roles.Specialist)).ShouldSay("quản trị cuối cùng");
        (await (await SaveRoleAsync(admin, officer, Roles.Leader)).FormWith("[name='Input.RoleSure']").Tick("Input.RoleSure").SubmitAsync())
            .ShouldSay("Đã đổi vai trò");
        Assert.Equal(
            [Roles.Leader], province.Services.GetRequiredService<IStaff>().Find(officer.Id)!.Posts.Select(post => post.Role).Distinct());
        (await Office.PostAsync(office.Admin, "/api/closed-months", (System.Text.Json.Nodes.JsonObject)month.DeepClone())).Ok();
    }

    [Theory, EachDatabase]
    public async Task The_same_lock_sent_twice_stays_a_lock_and_says_so(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var officer = At(province, "so-cong-thuong", Roles.DeskOfficer);
        using var admin = await province.SignInAsync("admin");
        var page = await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}");
        (await page.FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync()).ShouldSay("Đã khóa");
        (await page.FormWith("[value='lock']").Tick("Input.LockSure").SubmitAsync()).ShouldSay("Đã khóa").ShouldSay("đã bị khóa từ trước");
        Assert.True(province.Services.GetRequiredService<IStaff>().Find(officer.Id)!.Locked);
    }

    [Theory, EachDatabase]
    public async Task An_officer_without_posts_is_locked_like_any_other(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var officer = At(province, "so-noi-vu", Roles.RecordsClerk);
        await province.ExecuteAsync($"delete from agencies_post where staff = {officer.Id}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();
        using var admin = await province.SignInAsync("admin");
        (await PressLockAsync(admin, officer)).ShouldSay("Đã khóa");
        Assert.True(province.Services.GetRequiredService<IStaff>().Find(officer.Id)!.Locked);
    }

    private static StaffInfo At(Province province, string slug, string role) =>
        province.Services.GetRequiredService<IStaff>().At(province.Services.GetRequiredService<IAgencies>().FindBySlug(slug)!.Id, role)[0];

    private static async Task<Page> PressLockAsync(Visitor admin, StaffInfo officer)
    {
        var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}")).FormWith("[value='lock']");
        return await (form["Input.Locked"] == "true" ? form.Tick("Input.LockSure") : form).SubmitAsync();
    }

    private static async Task<Page> SaveRoleAsync(Visitor admin, StaffInfo officer, string role)
    {
        var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{officer.Id}")).FormWith("[name='Input.Role']");
        form["Input.Role"] = role;
        return await form.SubmitAsync();
    }
}
