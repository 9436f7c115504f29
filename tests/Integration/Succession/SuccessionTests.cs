using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Features;
using OpenProvince.Cases.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Integration.Agencies;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Integration.Tasks;
using OpenProvince.Kernel;
using OpenProvince.Measures.Contracts;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Succession;

/// <summary>Agencies go on in others: seen before, moved on the day, restartable, proved.</summary>
public sealed class SuccessionTests
{
    private const string Old = "phuong-duc-xuan", New = "phuong-song-cau";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_ward_goes_on_in_another_one_with_all_it_has(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using var office = await Office.OpenAsync(province);
        using var tasks = await TaskOffice.OpenAsync(province);
        var (filed, accepted, finished) = (await office.FiledAsync(), await office.AcceptedAsync(), await FinishedAsync(office));
        var ended = await FinishedAsync(office);
        (await Office.ActAsync(office.Desk, ended, "return")).Ok();
        (await tasks.GiveAsync()).Ok();
        var (old, next) = Pair(province);
        var dues = await DuesAsync(province);

        using var admin = await province.SignInAsync("admin");
        var merger = await DecideAsync(admin, province, old, next);
        Assert.Equal(old.Id.Value, await OneAsync(province, $"select holder_agency from dossiers_dossier where id = {accepted}"));
        await BeginAsync(province);

        // What is open is the receiver's, with the same officers; what was received and what has ended stay with the old one.
        foreach (var id in new[] { filed, accepted, finished })
            Assert.Equal((old.Id.Value, next.Id.Value, next.Id.Value), await PlaceAsync(province, id));
        Assert.Null((await PlaceAsync(province, ended)).Home);
        Assert.Equal(dues, await DuesAsync(province));
        Assert.Equal(0, await OneAsync(province, $"select count(*) from tasks_task where bucket < 3 and (holder_agency = {old.Id.Value} " +
            $"or lead_agency = {old.Id.Value})"));
        Assert.Equal(1, await OneAsync(province, $"select count(*) from tasks_task where lead_agency = {next.Id.Value}"));
        var staff = province.Services.GetRequiredService<IStaff>();
        Assert.DoesNotContain(staff.All, one => one.Posts.Any(post => post.Agency == old.Id.Value));
        await FiguresAsync(province, old.Id.Value, next.Id.Value);

        // Old addresses lead on, new filings go there, and the officers who came along go on with the work.
        using var visitor = province.Visitor();
        (await visitor.OpenAsync(AgencyLinks.Agency(old.Code))).ShouldSay("công việc của đơn vị này do đơn vị sau tiếp tục")
            .ShouldSay(next.Name);
        var again = await office.FiledAsync();
        Assert.Equal((next.Id.Value, null, next.Id.Value), await PlaceAsync(province, again));
        (await Office.ActAsync(office.Desk, filed, "accept")).Ok();
        (await Office.ActAsync(office.Desk, finished, "return")).Ok();
        using var desk = await province.SignInAsync("desk");
        await Patience.UntilAsync(async () => (await desk.OpenAsync("/desk/notices")).Text
            .Contains($"nay ở {next.ShortName}", StringComparison.Ordinal), "The officer was not told");
        (await desk.OpenAsync("/desk")).ShouldSay(await CodeAsync(province, accepted));
        var found = await Office.GetAsync(office.Leader, $"/api/dossiers?agency={old.Code}&open=true");
        Assert.Contains(await CodeAsync(province, accepted), found.Ok().Body!.ToJsonString(), StringComparison.Ordinal);
        (await desk.OpenAsync($"/desk/dossiers/{await CodeAsync(province, accepted)}")).ShouldSay("Đơn vị kế tục tiếp nhận")
            .ShouldSay(old.ShortName);
        using var later = await province.SignInAsync("admin");
        (await later.OpenAsync(AgencyLinks.Merger(merger))).ShouldSay("Đã chuyển xong").ShouldSay("Đã chuyển 4 trên 4");
        (await later.OpenAsync("/admin/changes")).ShouldSay("Mọi việc đã chuyển").ShouldSay("Chuyển vị trí theo sắp xếp");
        await AgencyChangeTests.ProvedAsync(province);
    }

