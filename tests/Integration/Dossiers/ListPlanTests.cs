using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Dossiers.Features;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;

namespace OpenProvince.Integration.Dossiers;

/// <summary>SQLite plans without statistics: which index a list takes is decided by how its condition is written.</summary>
public sealed class ListPlanTests
{
    public static bool HasSqlite => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Sqlite);

    [Fact(SkipUnless = nameof(HasSqlite), Skip = "SQLite is left out of this run")]
    public async Task Lists_of_open_dossiers_of_a_unit_do_not_read_all_it_ever_received()
    {
        await using var province = await Province.StartAsync(DatabaseEngine.Sqlite);
        var district = province.Services.GetRequiredService<IAgencies>().All
            .First(one => one is { Kind: AgencyKind.District, ValidTo: null }).Id;
        var leader = province.Services.GetRequiredService<IStaff>().At(district, Roles.Leader)[0].ActAs();
        var today = province.Time.Now().LocalDay();
        DossierFilter[] lists = [new() { Overdue = true }, new() { DueOn = today }, new() { InProcess = true }, new() { Awaiting = true }];
        foreach (var list in lists)
        {
            var sql = await province.InScopeAsync(services => services.GetRequiredService<FilterSql>()
                .BuildAsync(list with { Within = district }, leader, province.Time.Now(), TestContext.Current.CancellationToken));
            var plan = await province.Database.QueryAsync(row => row.GetString(3),
                $"explain query plan select id from dossiers_dossier where {sql.Value!.Where} order by bucket, sort_at, id limit 26",
                sql.Value.Args, TestContext.Current.CancellationToken);
            Assert.Contains(plan,
                step => step.Contains("ix_dossiers_open", StringComparison.Ordinal)
                    || step.Contains("ix_dossiers_running", StringComparison.Ordinal));
        }
    }
}
