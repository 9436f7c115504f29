using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Planted;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Cases;

/// <summary>What the engine does for every kind of case it does for one that is no dossier.</summary>
public sealed class SecondKindTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task It_is_given_done_repeated_undone_and_read_again_after_a_restart(DatabaseEngine engine)
    {
        await using var province = await WithErrandsAsync(engine);
        var agency = province.Services.GetRequiredService<IAgencies>().FindByCode("H03.30.22")!.Id.Value;
        var desk = DeskOf(province, agency);
        var id = Ids.Next();
        await Errands.GiveAsync(province, id, agency, desk.Id);

        var key = new RequestKey("mot-lan", [1, 2, 3]);
        var done = (await FinishAsync(province, new Target(id, 1, key), desk)).Value;
        Assert.Equal((2, Errand.Check, agency), (done.Revision, done.Duty, done.HolderAgency!.Value));
        // The same request again gets the first answer; another one at the old revision is refused.
        Assert.Equal(done, (await FinishAsync(province, new Target(id, 1, key), desk)).Value with { Code = done.Code });
        Assert.Equal(KernelErrors.Stale.Code, (await FinishAsync(province, new Target(id, 1), desk)).Error?.Code);
        Assert.Equal("errands.not-found", (await FinishAsync(province, new Target(id), Actor.Anonymous)).Error?.Code);
        Assert.Equal("errands.not-found", (await FinishAsync(province, new Target(1), desk)).Error?.Code);

        await province.StopAsync();
        await province.StartAsync(Errands.Add);
        var kept = await FindAsync(province, id);
        Assert.Equal((1L, desk.Id, Errand.Check, 2L), (kept.Tries, kept.NotBy!, kept.Next!.Value.Duty, kept.Head.Version));
        var steps = await province.Services.GetRequiredService<CaseReads>().StepsAsync(id, Ct);
        Assert.Equal([2, 1], steps.Select(step => step.Line));
        Assert.Equal("Đã làm xong", steps[0].Reason);

        // Not by who only reads it, and not as a step that another one followed.
        var undone = await UndoAsync(province, new Target(id, 2), desk with { Id = "staff:1" });
        Assert.Equal("cases.undo-not-yours", undone.Error?.Code);
        Assert.Equal(KernelErrors.Stale.Code, (await UndoAsync(province, new Target(id, 1), desk)).Error?.Code);
        undone = await UndoAsync(province, new Target(id, 2), desk);
        Assert.Equal((3, Errand.Do), (undone.Value.Revision, undone.Value.Duty!.Value));
        Assert.Equal((0L, null), ((await FindAsync(province, id)).Tries, (await FindAsync(province, id)).NotBy));
        await ProveAsync(province, id);
    }

    /// <summary>Its rows are proved like those of dossiers: what is written behind the program is named.</summary>
    private static async Task ProveAsync(Province province, long id)
    {
        Assert.Empty(await FindingsAsync(province));
        foreach (var (change, back, named) in new[]
        {
            ("update errands_errand set tries = 5", "update errands_errand set tries = 0", "errands_errand.tries"),
            ("update errands_errand set what = 'x'", "update errands_errand set what = 'mượn hồ sơ lưu'", "errands_errand.what"),
            ("update errands_errand set bucket = 2", "update errands_errand set bucket = 0", "errands_errand.bucket"),
            ($"update cases_step set state = 9 where case_id = {id} and version = 2",
                $"update cases_step set state = 1 where case_id = {id} and version = 2", "cases_step.state"),
            ("update cases_reason set text = 'Chưa làm'", "update cases_reason set text = 'Đã làm xong'", "cases_reason"),
            ($"update cases_step set case_id = {id} + 1 where case_id = {id} and version = 1",
                $"update cases_step set case_id = {id} where case_id = {id} + 1", "cases_step"),
        })
        {
            await province.ExecuteAsync(change);
            Assert.Contains(named, (await FindingsAsync(province)).Select(Named));
            await province.ExecuteAsync(back);
        }
        Assert.Empty(await FindingsAsync(province));

        static string Named(Error one)
        {
            var (table, column) = (Of("table"), Of("column"));
            return column is null ? $"{table}" : $"{table}.{column}";
            object? Of(string name) => one.Args.FirstOrDefault(arg => arg.Name == name).Value;
        }
    }

    private static async Task<IReadOnlyList<Error>> FindingsAsync(Province province) =>
        (await province.Services.GetRequiredService<Verify>().RunAsync(new(), (_, _) => { }, Ct)).Findings;

    /// <summary>A column that the table has and the map has not is never written, or never proved.</summary>
    [Theory, EachDatabase]
    public async Task Every_state_row_has_the_columns_its_kind_declares(DatabaseEngine engine)
    {
        await using var province = await WithErrandsAsync(engine);
        foreach (var kind in province.Services.GetServices<ICaseKind>())
        {
            var table = await province.Database.QueryAsync(row => row.GetString(0), engine == DatabaseEngine.Postgres
                ? $"select column_name from information_schema.columns where table_name = '{kind.Row.Table}'"
                : $"select name from pragma_table_info('{kind.Row.Table}')", [], Ct);
            string[] known = ["id", "version", "head_hash", "code", "seal_key", "last_step_at", "bucket", "sort_at",
                .. kind.Row.Fixed.Concat(kind.Row.Changing).Select(column => column.Name)];
            // The daily number inside the code is the dossiers' own; verify compares it with the code.
            Assert.Equal(known.Order(StringComparer.Ordinal), table.Except(["number"]).Order(StringComparer.Ordinal));
            Assert.Contains(kind.Row.Home, known);
            Assert.Equal(kind.Row.EventNames.Count, kind.Row.EventNames.Distinct(StringComparer.Ordinal).Count());
        }
    }

    internal static async Task<Province> WithErrandsAsync(DatabaseEngine engine)
    {
        var province = await Province.StoppedAsync(engine);
        await province.DropAsync();
        await province.StartAsync(Errands.Add);
        return province;
    }

    internal static Actor DeskOf(Province province, long agency) => new(
        province.Services.GetRequiredService<IStaff>().At(new AgencyId(agency), Roles.DeskOfficer).First().ActorId,
        ActorKind.Officer, null, [new(agency, Roles.DeskOfficer)], new(agency, Roles.DeskOfficer));

    private static Task<Result<Moved>> FinishAsync(Province province, Target target, Actor actor) => province.InScopeAsync(scope =>
    {
        var desk = scope.GetRequiredService<CaseDesk<Errand>>();
        return desk.RunAsync(scope.GetRequiredService<FinishErrand>(), target, new("Đã làm xong"), actor, Ct);
    });

    private static Task<Result<Moved>> UndoAsync(Province province, Target target, Actor actor) =>
        province.InScopeAsync(scope => scope.GetRequiredService<UndoLast<Errand>>().RunAsync(target, actor, Ct));

    private static async Task<Errand> FindAsync(Province province, long id) => await province.InScopeAsync(async scope =>
        (await scope.GetRequiredService<CaseStore<Errand>>().FindAsync(id, Ct))!);
}
