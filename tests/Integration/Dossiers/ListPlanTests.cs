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
            // The first page, and in each order one that begins at a row: what is sorted are the rows of the list, not of the table.
            var code = province.Database.BySigns("code");
            foreach (var (at, order) in new[]
                {
                    ("", "bucket, sort_at, id"), (" and (bucket, sort_at, id) > (0, 1, 2)", "bucket, sort_at, id"),
                    ($" and ({code}, id) < ('H03', 2)", $"{code} desc, id desc"),
                    (" and (last_step_at, id) > (1, 2)", "last_step_at, id"), (" and (filed_at, id) > (1, 2)", "filed_at, id"),
                })
            {
                var plan = await province.Database.QueryAsync(row => row.GetString(3),
                    $"explain query plan select id from dossiers_dossier where {sql.Value!.Where}{at} order by {order} limit 26",
                    sql.Value.Args, TestContext.Current.CancellationToken);
                Assert.Contains(plan,
                    step => step.Contains("ix_dossiers_open", StringComparison.Ordinal)
                        || step.Contains("ix_dossiers_running", StringComparison.Ordinal));
            }
        }
    }
}
