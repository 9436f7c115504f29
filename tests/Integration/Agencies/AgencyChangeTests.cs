using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>Agencies change on pages: a name or a place from a day on, a new agency, the end of one that has nothing.</summary>
public sealed class AgencyChangeTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task An_agency_is_called_otherwise_from_a_day_on(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var (unit, today) = (agencies.FindBySlug("phuong-duc-xuan")!, province.Time.Now().LocalDay());
        using var admin = await province.SignInAsync("admin");
        var page = await admin.OpenAsync(AgencyLinks.AgencyAdmin(unit.Id.Value));
        var form = page.FormWith("[value='rename']");
        form["Input.Name"] = "Ủy ban nhân dân phường Đức Xuân Mới";
        (await form.SubmitAsync()).ShouldSay("Ghi số quyết định").ShouldSay("Ghi cơ quan ban hành")
            .ShouldSay("Nhập một ngày có trong lịch");
        form.Decide(today.AddDays(-1)).Day("Input.From", new DateOnly(1990, 1, 1));
        (await form.SubmitAsync()).ShouldSay("Chọn ngày sau");
        using var other = await province.SignInAsync("admin");
        var stale = (await other.OpenAsync(AgencyLinks.AgencyAdmin(unit.Id.Value))).FormWith("[value='move']");
        form.Day("Input.From", today.AddDays(3));
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("Đã ghi tên mới").ShouldSay("125/QĐ-UBND");

        // A form of before that says something else: who sent it reads how it is now.
        stale["Input.Address"] = "Số 1 đường Mẫu";
        (await stale.Day("Input.From", today).SubmitAsync()).ShouldSay("Có người khác vừa thay đổi");

        // Before its day the old name holds; from it on the new one, and the old one is still found.
        Assert.Equal(unit.Name, agencies.Find(unit.Id)!.Name);
        province.Time.Advance(TimeSpan.FromDays(3));
        Assert.Equal("Ủy ban nhân dân phường Đức Xuân Mới", agencies.Find(unit.Id)!.Name);
        Assert.Equal(unit.Name, agencies.NameAt(unit.Id, today));
        using var later = await province.SignInAsync("admin");
        (await later.OpenAsync($"{AgencyLinks.Agencies}?q=duc+xuan+moi")).ShouldSay("phường Đức Xuân Mới");
        (await later.OpenAsync($"{AgencyLinks.Directory}?q={Uri.EscapeDataString(unit.Name)}")).ShouldSay("phường Đức Xuân Mới");

        (await later.OpenAsync("/admin/changes")).ShouldSay("Tên mới: Ủy ban nhân dân phường Đức Xuân Mới");
        await ProvedAsync(province);
        await province.RestartAsync();
        Assert.Equal("Ủy ban nhân dân phường Đức Xuân Mới", province.Services.GetRequiredService<IAgencies>().Find(unit.Id)!.Name);

        await province.ExecuteAsync($"update agencies_version set name = 'x' where agency = {unit.Id.Value} and decision is not null");
        Assert.Contains((await VerifiedAsync(province)).Findings, one => one.Code == "eventlog.words-changed");
    }

    [Theory, EachDatabase]
    public async Task An_agency_is_found_elsewhere_from_a_day_on(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var (unit, today) = (agencies.FindBySlug("phuong-duc-xuan")!, province.Time.Now().LocalDay());
        using var admin = await province.SignInAsync("admin");
        var form = (await admin.OpenAsync(AgencyLinks.AgencyAdmin(unit.Id.Value))).FormWith("[value='move']");
        (await form.SubmitAsync()).ShouldSay("Ghi địa chỉ");
        (form["Input.Address"], form["Input.Phone"]) = ("Số 9 đường Mẫu", "0209 3000 009");
        form["Input.Hours"] = "7 giờ 30 đến 16 giờ 30";
        (await form.Day("Input.From", today.AddDays(1)).SubmitAsync()).ShouldSay("Đã ghi địa chỉ mới");
        Assert.Equal(unit.Desk, agencies.Find(unit.Id)!.Desk);
        province.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal("Số 9 đường Mẫu", agencies.Find(unit.Id)!.Desk!.Place);
        using var visitor = province.Visitor();
        (await visitor.OpenAsync(AgencyLinks.Agency(unit.Code))).ShouldSay("Số 9 đường Mẫu").ShouldSay("0209 3000 009")
            .ShouldSay("7 giờ 30");
        await ProvedAsync(province);
    }

    [Theory, EachDatabase]
    public async Task An_agency_is_made_and_ends_when_it_has_nothing(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var (agencies, staff) = (province.Services.GetRequiredService<IAgencies>(), province.Services.GetRequiredService<IStaff>());
        var (above, today) = (agencies.FindBySlug("so-y-te")!, province.Time.Now().LocalDay());
        using var admin = await province.SignInAsync("admin");
        var form = (await admin.OpenAsync(AgencyLinks.NewAgency(above.Id.Value))).FormWith("[name='Input.Code']");
        form["Input.Code"] = agencies.FindBySlug("so-tu-phap")!.Code;
        (await form.SubmitAsync()).ShouldSay("Mã định danh này đã có đơn vị dùng").ShouldSay("Chọn loại đơn vị")
            .ShouldSay("Ghi tên đầy đủ");
        (form["Input.Name"], form["Input.Short"], form["Input.Kind"]) = ("Phòng Mẫu thuộc Sở Y tế", "Phòng Mẫu", "Division");
        form["Input.Code"] = $"{above.Code}.90";
        (await form.Decide(today).Day("Input.From", today).SubmitAsync()).ShouldSay("Đã lập đơn vị");
        var made = agencies.FindByCode($"{above.Code}.90")!;
        Assert.Equal((above.Id, AgencyKind.Division, above.Level), (made.Parent!.Value, made.Kind, made.Level));

        // What has officers does not end; what has nothing does, and then gets nobody.
        (await admin.OpenAsync(AgencyLinks.AgencyAdmin(above.Id.Value))).ShouldSay("vị trí cán bộ").ShouldSay("đơn vị trực thuộc");
        var close = (await admin.OpenAsync(AgencyLinks.AgencyAdmin(made.Id.Value))).FormWith("[value='close']");
        (await close.Decide(today).SubmitAsync()).ShouldSay("Đơn vị đã kết thúc").ShouldSay("Kết thúc sau ngày");
        (await close.SubmitAsync()).ShouldSay("Đơn vị này đã kết thúc hoạt động");
        Assert.False(agencies.Find(made.Id)!.IsValidOn(today));
        var clerk = staff.At(above.Id, Roles.DeskOfficer)[0];
        var post = (await admin.OpenAsync(AgencyLinks.NewPost(clerk.Id))).FormWith("[name='Input.Agency']");
        (await post.Force("Input.Agency", $"{made.Id.Value}").Force("Input.Role", Roles.Specialist).SubmitAsync())
            .ShouldSay("đã kết thúc hoạt động");
        await ProvedAsync(province);
    }

    [Theory, EachDatabase]
    public async Task Who_does_not_administer_the_province_changes_no_agency(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("phuong-duc-xuan")!;
        using var leader = await province.SignInAsync("leader");
        foreach (var address in new[]
            { AgencyLinks.Agencies, AgencyLinks.AgencyAdmin(unit.Id.Value), AgencyLinks.Mergers, AgencyLinks.NewMerger() })
            (await leader.OpenAsync(address)).ShouldSay("Vai trò của bạn không có quyền này");
    }

    internal static async Task ProvedAsync(Province province) => Assert.Empty((await VerifiedAsync(province)).Findings);

    private static Task<VerifyReport> VerifiedAsync(Province province) =>
        province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct);
}

/// <summary>Fields that several forms about agencies have.</summary>
internal static class AgencyForm
{
    public static Form Day(this Form form, string name, DateOnly day)
    {
        form[$"{name}.Day"] = $"{day.Day}";
        (form[$"{name}.Month"], form[$"{name}.Year"]) = ($"{day.Month}", $"{day.Year}");
        return form;
    }

    public static Form Decide(this Form form, DateOnly day)
    {
        (form["Input.Number"], form["Input.Issuer"]) = ("125/QĐ-UBND", "UBND tỉnh Mẫu");
        return form.Day("Input.Decided", day);
    }
}
