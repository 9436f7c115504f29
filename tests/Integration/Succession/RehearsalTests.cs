using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Agencies.Features;
using OpenProvince.Cases.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Integration.Agencies;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Succession;

/// <summary>
/// Bắc Kạn goes into Thái Nguyên, rehearsed: the province is renamed, its districts and communes with 20,000 open dossiers go on in 37 new
/// communes, and the program is broken off in the middle. Names of receivers are invented.
/// </summary>
public sealed class RehearsalTests
{
    private const int Dossiers = 20_000, Receivers = 37;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase, Trait("Run", "long")]
    public async Task Twenty_thousand_open_dossiers_go_on(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        await using var province = await Province.StartAsync(engine);
        await FillAsync(province);
        var merger = await DecideAsync(province);
        Say($"{engine}: {merger.Parts.Count} agencies, {await OneAsync(province, "select count(*) from dossiers_dossier")} dossiers");

        province.Time.Advance(TimeSpan.FromDays(1));
        var watch = Stopwatch.StartNew();
        await province.Services.GetRequiredService<MergerDay>().RunAsync(Ct);
        Say($"begun after {watch.ElapsedMilliseconds} ms");
        const string moved = "select count(*) from dossiers_dossier where home_now is not null";
        await Patience.UntilAsync(async () => await OneAsync(province, moved) > Dossiers / 4, "Nothing moved");
        await province.DropAsync();
        var (stopped, most) = (watch.Elapsed, Process.GetCurrentProcess().PeakWorkingSet64 >> 20);
        await province.StartAsync();
        Say($"broken off at {await OneAsync(province, moved)} after {stopped.TotalSeconds:F1} s");
        Say($"runs again after {watch.Elapsed.TotalSeconds:F1} s");

        var mergers = province.Services.GetRequiredService<Mergers>();
        await WaitAsync(() => mergers.Find(merger.Id)!.State is MergerState.Done);
        var all = Process.GetCurrentProcess().PeakWorkingSet64 >> 20;
        Say($"done after {watch.Elapsed.TotalSeconds:F1} s; at most {most} MB before the stop, {all} MB in all, with the test");
        Assert.Equal(Dossiers, await OneAsync(province, moved));
        Assert.Equal(Dossiers, await OneAsync(province, $"select count(*) from {CaseTables.Steps} where kind = {Case.ContinuedLine}"));
        Assert.Equal(0, await OneAsync(province, "select count(*) from dossiers_dossier d join agencies_agency a " +
            "on a.id = d.holder_agency where d.bucket < 3 and a.valid_to is not null"));
        watch.Restart();
        await AgencyChangeTests.ProvedAsync(province);
        Say($"proved after {watch.Elapsed.TotalSeconds:F1} s");
    }

    private static Task FillAsync(Province province) => province.InScopeAsync(async scope =>
    {
        var batch = scope.GetRequiredService<CommandBatch>();
        batch.Attach(scope.GetRequiredService<UnitOfWork>());
        var (course, staff) = (scope.GetRequiredService<IDossierCourse>(), scope.GetRequiredService<IStaff>());
        var desks = scope.GetRequiredService<IAgencies>().All.Where(one => one.Kind is AgencyKind.Commune && one.ValidTo is null)
            .Select(one => (one.Id, Officer: staff.At(one.Id, Roles.DeskOfficer)[0].ActAs(new Post(one.Id.Value, Roles.DeskOfficer))))
            .ToList();
        for (var i = 0; i < Dossiers; i++)
        {
            var (unit, officer) = desks[i % desks.Count];
            var filing = new CourseFiling(new(Ids.Next()), Counter.MaritalStatus, Channel.Desk, unit,
                new PersonData(PersonKind.Citizen, "Lường Mẫu Đức", Phone: "0912345678"), null);
            Assert.False((await batch.RunAsync(async ct => (await course.TakeInAsync(filing, officer, ct)).Plain, Ct)).IsError);
            if (batch.Count < 150 && i < Dossiers - 1) continue;
            Assert.DoesNotContain(await batch.FlushAsync(Ct), one => one.IsError);
            batch.Forget();
        }
        return true;
    });

    private static async Task<MergerInfo> DecideAsync(Province province)
    {
        var agencies = province.Services.GetRequiredService<IAgencies>();
        var admin = province.Services.GetRequiredService<IStaff>().At(agencies.Province.Id, Roles.ProvinceAdministrator)[0].ActAs();
        var today = province.Time.Now().LocalDay();
        var paper = new DecisionSaid("202/2025/QH15", today.AddDays(-3), "Quốc hội");
        var districts = agencies.Children(agencies.Province.Id).Where(one => one.Kind is AgencyKind.District).Select(one => one.Id.Value);
        var below = await province.InScopeAsync(scope => Task.FromResult(scope.GetRequiredService<MergerLook>().WithBelow(districts)));
        var (root, seen) = (agencies.Province.Id.Value, province.Services.GetRequiredService<AgencyDirectory>().Now);
        await province.InScopeAsync(scope => scope.GetRequiredService<RenameAgency.Handler>().HandleAsync(
            new(root, seen.VersionOf(root), "Ủy ban nhân dân tỉnh Thái Nguyên", "UBND tỉnh Thái Nguyên", today.AddDays(1), paper),
            admin, Ct));
        var receivers = new List<long>();
        for (var i = 0; i < Receivers; i++)
            receivers.Add((await province.InScopeAsync(scope => scope.GetRequiredService<MakeAgency.Handler>().HandleAsync(
                new(agencies.Province.Id.Value, $"Ủy ban nhân dân xã Mẫu {i + 1}", $"Xã Mẫu {i + 1}", AgencyKind.Commune,
                    $"{agencies.Province.Code}.9{i:D2}", today.AddDays(1), $"Bộ phận Một cửa xã Mẫu {i + 1}", $"Trung tâm xã Mẫu {i + 1}",
                    [], paper), admin, Ct))).Value);
        var parts = below.Index().ToDictionary(one => one.Item, one => (long?)receivers[one.Index * Receivers / below.Count]);
        var watch = Stopwatch.StartNew();
        var made = await province.InScopeAsync(scope => scope.GetRequiredService<DecideMerger.Handler>().HandleAsync(
            new(parts, today.AddDays(1), paper), admin, Ct));
        Assert.False(made.IsError, made.IsError ? string.Join(", ", made.Error.Each().Select(one => one.ToString())) : "");
        Say($"looked at and decided in {watch.ElapsedMilliseconds} ms");
        return province.Services.GetRequiredService<Mergers>().Find(made.Value)!;
    }

    private static async Task WaitAsync(Func<bool> isSo)
    {
        for (var waited = Stopwatch.StartNew(); !isSo(); await Task.Delay(100, Ct))
            Assert.True(waited.Elapsed < TimeSpan.FromMinutes(10));
    }

    private static void Say(FormattableString words) => TestContext.Current.TestOutputHelper!.WriteLine(FormattableString.Invariant(words));

    private static async Task<long> OneAsync(Province province, string sql) =>
        (await province.Database.QueryAsync(row => row.Int(0), sql, [], Ct))[0];
}
