using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Planted;

/// <summary>A verb of the command line: answers how many errands there are, as its exit code.</summary>
internal sealed class ErrandsVerb : IVerb
{
    public Command Make(IProgram program) => program.OnProvince(
        new Command("errands", program.Terminal["errands.verb.about"]), _ => Opening.Existing,
        async (services, _, ct) => (int)await services.GetRequiredService<Database>()
            .FirstAsync(row => row.Int(0), "select count(*) from errands_errand", [], ct));
}

/// <summary>Work beside the requests.</summary>
internal sealed class ErrandWorker : BackgroundWork
{
    protected override Task WorkAsync(CancellationToken stopping) => Task.Delay(Timeout.InfiniteTimeSpan, stopping);
}

/// <summary>What a new demo province has behind it: an errand of the first day.</summary>
internal sealed class ErrandDemo(CaseStore<Errand> store, UnitOfWork work, Clock clock, LegalClocks clocks, IProvinceSeeder seeder,
    IStaff staff) : IDemoData
{
    public async Task LayAsync(DemoDays days, Action<long, long> progress, CancellationToken ct)
    {
        clock.SetTo(days.From.At(new TimeOnly(9, 0)));
        var agency = (await seeder.DemoAccountsAsync(ct)).Single(one => one.UserName == "desk").Agency!.Value;
        var errand = new Errand
        {
            Id = Ids.Next(), Agency = agency.Value, What = "mượn hồ sơ lưu", RecordedAt = clock.Now, Duties = store.Duties,
            SealKey = EventLog.Seal.NewKey(),
        };
        errand.Give(new Officer(staff.At(agency, Roles.DeskOfficer)[0].ActorId, agency.Value), clock.Now,
            (await clocks.NowAsync(ct)).For(agency.Value));
        store.Append(errand);
        work.Add($"insert into errands_errand ({Errand.Map.InsertColumns}, code) values ({Errand.Map.InsertParameters}, $"
            + $"{Errand.Map.InsertWidth + 1})", Errand.Map.Inserted(errand, "V-2"));
        (await work.CommitAsync(ct)).OrThrow();
        progress(1, 1);
    }
}
