using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;
using OpenProvince.Time.Contracts;

namespace OpenProvince.Integration.Time;

public sealed class CalendarStoreTests
{
    private const string Storm = """
        { "decision": "77/QĐ-UBND", "adopted": "2026-11-20", "name": "Nghỉ do bão",
          "days": [ { "date": "2026-11-25", "kind": "SwapOff", "name": "Nghỉ do bão" } ] }
        """;

    private static readonly Actor Clerk = Actor.System("import");
    private static readonly DateOnly StormDay = new(2026, 11, 25);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_built_in_calendar_becomes_version_one_once(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        var store = services.GetRequiredService<CalendarStore>();
        Assert.Equal(1, (await store.CurrentAsync(Ct)).Version);
        Assert.Empty(await store.HistoryAsync(Ct));
        for (var i = 0; i < 2; i++)
            Assert.False((await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct)).IsError);
        Assert.Equal(BuiltInCalendar.Document.Decision, Assert.Single(await store.HistoryAsync(Ct)).Decision);
        Assert.Equal(BuiltInCalendar.Document.ToJson(), (await store.GetAsync(1, Ct))!.Document.ToJson());
    }

    [Theory, EachDatabase]
    public async Task A_decision_becomes_the_next_version_with_its_event(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct);
        var store = services.GetRequiredService<CalendarStore>();
        Assert.True((await store.ForAsync(5, Ct)).Day(StormDay).IsWorking);

        var imported = await services.GetRequiredService<CalendarImport>().ImportAsync(Storm, Clerk, Ct);

        Assert.Equal((2, "77/QĐ-UBND", new CalendarChange(StormDay, StormDay, 1)),
            (imported.Value.Version, imported.Value.Decision, imported.Value.Change));
        Assert.False(imported.Value.Calendar.Default.Day(StormDay).IsWorking);
        Assert.False((await store.ForAsync(5, Ct)).Day(StormDay).IsWorking);
        Assert.True((await store.GetAsync(1, Ct))!.Default.Day(StormDay).IsWorking);
        Assert.Null(await store.GetAsync(3, Ct));
        Assert.Equal(["77/QĐ-UBND", "Lịch dựng sẵn"], (await store.HistoryAsync(Ct)).Select(v => v.Decision));
        var written = await services.GetRequiredService<Database>().QueryAsync(
            row => (row.GetString(0), row.GetString(1)), "select stream, data from eventlog_event where type = $1 order by stream",
            ["calendar.decided"], Ct);
        Assert.Equal(["calendar-1", "calendar-2"], written.Select(e => e.Item1));
        var decided =
            Assert.IsType<CalendarDecided>(services.GetRequiredService<EventRegistry>().Read("calendar.decided", 1, written[1].Item2));
        Assert.Equal(new CalendarDecided(2, "77/QĐ-UBND", 20261125, 20261125, decided.Content), decided);
        Assert.Equal(44, decided.Content.Length);
    }

    [Theory, EachDatabase]
    public async Task Refuses_a_decision_twice_and_a_bad_one_changes_nothing(DatabaseEngine engine)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("vi-VN");
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct);
        var import = services.GetRequiredService<CalendarImport>();
        Assert.False((await import.ImportAsync(Storm, Clerk, Ct)).IsError);
        Assert.Equal("time.calendar-decision-taken", (await import.ImportAsync(Storm, Clerk, Ct)).Error!.Code);

        var bad = await import.ImportAsync(Storm.Replace(
            "\"name\": \"Nghỉ do bão\" } ]", "\"name\": \"x\", \"units\": [\"H99.1\"] } ]", StringComparison.Ordinal)
            .Replace("77/", "78/", StringComparison.Ordinal), Clerk, Ct);
        Assert.Equal(
            "days[0].units: không tìm thấy cơ quan có mã định danh \"H99.1\".", services.GetRequiredService<Texts>().Error(bad.Error!));
        Assert.Equal(2, (await services.GetRequiredService<CalendarStore>().CurrentAsync(Ct)).Version);
        Assert.Contains("khong-co.json", services.GetRequiredService<Texts>().Error(
            (await import.ImportFileAsync("/khong-co.json", store: true, Clerk, Ct)).Error!), StringComparison.Ordinal);
    }

    [Theory, EachDatabase]
    public async Task A_preview_stores_nothing(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct);
        var preview = await services.GetRequiredService<CalendarImport>().PreviewAsync(Storm, Ct);
        Assert.Equal(2, preview.Value.Version);
        Assert.Single(await services.GetRequiredService<CalendarStore>().HistoryAsync(Ct));
    }

    [Theory, EachDatabase]
    public async Task Agencies_named_by_their_identifier_work_by_their_own_hours(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct);
        var imported = await services.GetRequiredService<CalendarImport>().ImportAsync(
            """{ "decision": "79/QĐ-UBND", "adopted": "2026-11-20", "units": [ { "code": "H03.7", "profile": "saturday-desk" } ] }""",
            Clerk, Ct);
        Assert.Null(imported.Error);
        var store = services.GetRequiredService<CalendarStore>();
        Assert.Equal("saturday-desk", (await store.ForAsync(7, Ct)).Profile.Code);
        Assert.Equal("standard", (await store.ForAsync(8, Ct)).Profile.Code);
    }

    [Theory, EachDatabase]
    public async Task The_log_and_the_calendars_verify(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        await services.GetRequiredService<CalendarWriter>().SeedAsync(Ct);
        await services.GetRequiredService<CalendarImport>().ImportAsync(Storm, Clerk, Ct);
        var heads = services.GetServices<StreamHeads>().Single(h => h.Owns("calendar-2"));
        var rows = await services.GetRequiredService<Database>().QueryAsync(
            row => (row.GetString(0), row.Int(1), Convert.ToHexString(row.Bytes(2))), heads.Sql, [], Ct);
        var log = await services.GetRequiredService<Database>().QueryAsync(
            row => (row.GetString(0), row.Int(1), Convert.ToHexString(row.Bytes(2))), "select stream, version, hash from eventlog_event",
            [], Ct);
        Assert.Equal(log.Order(), rows.Order());
    }

    private static Task<ServiceProvider> ServicesAsync(EmptyDatabase database) => database.ServicesAsync(
        services => services.AddSingleton<IAgencyTree, NoTree>().AddSingleton<IAgencyCodes, SevenCodes>().AddKernel().AddEventLog()
            .AddTime(), Ct);

    private sealed class NoTree : IAgencyTree
    {
        public bool IsWithin(long agency, long ancestor) => agency == ancestor;

        public bool IsRoot(long agency) => true;
    }

    private sealed class SevenCodes : IAgencyCodes
    {
        public ValueTask<long?> FindAsync(string code, CancellationToken ct = default) => new(code == "H03.7" ? 7L : null);
    }
}
