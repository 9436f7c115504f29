using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Agencies;

/// <summary>The administrators' overview says what has to be done, and only what is so.</summary>
public sealed class AdministrationTests
{
    [Theory, EachDatabase]
    public async Task It_names_what_wants_somebody_and_leads_there(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var admin = await province.SignInAsync("admin");
        var page = (await admin.OpenAsync(AgencyLinks.Administration)).ShouldBe(HttpStatusCode.OK);
        page.ShouldSay("Chưa có bản sao lưu nào").ShouldSay("0 trên").ShouldSay("Không có vị trí nào sắp hết hạn");
        // No backup was ever taken here: that is the one thing to do.
        page.ShouldSay("1 việc cần làm");

        var staff = province.Services.GetRequiredService<IStaff>();
        var unit = province.Services.GetRequiredService<IAgencies>().FindBySlug("so-xay-dung")!;
        var clerk = staff.At(unit.Id, Roles.RecordsClerk)[0];
        await province.ExecuteAsync($"update agencies_post set until = {(province.Time.Now() + TimeSpan.FromDays(3)).Micros} " +
            $"where staff = {clerk.Id}");
        await province.ExecuteAsync($"delete from agencies_post where staff = {staff.At(unit.Id, Roles.Leader)[0].Id}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();
        page = (await admin.OpenAsync(AgencyLinks.Administration)).ShouldSay($"Vị trí của {clerk.Name} hết hạn sau ngày")
            .ShouldSay("1 cán bộ chưa có vị trí");
        var way = page.Document.QuerySelector($"a[href^='/admin/staff/{clerk.Id}/posts']")!.GetAttribute("href")!;
        (await admin.OpenAsync(way)).ShouldBe(HttpStatusCode.OK).ShouldSay(clerk.Name);

        using var leader = await province.SignInAsync("leader");
        (await leader.OpenAsync(AgencyLinks.Administration)).ShouldSay("Vai trò của bạn không có quyền này");
    }
}
