using System.Globalization;
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Agencies;

/// <summary>Roles are rows: what one may do changes on a page, holds at once, survives a restart and is proved.</summary>
public sealed class RoleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_role_gets_and_loses_permissions_for_everybody_who_has_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        using var clerk = await province.SignInAsync("clerk");
        (await clerk.OpenAsync("/desk/watcher")).ShouldSay("Vai trò của bạn không có quyền này");

        var shown = await TickAsync(admin, Roles.RecordsClerk, given: ["cases.watch"], taken: ["tasks.urge"]);
        shown.ShouldSay("Được thêm: Xem việc bị treo").ShouldSay("Bị bớt: Đôn đốc, xem bảng nhiệm vụ");
        (await clerk.OpenAsync("/desk/watcher")).ShouldSay("Vai trò của bạn không có quyền này");
        (await shown.FormWith("[name='Input.Sure']").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Đã đổi quyền của vai trò");
        (await clerk.OpenAsync("/desk/watcher")).ShouldBe(HttpStatusCode.OK);
        Assert.DoesNotContain("không có quyền này", (await clerk.OpenAsync("/desk/watcher")).Html);
        (await clerk.OpenAsync("/desk/tasks/board")).ShouldSay("Vai trò của bạn không có quyền này");
        (await admin.OpenAsync("/admin/changes")).ShouldSay("Văn thư được thêm: Xem việc bị treo; bị bớt: Đôn đốc");

        // The same form over what somebody else changed meanwhile, and one that changes nothing.
        (await shown.FormWith("[name='Input.Sure']").SubmitAsync()).ShouldSay("Có người khác vừa thay đổi");
        (await TickAsync(admin, Roles.RecordsClerk, [], [])).ShouldSay("Chưa có gì thay đổi");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
        await province.RestartAsync();
        Assert.True(province.Services.GetRequiredService<IRoles>().Holds(Roles.RecordsClerk, "cases.watch"));
    }

    [Theory, EachDatabase]
    public async Task The_province_makes_a_role_of_its_own_gives_it_and_ends_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var roles = province.Services.GetRequiredService<IRoles>();
        using var admin = await province.SignInAsync("admin");
        var form = (await admin.OpenAsync(AgencyLinks.NewRole)).FormWith("[name='Input.Like']");
        (form["Input.Name"], form["Input.Like"]) = ("văn thư", Roles.Specialist);
        (await form.SubmitAsync()).ShouldSay("Đã có vai trò tên này");
        form["Input.Name"] = "";
        (await form.SubmitAsync()).ShouldSay("Ghi tên vai trò");
        form["Input.Name"] = "Thẩm định đất đai";
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Đã tạo vai trò");
        var own = roles.All.Single(role => role.IsOwn);
        Assert.Equal(("Thẩm định đất đai", true), (roles.NameOf(own.Id), own.Held.SetEquals(roles.Find(Roles.Specialist)!.Held)));

        // Given to a clerk of a commune: what comes from the whole province cannot follow there.
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        var clerk = province.Services.GetRequiredService<IStaff>().At(unit.Id, Roles.RecordsClerk)[0];
        var role = (await admin.OpenAsync(AgencyLinks.Officer(clerk.Id))).FormWith("[name='Input.Role']");
        role["Input.Role"] = own.Id;
        (await role.SubmitAsync()).ShouldBe(HttpStatusCode.OK);
        using var session = await province.SignInAsync("clerk");
        (await session.OpenAsync("/khong-duoc-phep")).ShouldSay("Thẩm định đất đai");
        (await TickAsync(admin, own.Id, ["dossiers.close-month"], [])).ShouldSay("chỉ cho vị trí ở cấp tỉnh");
        (await (await admin.OpenAsync(AgencyLinks.Role(own.Id))).FormWith("[value='end']").SubmitAsync()).ShouldSay("Còn 1 vị trí");

        role = (await admin.OpenAsync(AgencyLinks.Officer(clerk.Id))).FormWith("[name='Input.Role']");
        role["Input.Role"] = Roles.RecordsClerk;
        await role.SubmitAsync();
        (await (await admin.OpenAsync(AgencyLinks.Role(own.Id))).FormWith("[value='end']").SubmitAsync()).ShouldSay("đã thôi dùng");
        Assert.DoesNotContain(own.Id, (await admin.OpenAsync(AgencyLinks.Officer(clerk.Id))).Html);
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task What_gives_rights_back_stays_and_units_that_would_have_nobody_are_named(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        (await TickAsync(admin, Roles.ProvinceAdministrator, [], [AgencyPermissions.ManageStaff])).ShouldSay("Không bỏ được quyền này");
        (await TickAsync(admin, Roles.Leader, [], ["dossiers.approve"])).ShouldSay("không còn ai làm được việc bị bớt")
            .ShouldSay("Phê duyệt");
        using var leader = await province.SignInAsync("leader");
        (await leader.OpenAsync(AgencyLinks.Roles)).ShouldSay("Vai trò của bạn không có quyền này");
        (await admin.OpenAsync(AgencyLinks.Role("khong-co"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact, Once]
    public async Task Every_permission_has_words_in_both_languages()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        var texts = province.Services.GetRequiredService<Texts>();
        var keys = province.Services.GetServices<ModuleFacts>().SelectMany(module => module.Permissions)
            .SelectMany(one => new[] { one.Words, $"{one.Module}.permission" }).Distinct().ToList();
        foreach (var culture in new[] { Preferences.Vietnamese, Preferences.English })
        {
            CultureInfo.CurrentUICulture = culture;
            Assert.DoesNotContain(keys, key => texts.Find(key) is null);
        }
    }

    private static async Task<Page> TickAsync(Visitor admin, string role, string[] given, string[] taken)
    {
        var form = (await admin.OpenAsync(AgencyLinks.Role(role))).FormWith("[value='bundle']");
        foreach (var permission in given) form.AddAnother("Input.Held", permission);
        foreach (var permission in taken) form.Untick("Input.Held", permission);
        return await form.SubmitAsync();
    }
}
