using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Features;
using OpenProvince.EventLog;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>Who is away leaves nothing lying: it stands with who stands in, or with the unit.</summary>
public sealed class AbsenceTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task What_one_holds_who_is_away_stands_with_who_stands_in_and_comes_back(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("Phùng Mẫu Tài");
        var (away, other, unit) = await TwoAsync(province);
        var today = province.Time.Now().LocalDay();
        using var leader = await province.SignInAsync("leader");
        var clerk = await province.SignInAsync("clerk");
        Assert.DoesNotContain(code, (await clerk.OpenAsync("/desk")).Html);

        var form = (await leader.OpenAsync(AgencyLinks.AwayOf(away.Id, unit))).ShouldSay(away.Name).FormWith("[name='Input.First.Day']");
        (await form.SubmitAsync()).ShouldSay("Nhập một ngày có trong lịch");
        Days(form, today.AddDays(2), today);
        form["Input.Substitute"] = $"{other.Id}";
        (await form.SubmitAsync()).ShouldSay("Ngày cuối trước ngày đầu");
        Days(form, today, today.AddDays(2));
        (await form.Force("Input.Substitute", $"{away.Id}").SubmitAsync()).ShouldSay("Không tự làm thay cho chính mình");
        (await form.Force("Input.Substitute", "1").SubmitAsync()).ShouldSay("phải đang có vị trí ở đơn vị này");
        (await form.Force("Input.Substitute", $"{other.Id}").SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay($"{other.Name} làm thay");
        (await form.SubmitAsync()).ShouldSay("Trùng với kỳ nghỉ đã ghi");

        // Who stands in has it, and cannot be away alone: the other way round is refused.
        (await clerk.OpenAsync("/desk")).ShouldSay(code).ShouldSay($"Thay {away.Name}");
        (await leader.OpenAsync("/desk/people")).ShouldSay($"{other.Name} làm thay");
        var back = (await clerk.OpenAsync(AgencyLinks.Away)).ShouldSay($"Làm thay {away.Name}").FormWith("[name='Input.First.Day']");
        Days(back, today, today);
        back["Input.Substitute"] = $"{away.Id}";
        (await back.SubmitAsync()).ShouldSay("cũng nghỉ");
        var act = (await clerk.OpenAsync($"/desk/dossiers/{code}/hand-over")).Form("form[data-form]");
        act.Force("Input.To", (await clerk.OpenAsync($"/desk/dossiers/{code}/hand-over")).Document.QuerySelector("[name='Input.To']")!
            .GetAttribute("value")!);
        await act.SubmitAsync();
        (await clerk.OpenAsync($"/desk/dossiers/{code}")).ShouldBe(HttpStatusCode.OK).ShouldSay($"thay {away.Name}");

        province.Time.Advance(TimeSpan.FromDays(3));
        clerk = await province.SignInAsync("clerk");
        Assert.DoesNotContain(code, (await clerk.OpenAsync("/desk")).Html);
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    [Theory, EachDatabase]
    public async Task Without_a_substitute_the_work_is_the_units_and_an_absence_ends_early(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var desk = await Counter.OfAsync(province, "desk");
        var code = await desk.TakeInAsync("Bế Mẫu Ngọc Ánh");
        var (away, _, unit) = await TwoAsync(province);
        using var clerk = await province.SignInAsync("clerk");
        using var specialist = await province.SignInAsync("specialist");
        (await specialist.OpenAsync(AgencyLinks.AwayOf(away.Id, unit))).ShouldSay("Vai trò của bạn không có quyền này");
        var form = (await desk.OpenAsync(AgencyLinks.Away)).FormWith("[name='Input.First.Day']");
        Days(form, province.Time.Now().LocalDay(), province.Time.Now().LocalDay());
        (await form.SubmitAsync()).ShouldBe(HttpStatusCode.OK).ShouldSay("bàn chung của đơn vị");
        (await clerk.OpenAsync("/desk")).ShouldSay(code);
        var absences = province.Services.GetRequiredService<IAbsences>();
        Assert.True(absences.IsOut(away.Id, unit));

        var known = await desk.OpenAsync(AgencyLinks.Away);
        (await known.FormWith("[name='Input.Absence']").SubmitAsync("[name='Input.Absence']")).ShouldSay("Kỳ nghỉ đã kết thúc");
        Assert.False(absences.IsOut(away.Id, unit));
        Assert.DoesNotContain(code, (await clerk.OpenAsync("/desk")).Html);
        (await known.FormWith("[name='Input.Absence']").SubmitAsync("[name='Input.Absence']")).ShouldSay("Không có kỳ nghỉ này");
        Assert.Empty((await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings);
    }

    private static void Days(Form form, DateOnly first, DateOnly last)
    {
        foreach (var (name, day) in new[] { ("First", first), ("Last", last) })
        {
            form[$"Input.{name}.Day"] = $"{day.Day}";
            (form[$"Input.{name}.Month"], form[$"Input.{name}.Year"]) = ($"{day.Month}", $"{day.Year}");
        }
    }

    /// <summary>Who took the dossier in, and the clerk of the same unit, who becomes a desk officer too.</summary>
    private static async Task<(StaffInfo Away, StaffInfo Other, long Unit)> TwoAsync(Province province)
    {
        var held = await province.Database.FirstAsync(row => (Unit: row.Int(0), Officer: row.GetString(1)),
            "select holder_agency, holder_officer from dossiers_dossier limit 1", [], Ct);
        var staff = province.Services.GetRequiredService<IStaff>();
        var clerk = staff.At(new(held.Unit), Roles.RecordsClerk)[0];
        await province.InScopeAsync(scope => scope.GetRequiredService<ChangeRole.Handler>().HandleAsync(
            new(clerk.Id, clerk.Posts.First(post => post.Agency == held.Unit), Roles.DeskOfficer), Actor.System("test"), Ct));
        return (staff.FindByActor(held.Officer)!, staff.Find(clerk.Id)!, held.Unit);
    }
}