    [Theory, EachDatabase]
    public async Task It_goes_on_where_it_was_broken_off_and_moves_nothing_twice(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        using (var office = await Office.OpenAsync(province))
            for (var i = 0; i < 12; i++) await (i % 2 == 0 ? office.AcceptedAsync() : office.FiledAsync());
        var (old, next) = Pair(province);
        using (var admin = await province.SignInAsync("admin")) await DecideAsync(admin, province, old, next);
        await province.StopAsync();

        // As a program leaves it that is killed after the officers and some of the cases.
        await province.StartAsync(services => services.Remove(services.Single(one => one.ImplementationType == typeof(MergerMoves))));
        province.Time.Advance(TimeSpan.FromDays(1));
        await province.Services.GetRequiredService<MergerDay>().RunAsync(Ct);
        var into = new GoesOn(new Dictionary<long, long> { [old.Id.Value] = next.Id.Value });
        var ids = await province.Database.QueryAsync(row => row.Int(0), "select id from dossiers_dossier order by id limit 5", [], Ct);
        await province.InScopeAsync(scope => scope.GetRequiredService<MoveOfficers>().RunAsync(into, Actor.System("merger"), Ct));
        await province.InScopeAsync(scope => scope.GetServices<ICaseHands>().First(one => one.Kind.Name == "dossiers")
            .ContinueAsync(ids, into, Actor.System("merger"), Ct));
        await province.RestartAsync();
        await DoneAsync(province);

        Assert.Equal(12, await OneAsync(province, $"select count(*) from dossiers_dossier where home_now = {next.Id.Value} " +
            $"and holder_agency = {next.Id.Value}"));
        Assert.Equal(12, await OneAsync(province, $"select count(*) from {CaseTables.Steps} where kind = {Case.ContinuedLine}"));
        await AgencyChangeTests.ProvedAsync(province);
    }

    [Theory, EachDatabase]
    public async Task What_stands_in_the_way_is_named_and_nothing_moves_before_its_day(DatabaseEngine engine)
    {
        await using var province = await Province.StartAsync(engine);
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var (old, next) = Pair(province);
        var district = agencies.Find(old.Parent!.Value)!;
        using var admin = await province.SignInAsync("admin");
        var noDesk = agencies.All.First(one => one.Desk is null && one.ValidTo is null && one.Level is AgencyLevel.Province);
        (await First(admin, province, district.Parent!.Value.Value, [], next.Id.Value, 1)).ShouldSay("Chọn ít nhất một đơn vị kết thúc");
        (await First(admin, province, district.Id.Value, [old.Id.Value], 0, 1)).ShouldSay("chưa chọn đơn vị tiếp tục");
        (await First(admin, province, district.Id.Value, [old.Id.Value], next.Id.Value, -1)).ShouldSay("Ngày này đã qua");
        (await First(admin, province, district.Id.Value, [old.Id.Value, next.Id.Value], next.Id.Value, 1)).ShouldSay("nối nhau thành vòng");
        (await First(admin, province, district.Parent!.Value.Value, [district.Id.Value], next.Id.Value, 1)).ShouldSay("cũng kết thúc");
        (await First(admin, province, district.Id.Value, [old.Id.Value], noDesk.Id.Value, 1)).ShouldSay("có Bộ phận Một cửa nhưng");

        var merger = await DecideAsync(admin, province, old, next);
        // An agency is in one decision at a time, and is not closed beside it.
        (await First(admin, province, district.Id.Value, [old.Id.Value], next.Id.Value, 1)).ShouldSay("quyết định sắp xếp khác");
        (await admin.OpenAsync(AgencyLinks.AgencyAdmin(old.Id.Value))).ShouldSay("Đơn vị có trong quyết định sắp xếp");
        var back = (await admin.OpenAsync(AgencyLinks.Merger(merger))).FormWith("[name='Input.Version']");
        (await back.SubmitAsync()).ShouldSay("Đã rút lại");
        (await back.SubmitAsync()).ShouldSay("không rút lại được");
        province.Time.Advance(TimeSpan.FromDays(2));
        await province.Services.GetRequiredService<MergerDay>().RunAsync(Ct);
        Assert.True(agencies.Find(old.Id)!.IsValidOn(province.Time.Now().LocalDay()));
        await AgencyChangeTests.ProvedAsync(province);
    }

    private static (AgencyInfo Old, AgencyInfo New) Pair(Province province)
    {
        var agencies = province.Services.GetRequiredService<IAgencies>();
        return (agencies.FindBySlug(Old)!, agencies.FindBySlug(New)!);
    }

