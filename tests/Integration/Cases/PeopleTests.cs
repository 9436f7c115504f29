using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Features;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Who of a unit has what, and what becomes of it when somebody goes.</summary>
public sealed class PeopleTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Everything_of_one_officer_goes_to_another_and_what_cannot_stays_with_its_reason(DatabaseEngine engine)
    {
        await using var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        using var desk = await Counter.OfAsync(province, "desk");
        var codes = new[] { await desk.TakeInAsync("Phùng Mẫu Tài"), await desk.TakeInAsync("Bế Mẫu Ngọc Ánh") };
        var held = await province.Database.FirstAsync(
            row => (Unit: row.Int(0), Officer: row.GetString(1)),
            "select holder_agency, holder_officer from dossiers_dossier limit 1", [], Ct);
        var staff = province.Services.GetRequiredService<IStaff>();
        var (from, to) = (staff.FindByActor(held.Officer)!, await ColleagueAsync(province, held.Unit, held.Officer));
        using var leader = await Counter.OfAsync(province, "leader");

        var people = await leader.OpenAsync("/desk/people");
        people.ShouldSay(from.Name);
        var all = people.Document.QuerySelectorAll($"a[href='/desk?tab=whole-unit&kind=dossiers&holder={from.Id}']");
        Assert.Equal("2", Assert.Single(all).TextContent.Trim());
        var list = await leader.OpenAsync(all[0].GetAttribute("href")!);
        Assert.Equal(2, list.Document.QuerySelectorAll("tr[data-row]").Length);

        // Somebody the directory does not know any more: their figure does not lead to the work of the desk.
        await province.ExecuteAsync($"update dossiers_dossier set holder_officer = 'staff:1' where code = '{codes[0]}'");
        var unknown = (await leader.OpenAsync("/desk/people")).ShouldSay("không còn làm việc ở đơn vị").Document
            .QuerySelectorAll("tbody tr").Single(row => row.TextContent.Contains("staff:1", StringComparison.Ordinal));
        Assert.Empty(unknown.QuerySelectorAll("a[href*='holder=']"));
        await province.ExecuteAsync($"update dossiers_dossier set holder_officer = '{held.Officer}' where code = '{codes[0]}'");

        var form = (await leader.OpenAsync($"/desk/people/{from.Id}/pass")).ShouldSay("nhận được 2 trên 2 việc").Form("form[data-form]");
        (await form.Force("to", "1").SubmitAsync()).ShouldSay("Chọn người nhận.");
        form.Force("to", $"{to.Id}");
        (await form.SubmitAsync()).ShouldSay($"Đã chuyển 2 việc cho {to.Name}.");
        Assert.Equal(2, await province.Database.FirstAsync(
            row => (int)row.Int(0), "select count(*) from dossiers_dossier where holder_officer = $1", [to.ActorId], Ct));
        (await desk.OpenAsync($"/desk/dossiers/{codes[0]}")).ShouldSay("Giao cho người khác trong đơn vị");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);

        // Who may not do what comes next gets nothing, and nobody but who answers for the unit moves others' work.
        (await leader.OpenAsync($"/desk/people/{to.Id}/pass")).ShouldSay("Chuyển hết việc của");
        (await desk.OpenAsync($"/desk/people/{to.Id}/pass")).ShouldSay("Bạn không xem được nội dung này");
        (await desk.OpenAsync("/desk/people")).ShouldSay("Bạn không xem được nội dung này");
        (await leader.OpenAsync("/desk/people/1/pass")).ShouldBe(HttpStatusCode.NotFound);
    }

    /// <summary>A second officer of the desk, by changing a role.</summary>
    private static async Task<StaffInfo> ColleagueAsync(Province province, long unit, string not)
    {
        var staff = province.Services.GetRequiredService<IStaff>();
        if (staff.At(new AgencyId(unit), Roles.DeskOfficer).FirstOrDefault(one => one.ActorId != not) is { } known) return known;
        var other = staff.At(new AgencyId(unit), Roles.RecordsClerk)[0];
        await province.InScopeAsync(scope => scope.GetRequiredService<ChangeRole.Handler>().HandleAsync(
            new(other.Id, other.Posts.First(post => post.Agency == unit), Roles.DeskOfficer), Actor.System("test"), Ct));
        return staff.Find(other.Id)!;
    }
}
