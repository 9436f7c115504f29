using OpenProvince.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Agencies.Contracts;
using OpenProvince.Agencies.Data;
using OpenProvince.Kernel;
using OpenProvince.Server;

namespace OpenProvince.Integration.Agencies;

public sealed class SeedTests(Provinces provinces) : IClassFixture<Provinces>
{
    [Theory, EachDatabase]
    public async Task Every_agency_of_the_pack_has_its_event(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        Assert.Equal(237, await CountAsync(province, "select count(*) from agencies_agency"));
        Assert.Equal(237, await CountAsync(province, "select count(*) from eventlog_event where type = 'agency.established'"));
        Assert.Equal(0,
            await CountAsync(province,
                "select count(*) from agencies_agency a where not exists (select 1 from eventlog_event e where e.stream = 'agency-' || " +
                "a.id and e.version = a.version and e.hash = a.head_hash)"));
        Assert.Equal(773, province.Services.GetRequiredService<IStaff>().All.Count);
    }

    [Theory, EachDatabase]
    public async Task A_filled_province_is_not_filled_again(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        var result =
            await province.InScopeAsync(scope => scope.GetRequiredService<IProvinceSeeder>().SeedAsync(new("thai-nguyen", Demo: true)));
        Assert.Equal("agencies.already-seeded", result.Error?.Code);
        Assert.Equal("bac-kan", await province.InScopeAsync(scope => scope.GetRequiredService<IProvinceSeeder>().CurrentAsync()));
    }

    [Theory, EachDatabase]
    public async Task Without_demo_accounts_only_the_administrator_gets_in(DatabaseEngine engine)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        await using var app = ServerApp.Build(new ServerOptions { Target = empty.Target, Port = 0, AdminPassword = "mot cau rat dai" });
        await ServerApp.PrepareAsync(app);
        var database = app.Services.GetRequiredService<Database>();
        Assert.Equal(["admin"], await database.QueryAsync(row => row.GetString(0), "select user_name from agencies_user", []));
        Assert.Equal(["staff.account-made"], await RightsAsync(database));
        await using var scope = app.Services.CreateAsyncScope();
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<IProvinceSeeder>().DemoAccountsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_key_that_acts_as_an_officer_is_an_event_without_the_key(DatabaseEngine engine)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        await using var app = ServerApp.Build(new ServerOptions
        {
            Target = empty.Target, Port = 0, Development = true,
            ApiTokens = new Dictionary<string, string> { ["citizen"] = "a-key-of-a-citizen", ["desk"] = "a-key-of-the-desk" }
        });
        await ServerApp.PrepareAsync(app);
        var database = app.Services.GetRequiredService<Database>();
        Assert.Equal(["staff.key-made"], await RightsAsync(database));
        var data = await database.FirstAsync(
            row => row.GetString(0), "select data from eventlog_event where type = 'staff.key-made'", []);
        Assert.Matches("^{\"staff\":[0-9]+,\"account\":[0-9]+,\"key\":\"[0-9a-f]{16}\"}$", data);
    }

    [Theory]
    [EachDatabase("citizen", "short", "agencies.token-too-short")]
    [EachDatabase("nobody", "a-key-of-enough-length", "agencies.user-not-found")]
    public async Task A_wrong_key_leaves_the_database_empty(DatabaseEngine engine, string user, string key, string error)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        await using var app = ServerApp.Build(new ServerOptions
        {
            Target = empty.Target, Port = 0, Development = true, ApiTokens = new Dictionary<string, string> { [user] = key }
        });
        var refused = await Assert.ThrowsAsync<StartupException>(() => ServerApp.PrepareAsync(app));
        Assert.Equal(error, refused.Error.Code);
        Assert.Equal(
            0, await app.Services.GetRequiredService<Database>().FirstAsync(row => row.Int(0), "select count(*) from agencies_agency", []));
    }

    [Theory, EachDatabase]
    public async Task A_filling_that_broke_off_between_agencies_and_calendar_is_finished_by_the_next_start(DatabaseEngine engine)
    {
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        await using (var cut = ServerApp.Build(new ServerOptions { Target = empty.Target, Port = 0, Development = true }))
        {
            await cut.Services.GetRequiredService<Migrator>().MigrateAsync();
            await using var away = new Province(empty, "bac-kan", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false);
            await away.ExecuteAsync("alter table time_calendar rename to time_calendar_away");
            await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => ServerApp.PrepareAsync(cut));
            await away.ExecuteAsync("alter table time_calendar_away rename to time_calendar");
        }

        await using var province = new Province(empty, "bac-kan", new TurnableTime(TurnableTime.WorkingMonday), ownsDatabase: false);
        await province.StartAsync();
        Assert.Equal(237, await CountAsync(province, "select count(*) from agencies_agency"));
        Assert.Equal(1, await CountAsync(province, "select version from time_calendar"));
        Assert.Equal(1, await CountAsync(province, "select count(*) from eventlog_event where type = 'calendar.decided'"));
        await province.RestartAsync();
        Assert.Equal(1, await CountAsync(province, "select count(*) from time_calendar"));
    }

    [Theory, EachDatabase]
    public async Task Accounts_are_mapped_as_the_schema_has_them(DatabaseEngine engine)
    {
        var province = await provinces.OnAsync(engine);
        await province.InScopeAsync(async scope =>
        {
            var user = scope.GetRequiredService<SignInDb>().Model.FindEntityType(typeof(User))!;
            var mapped = user.GetProperties().Select(property => (Name: property.GetColumnName(), property.IsNullable))
                .OrderBy(column => column.Name, StringComparer.Ordinal);
            var stored = await province.Database.QueryAsync(
                row => (Name: row.GetString(0), IsNullable: row.Int(1) == 1),
                engine == DatabaseEngine.Sqlite
                    ? "select name, 1 - \"notnull\" from pragma_table_info($1)"
                    : "select column_name, case is_nullable when 'YES' then 1 else 0 end from information_schema.columns where " +
                        "table_name = $1",
                [user.GetTableName()]);
            Assert.Equal(stored.OrderBy(column => column.Name, StringComparer.Ordinal), mapped);
            return 0;
        });
    }

    /// <summary>What officers got besides their posts.</summary>
    private static Task<List<string>> RightsAsync(Database database) => database.QueryAsync(row => row.GetString(0),
        "select type from eventlog_event where type like 'staff.%' and type <> 'staff.appointed' order by type", []);

    private static async Task<long> CountAsync(Province province, string sql) =>
        await province.Database.FirstAsync(row => row.Int(0), sql, []);
}
