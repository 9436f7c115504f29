using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Features;
using OpenProvince.Dossiers.Features;
using OpenProvince.Cases.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Dossiers;

/// <summary>A dossier never goes, and never stays, where nobody can do what comes next; and the watcher says so if it does.</summary>
public sealed class DutyTests
{
    [Theory, EachDatabase]
    public async Task Handing_on_to_somebody_who_cannot_do_the_next_step_is_refused_in_plain_words(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (staff, top) = (province.Services.GetRequiredService<IStaff>(), province.Services.GetRequiredService<IAgencies>().Province);
        var id = await office.AcceptedAsync();
        Task<Answer> HandOver(string to, string? officer) =>
            Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = to, ["officer"] = officer });
        (await HandOver(top.Slug, staff.At(top.Id, Roles.ProvinceAdministrator)[0].ActorId)).Refused(
            400, "dossiers.officer-does-not-appraise", "officer");
        (await HandOver(top.Slug, null)).Refused(400, "dossiers.nobody-appraises", "to");
        (await HandOver(office.Agency, At(province, office, Roles.Leader).ActorId)).Refused(
            400, "dossiers.officer-does-not-appraise", "officer");
        (await HandOver(office.Agency, "staff:0")).Refused(400, "dossiers.officer-unknown", "officer");
        (await HandOver(office.Agency, At(province, office, Roles.Specialist).ActorId)).Ok();

        var propose = new JsonObject { ["leader"] = At(province, office, Roles.Specialist).ActorId };
        (await Office.ActAsync(office.Specialist, id, "propose", propose)).Refused(400, "dossiers.officer-does-not-approve", "leader");
        var division = province.Services.GetRequiredService<IAgencies>().All
            .First(one => one is { Desk: not null, ValidTo: null } && one.Kind == AgencyKind.ServiceCentre);
        foreach (var leader in staff.At(division.Id, Roles.Leader)) await LockAsync(province, leader, true);
        (await Office.ActAsync(office.Specialist, id, "propose", new JsonObject { ["to"] = division.Slug })).Refused(
            400, "dossiers.nobody-approves", "leader");
        (await Office.ActAsync(
            office.Specialist, id, "propose", new JsonObject { ["leader"] = At(province, office, Roles.Leader).ActorId })).Ok();
    }

    [Theory, EachDatabase]
    public async Task Approved_by_a_leader_elsewhere_it_comes_back_to_the_unit_that_proposed(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var centre = province.Services.GetRequiredService<IAgencies>().All
            .Single(one => one.Kind == AgencyKind.ServiceCentre && one.ValidTo is null);
        using var leader = await office.ClientAsync($"leader.{centre.Slug}");
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new JsonObject { ["to"] = centre.Slug })).Ok();
        // Nobody at the centre issues results.
        var approved = (await Office.ActAsync(leader, id, "approve")).Ok();
        Assert.Equal((office.Agency, "issue"), ((string?)approved.Body!["holder"]!["agency"], (string?)approved.Body["next"]!["action"]));
        Assert.Equal(1, await InQueueAsync(office.Specialist));
        (await Office.ActAsync(office.Specialist, id, "finish")).Ok();
    }

    [Theory, EachDatabase]
    public async Task What_a_locked_officer_held_shows_on_the_desk_of_the_unit_and_the_watcher_names_it(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var (staff, unit) = (province.Services.GetRequiredService<IStaff>(), Unit(province, office).Id);
        var held = staff.At(unit, Roles.Specialist).Single(one => one.Posts.Count == 1);
        // A second pair of hands in the same unit.
        await RoleAsync(province, At(province, office, Roles.RecordsClerk), unit, Roles.Specialist);
        var specialists = staff.At(unit, Roles.Specialist);
        using var other = await office.ClientAsync("clerk");
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new JsonObject { ["to"] = office.Agency, ["officer"] = held.ActorId })).Ok();
        Assert.Equal((1, 0), (await InQueueAsync(office.Specialist), await InQueueAsync(other)));
        Assert.True((await ReportAsync(province)).AllWell);

        await LockAsync(province, held, true);
        Assert.Equal(1, await InQueueAsync(other));
        Assert.Equal(WatchCases.Fault.OfficerCannotAct, Assert.Single((await ReportAsync(province)).Hanging).Fault);
        foreach (var one in specialists.Where(one => one.Id != held.Id)) await LockAsync(province, one, true);
        Assert.Equal(WatchCases.Fault.NobodyCanAct, Assert.Single((await ReportAsync(province)).Hanging).Fault);

        foreach (var one in specialists) await LockAsync(province, one, false);
        await RoleAsync(province, held, unit, Roles.RecordsClerk);
        Assert.Equal(1, await InQueueAsync(other));
        Assert.Equal(WatchCases.Fault.OfficerCannotAct, Assert.Single((await ReportAsync(province)).Hanging).Fault);
        (await Office.ActAsync(other, id, "propose")).Ok();
        Assert.True((await ReportAsync(province)).AllWell);
    }

    [Theory, EachDatabase]
    public async Task A_unit_desk_with_nobody_for_the_next_step_hangs(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        await office.FiledAsync();
        Assert.True((await ReportAsync(province)).AllWell);
        await LockAsync(province, At(province, office, Roles.DeskOfficer), true);
        // Others of the unit are at work, but none may accept.
        var report = await ReportAsync(province);
        Assert.Equal((1, 1, 1, WatchCases.Fault.NobodyCanAct),
            (report.Open, report.Held, report.HangingCount, Assert.Single(report.Hanging).Fault));
    }

    [Theory, EachDatabase]
    public async Task The_watcher_of_a_unit_knows_its_own_part_only_and_leads_to_the_dossiers(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        var code = (await office.FileAsync()).Ok().Text("code");
        await LockAsync(province, At(province, office, Roles.DeskOfficer), true);
        using (var leader = await province.SignInAsync("leader"))
        {
            var page = await leader.OpenAsync("/desk/watcher");
            Assert.Equal($"/desk/dossiers/{code}", page.Document.QuerySelector("main tbody a")!.GetAttribute("href"));
            page.ShouldSay(Unit(province, office).ShortName);
        }
        using var elsewhere = await province.SignInAsync("leader.so-tu-phap");
        Assert.DoesNotContain(code, (await elsewhere.OpenAsync("/desk/watcher")).Html, StringComparison.Ordinal);
        using var everywhere = await province.SignInAsync("admin");
        (await everywhere.OpenAsync("/desk/watcher")).ShouldSay(code);
        var actor = province.Services.GetRequiredService<IStaff>()
            .At(province.Services.GetRequiredService<IAgencies>().FindBySlug("so-tu-phap")!.Id, Roles.Leader)[0].ActAs();
        var report = await province.InScopeAsync(
            scope => scope.GetRequiredService<WatchCases.Query>().ReportAsync(actor, 1, CancellationToken.None));
        Assert.Equal((0, 0), (report.Value.Open, report.Value.HangingCount));
    }

    private static AgencyInfo Unit(Province province, Office office) =>
        province.Services.GetRequiredService<IAgencies>().FindByCode(office.Agency)!;

    private static StaffInfo At(Province province, Office office, string role) =>
        province.Services.GetRequiredService<IStaff>().At(Unit(province, office).Id, role)[0];

    private static async Task LockAsync(
        Province province, StaffInfo officer, bool locked) => Assert.False((await province.InScopeAsync(scope =>
        scope.GetRequiredService<LockStaff.Handler>()
            .HandleAsync(new(officer.Id, locked, Sure: true), Actor.System("test"), CancellationToken.None))).IsError);

    /// <summary>As it was possible before a change of role asked for what is held.</summary>
    private static async Task RoleAsync(Province province, StaffInfo officer, AgencyId unit, string role)
    {
        await province.ExecuteAsync($"update agencies_post set role = '{role}' where staff = {officer.Id} and agency = {unit.Value}");
        await province.Services.GetRequiredService<OpenProvince.Agencies.Data.StaffDirectory>().RefreshAsync();
    }

    private static Task<WatchCases.Report> ReportAsync(Province province) =>
        province.InScopeAsync(scope => scope.GetRequiredService<WatchCases.Query>().ReportAsync(CancellationToken.None));

    private static async Task<long> InQueueAsync(HttpClient who) =>
        (await Office.GetAsync(who, "/api/dossiers?tab=mine")).Ok().Number("total");
}
