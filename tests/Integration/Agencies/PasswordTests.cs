using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>Passwords are changed by their owners, and replaced in person when they are forgotten.</summary>
public sealed class PasswordTests
{
    private const string Mine = "sach vang ke tre";

    [Theory, EachDatabase]
    public async Task Changing_it_asks_for_the_old_one_and_ends_all_other_sessions(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var here = await province.SignInAsync("citizen");
        using var elsewhere = await province.SignInAsync("citizen");
        (await ChangeAsync(here, AgencyLinks.Account, "khong phai cai nay", Mine)).ShouldSay("Mật khẩu hiện tại chưa đúng");
        (await ChangeAsync(here, AgencyLinks.Account, IProvinceSeeder.DemoPassword, "matkhau2026")).ShouldSay("dễ đoán");
        (await ChangeAsync(here, AgencyLinks.Account, IProvinceSeeder.DemoPassword, Mine, "khac han voi")).ShouldSay("không giống nhau");
        var page = (await ChangeAsync(here, AgencyLinks.Account, IProvinceSeeder.DemoPassword, Mine)).ShouldBe(HttpStatusCode.OK)
            .ShouldSay("Đã đổi mật khẩu");
        Assert.DoesNotContain(Mine, page.Html);
        Assert.Equal(AgencyLinks.Account, (await here.OpenAsync(AgencyLinks.Account)).Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await elsewhere.OpenAsync(AgencyLinks.Account)).Address.AbsolutePath);
        using var later = province.Visitor();
        await later.SignInAsync("citizen", Mine);
        (await SignInTests.TryAsync(province.Visitor(), "citizen", IProvinceSeeder.DemoPassword)).ShouldSay("chưa đúng");
    }

    [Theory, EachDatabase]
    public async Task Guesses_at_the_current_password_are_bounded(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var borrowed = await province.SignInAsync("leader");
        for (var i = 0; i < 10; i++)
            (await ChangeAsync(borrowed, AgencyLinks.StaffAccount, "khong phai cai nay", Mine)).ShouldSay("hiện tại chưa đúng");
        (await ChangeAsync(borrowed, AgencyLinks.StaffAccount, IProvinceSeeder.DemoPassword, Mine)).ShouldBe(HttpStatusCode.TooManyRequests)
            .ShouldSay("Thử lại sau");
    }

    [Theory, EachDatabase]
    public async Task An_administrator_issues_a_temporary_one_that_opens_only_the_page_that_replaces_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        using var officer = await province.SignInAsync("desk.so-tu-phap");
        var row = StaffOf(province, "so-tu-phap", Roles.DeskOfficer);
        var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{row.Id}")).FormWith("[value='issue']");
        (await form.SubmitAsync()).ShouldSay("Đánh dấu vào ô này");
        form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{row.Id}")).FormWith("[value='issue']").Tick("Input.Sure");
        var page = await form.SubmitAsync();
        // Loading the answer again sends the form again: it issues nothing, and shows nothing.
        Assert.Null((await form.SubmitAsync()).ShouldSay("chỉ hiện một lần").Document.QuerySelector("[data-temporary]"));
        var temporary = page.TextOf("[data-temporary]");
        Assert.DoesNotContain(temporary, (await admin.OpenAsync($"{AgencyLinks.Staff}/{row.Id}")).Html);
        Assert.Equal("/dang-nhap", (await officer.OpenAsync("/desk")).Address.AbsolutePath);

        using var visitor = province.Visitor();
        (await SignInTests.TryAsync(visitor, "desk.so-tu-phap", IProvinceSeeder.DemoPassword)).ShouldSay("chưa đúng");
        var replace = await SignInTests.TryAsync(visitor, "desk.so-tu-phap", temporary);
        Assert.Equal("/dang-nhap/mat-khau-moi", replace.Address.AbsolutePath);
        Assert.Equal("/dang-nhap", (await visitor.OpenAsync("/desk")).Address.AbsolutePath);
        (await NewAsync(replace, temporary)).ShouldSay("phải khác mật khẩu cũ");
        (await NewAsync(replace, "soTuPhap2026")).ShouldSay("dễ đoán");
        Assert.Equal("/desk", (await NewAsync(replace, Mine)).Address.AbsolutePath);
        // The ticket is worth nothing any more, and neither is the temporary password.
        (await visitor.OpenAsync("/dang-nhap/mat-khau-moi")).ShouldSay("Đăng nhập lại để tiếp tục");
        (await SignInTests.TryAsync(province.Visitor(), "desk.so-tu-phap", temporary)).ShouldSay("chưa đúng");
        using var later = province.Visitor();
        await later.SignInAsync("desk.so-tu-phap", Mine);
    }

    [Theory, EachDatabase]
    public async Task A_temporary_one_runs_out(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var row = StaffOf(province, "so-tu-phap", Roles.DeskOfficer);
        var temporary = (await (await admin.OpenAsync($"{AgencyLinks.Staff}/{row.Id}")).FormWith("[value='issue']").Tick("Input.Sure")
            .SubmitAsync()).TextOf("[data-temporary]");
        using var early = province.Visitor();
        var open = await SignInTests.TryAsync(early, "desk.so-tu-phap", temporary);
        province.Time.Advance(TimeSpan.FromHours(24) + TimeSpan.FromMinutes(1));
        (await SignInTests.TryAsync(province.Visitor(), "desk.so-tu-phap", temporary)).ShouldSay("đã hết hạn");
        (await early.OpenAsync(open.Address.PathAndQuery)).ShouldSay("Đăng nhập lại để tiếp tục");
        var self = StaffOf(province, "ubnd-tinh", Roles.ProvinceAdministrator);
        using var again = await province.SignInAsync("admin");
        (await (await again.OpenAsync($"{AgencyLinks.Staff}/{self.Id}")).FormWith("[value='issue']").Tick("Input.Sure").SubmitAsync())
            .ShouldSay("Mật khẩu của chính bạn");
    }

    [Theory, EachDatabase]
    public async Task An_officer_without_an_account_gets_one(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var row = StaffOf(province, "so-y-te", Roles.Specialist);
        await province.ExecuteAsync($"delete from agencies_user where staff = {row.Id}");
        using var admin = await province.SignInAsync("admin");
        async Task<Page> MakeAsync(string name)
        {
            var form = (await admin.OpenAsync($"{AgencyLinks.Staff}/{row.Id}")).FormWith("[value='issue']");
            form["Input.UserName"] = name;
            return await form.SubmitAsync();
        }
        (await MakeAsync("0912345678")).ShouldSay("bắt đầu bằng chữ");
        (await MakeAsync("Desk")).ShouldSay("đã có người dùng");
        var temporary = (await MakeAsync("chi.nong")).TextOf("[data-temporary]");
        using var visitor = province.Visitor();
        Assert.Equal("/desk", (await NewAsync(await SignInTests.TryAsync(visitor, "chi.nong", temporary), Mine)).Address.AbsolutePath);
        (await visitor.OpenAsync("/khong-duoc-phep")).ShouldSay("Chuyên viên, Sở Y tế");
    }

    [Theory, EachDatabase]
    public async Task A_desk_issues_one_to_a_citizen_with_the_card_and_nobody_else_does(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var citizen = province.Visitor();
        var form = (await citizen.OpenAsync("/dang-ky")).FormWith("input[type=password]");
        (form["Input.Name"], form["Input.Phone"], form["Input.IdentityNumber"]) = ("Ma Mẫu Cúc", "0912000333", "006190000111");
        (form["Input.Password"], form["Input.PasswordAgain"]) = (Mine, Mine);
        await form.SubmitAsync();
        (await citizen.OpenAsync(AgencyLinks.ForgottenPassword)).ShouldSay("thẻ căn cước").ShouldSay("quản trị của tỉnh");

        using var desk = await province.SignInAsync("desk");
        async Task<Page> IssueAsync(string phone, string number, bool seen)
        {
            var asked = (await desk.OpenAsync(AgencyLinks.CitizenPassword)).FormWith("[name='Input.CardSeen']");
            (asked["Input.Phone"], asked["Input.IdentityNumber"]) = (phone, number);
            if (seen) asked.Force("Input.CardSeen", "true");
            return await asked.SubmitAsync();
        }
        (await IssueAsync("0912000333", "006190000111", seen: false)).ShouldSay("đối chiếu thẻ căn cước");
        (await IssueAsync("0912000333", "006190000112", seen: true)).ShouldSay("Không có tài khoản nào");
        (await IssueAsync("leader", "006190000111", seen: true)).ShouldSay("Không có tài khoản nào");
        var temporary = (await IssueAsync("+84 912 000 333", "006 190 000 111", seen: true)).TextOf("[data-temporary]");

        Assert.Equal("/dang-nhap", (await citizen.OpenAsync(AgencyLinks.Account)).Address.AbsolutePath);
        using var visitor = province.Visitor();
        Assert.Equal(
            "/", (await NewAsync(await SignInTests.TryAsync(visitor, "0912000333", temporary), "trau gam co bo de")).Address.AbsolutePath);
        using var specialist = await province.SignInAsync("specialist");
        Assert.Equal("/khong-duoc-phep", (await specialist.OpenAsync(AgencyLinks.CitizenPassword)).Address.AbsolutePath);
    }

    private static StaffInfo StaffOf(Province province, string slug, string role) =>
        province.Services.GetRequiredService<IStaff>().At(province.Services.GetRequiredService<IAgencies>().FindBySlug(slug)!.Id, role)[0];

    private static async Task<Page> ChangeAsync(Visitor visitor, string page, string current, string password, string? again = null)
    {
        var form = (await visitor.OpenAsync(page)).FormWith("input[name='Input.Current']");
        (form["Input.Current"], form["Input.Password"], form["Input.PasswordAgain"]) = (current, password, again ?? password);
        return await form.SubmitAsync();
    }

    private static async Task<Page> NewAsync(Page page, string password)
    {
        var form = page.FormWith("input[type=password]");
        (form["Input.Password"], form["Input.PasswordAgain"]) = (password, password);
        return await form.SubmitAsync();
    }
}
