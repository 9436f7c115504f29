using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Planted;
using OpenProvince.Testing;
using OpenProvince.Ui;

namespace OpenProvince.Integration.Cases;

/// <summary>Work for tests with the planted module.</summary>
internal static class Errands
{
    public static void Add(IServiceCollection services) => services.AddModule(new ErrandsModule());

    public static Task GiveAsync(Province province, long id, long agency, string by, string code = "V-1") => province.InScopeAsync(
        async scope =>
        {
            var (store, work) = (scope.GetRequiredService<CaseStore<Errand>>(), scope.GetRequiredService<UnitOfWork>());
            var now = scope.GetRequiredService<Clock>().Now;
            var errand = new Errand
            {
                Id = id, Agency = agency, What = "mượn hồ sơ lưu", RecordedAt = now, Duties = store.Duties,
                SealKey = OpenProvince.EventLog.Seal.NewKey(),
            };
            var clocks = await scope.GetRequiredService<LegalClocks>().NowAsync(CancellationToken.None);
            errand.Give(new Officer(by, agency), now, clocks.For(agency));
            store.Append(errand);
            var last = Errand.Map.InsertWidth + 1;
            work.Add($"insert into errands_errand ({Errand.Map.InsertColumns}, code) values ({Errand.Map.InsertParameters}, ${last})",
                Errand.Map.Inserted(errand, code));
            return (await work.CommitAsync(CancellationToken.None)).IsError ? throw new InvalidOperationException() : true;
        });
}
