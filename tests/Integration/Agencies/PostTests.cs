using OpenProvince.Testing;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Integration.Agencies;

public sealed class PostTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task An_officer_with_two_posts_switches_and_finds_the_post_again(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var officer = Desk(province);
        Assert.Equal(2, officer.Posts.Count);
        using var visitor = await province.SignInAsync("desk");
        (await visitor.OpenAsync("/khong-duoc-phep")).ShouldSay("Cán bộ một cửa, UBND phường Đức Xuân");
        await SwitchAsync(visitor, officer.Posts[1]);
        (await visitor.OpenAsync("/khong-duoc-phep")).ShouldSay("Chuyên viên, UBND phường Phùng Chí Kiên");
        using var later = await province.SignInAsync("desk");
        (await later.OpenAsync("/khong-duoc-phep")).ShouldSay("Chuyên viên, UBND phường Phùng Chí Kiên");
        await SwitchAsync(later, officer.Posts[0]);
    }

    [Theory, EachDatabase]
    public async Task A_post_somebody_else_holds_is_refused(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync("desk");
        var form = (await visitor.OpenAsync(OtherPost(Desk(province).Posts[1]))).Form("main form[action='/tai-khoan/vi-tri']");
        form["vi-tri"] = $"{province.Services.GetRequiredService<IAgencies>().Province.Id.Value}:{Roles.ProvinceAdministrator}";
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.Forbidden).ShouldSay("Bạn không giữ vị trí này");
        (await visitor.OpenAsync(AgencyLinks.Staff)).ShouldSay("Vai trò của bạn không có quyền này");
    }

    [Theory, EachDatabase]
    public async Task Scope_is_the_agency_of_the_post_and_what_stands_below(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var permissions = new PermissionDecision(
            new GivenRoles([new("test.sign", Roles.Leader), new("test.draft", Roles.Specialist)]),
            province.Services.GetRequiredService<IAgencyTree>());
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var district = agencies.FindBySlug("huyen-ba-be")!;
        var commune = agencies.Children(district.Id).First(child => child.Kind == AgencyKind.Commune);
        var leader = province.Services.GetRequiredService<IStaff>().At(district.Id, Roles.Leader)[0].ActAs();
        Assert.True(permissions.Decide(leader, "test.sign", district.Id.Value));
        Assert.True(permissions.Decide(leader, "test.sign", commune.Id.Value));
        Assert.Equal(
            PermissionReason.OutsideScope, permissions.Decide(leader, "test.sign", agencies.FindBySlug("so-tu-phap")!.Id.Value).Reason);
        Assert.Equal(PermissionReason.OutsideScope, permissions.Decide(leader, "test.sign", agencies.Province.Id.Value).Reason);
        var desk = Desk(province);
        var other = permissions.Decide(desk.ActAs(desk.Posts[0]), "test.draft", desk.Posts[1].Agency);
        Assert.Equal((PermissionReason.OtherPost, desk.Posts[1]), (other.Reason, other.Through!.Value));
    }

    [Theory, EachDatabase]
    public async Task Nobody_is_led_to_the_sign_in_and_back(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = province.Visitor();
        var page = await visitor.OpenAsync($"{AgencyLinks.Staff}?q=cam");
        Assert.Equal("/dang-nhap", page.Address.AbsolutePath);
        var form = page.FormWith("input[type=password]");
        form["Input.UserName"] = "admin";
        form["Input.Password"] = IProvinceSeeder.DemoPassword;
        Assert.Equal($"{AgencyLinks.Staff}?q=cam", (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).Address.PathAndQuery);
    }

    [Theory, EachDatabase]
    public async Task A_refusal_says_why_and_who_can_grant_it(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        using var visitor = await province.SignInAsync("leader");
        var page = (await visitor.OpenAsync(AgencyLinks.Staff)).ShouldBe(HttpStatusCode.OK);
        Assert.Equal("/khong-duoc-phep", page.Address.AbsolutePath);
        var administrator = province.Services.GetRequiredService<IStaff>()
            .At(province.Services.GetRequiredService<IAgencies>().Province.Id, Roles.ProvinceAdministrator)[0];
        page.ShouldSay("Vai trò của bạn không có quyền này").ShouldSay("Quản trị tỉnh").ShouldSay(administrator.Name);
    }

    [Theory]
    [EachDatabase("/khong-duoc-phep?ly-do=<script>&quyen=<script>&don-vi=12&vi-tri=x:y")]
    [EachDatabase("/khong-duoc-phep?vi-tri=1:leader")]
    public async Task The_reason_page_believes_nothing_it_is_told(DatabaseEngine engine, string address)
    {
        using var visitor = await (await provinces.OnAsync(engine)).SignInAsync("citizen");
        var page = (await visitor.OpenAsync(address)).ShouldBe(HttpStatusCode.OK);
        Assert.DoesNotContain("<script>&", page.Html);
        Assert.Null(page.Document.QuerySelector("[name='vi-tri']"));
    }

    private static StaffInfo Desk(Province province)
    {
        var commune = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        return province.Services.GetRequiredService<IStaff>().At(commune.Id, Roles.DeskOfficer)[0];
    }

    private static async Task SwitchAsync(Visitor visitor, Post post) =>
        await (await visitor.OpenAsync(OtherPost(post))).Form("main form[action='/tai-khoan/vi-tri']").SubmitAsync();

    private static string OtherPost(Post post) =>
        AgencyLinks.NotAllowed("test.draft", new Decision(false, PermissionReason.OtherPost, post));
}