    private static async Task<Page> First(Visitor admin, Province province, long above, long[] ending, long receiver, int days)
    {
        var form = (await admin.OpenAsync(AgencyLinks.NewMerger(above))).FormWith("[name='Input.Receiver']");
        var today = province.Time.Now().LocalDay();
        foreach (var id in ending) form.AddAnother("Input.Agencies", $"{id}");
        form.Force("Input.Receiver", receiver == 0 ? "" : $"{receiver}");
        return await form.Decide(today).Day("Input.Day", today.AddDays(days)).SubmitAsync();
    }

    private static async Task<long> DecideAsync(Visitor admin, Province province, AgencyInfo old, AgencyInfo next)
    {
        var preview = await First(admin, province, old.Parent!.Value.Value, [old.Id.Value], next.Id.Value, 1);
        preview.ShouldSay("Chưa có gì thay đổi").ShouldSay("Hạn đã hẹn giữ nguyên");
        var page = await preview.FormWith("[name='Input.From']").SubmitAsync("button[name='Input.Sure']");
        page.ShouldSay("Đã ghi quyết định sắp xếp");
        return long.Parse(page.Address.AbsolutePath.Split('/')[^1], CultureInfo.InvariantCulture);
    }

    private static async Task BeginAsync(Province province)
    {
        province.Time.Advance(TimeSpan.FromDays(1));
        await province.Services.GetRequiredService<MergerDay>().RunAsync(Ct);
        await DoneAsync(province);
    }

    private static Task DoneAsync(Province province)
    {
        var mergers = province.Services.GetRequiredService<Mergers>();
        return Patience.UntilAsync(() => mergers.All.All(one => one.State is MergerState.Done), "The merger did not end");
    }

    private static async Task<string> FinishedAsync(Office office)
    {
        var id = await office.AcceptedAsync();
        (await Office.ActAsync(office.Desk, id, "hand-over", new() { ["to"] = office.Agency })).Ok();
        (await Office.ActAsync(office.Specialist, id, "propose", new() { ["opinion"] = "Đủ điều kiện" })).Ok();
        (await Office.ActAsync(office.Leader, id, "approve")).Ok();
        (await Office.ActAsync(office.Specialist, id, "finish", new() { ["number"] = "12/XN-UBND" })).Ok();
        return id;
    }

    private static async Task FiguresAsync(Province province, long old, long next)
    {
        var measures = province.Services.GetRequiredService<IMeasures>();
        await Patience.UntilAsync(async () => await Now(DossierFigures.ToReturn, next) == 1, "The figures did not move");
        Assert.Equal(4, (await measures.NowAsync(DossierFigures.Filed, old, ct: Ct)).Total);
        Assert.Equal(0, (await measures.NowAsync(DossierFigures.Filed, next, ct: Ct)).Total);
        Assert.Equal((0, 1), (await Now(DossierFigures.InProcess, old), await Now(DossierFigures.InProcess, next)));
        Assert.Equal((0, 1), (await Now(DossierFigures.Awaiting, old), await Now(DossierFigures.Awaiting, next)));
        Assert.Equal((0, 1), (await Now(DossierFigures.ToReturn, old), await Now(DossierFigures.ToReturn, next)));
        Assert.Equal(1, (await measures.NowAsync(DossierFigures.Returned, old, ct: Ct)).Total);

        async Task<long> Now(MeasureDefinition measure, long unit) => (await measures.NowAsync(measure, unit, ct: Ct)).Total;
    }

    private static async Task<(long Received, long? Home, long? Holder)> PlaceAsync(Province province, string id) =>
        (await province.Database.QueryAsync(row => (row.Int(0), row.IntOrNull(1), row.IntOrNull(2)),
            $"select received_by, home_now, holder_agency from dossiers_dossier where id = {id}", [], Ct))[0];

    private static Task<List<string>> DuesAsync(Province province) => province.Database.QueryAsync(
        row => $"{row.Int(0)}:{row.IntOrNull(1)}:{row.IntOrNull(2)}",
        "select id, due, calendar_version from dossiers_dossier union all select id, due, calendar_version from tasks_task order by 1", [],
        Ct);

    private static Task<string> CodeAsync(Province province, string id) =>
        province.Database.FirstAsync(row => row.GetString(0), $"select code from dossiers_dossier where id = {id}", [], Ct)!;

    private static async Task<long> OneAsync(Province province, string sql) =>
        (await province.Database.QueryAsync(row => row.Int(0), sql, [], Ct))[0];
}
