using Microsoft.Extensions.DependencyInjection;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using OpenProvince.Time;

namespace OpenProvince.Integration.Time;

public sealed class RulesImportTests
{
    private const string NewLaw = """
        { "legalBasis": "Nghị định mẫu 1/2027/NĐ-CP", "effectiveFrom": "2027-03-01", "sameDayCutoff": "14:00",
          "dayStart": "SameInstant", "hourStart": "SameInstant", "onSupplement": "ResumeRemaining",
          "onlineFirstReplyHours": 4, "near": { "workingDays": 1, "percent": 20 }, "hourOnTimeMinutes": 30 }
        """;

    private static readonly Actor Clerk = Actor.System("import");

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task A_new_law_governs_what_is_received_from_its_day_on(DatabaseEngine engine)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using (var services = await ServicesAsync(database))
        {
            var preview = await services.GetRequiredService<RulesImport>().ImportAsync(NewLaw, keep: false, Clerk, Ct);
            Assert.Equal(1001, preview.Value.Version);
            Assert.Equal(DeadlineRules.BuiltIn.All.Count, (await services.GetRequiredService<RuleStore>().LoadAsync(Ct)).All.Count);
            Assert.False((await services.GetRequiredService<RulesImport>().ImportAsync(NewLaw, keep: true, Clerk, Ct)).IsError);
            Assert.Equal("time.rules-not-later",
                (await services.GetRequiredService<RulesImport>().ImportAsync(NewLaw, keep: true, Clerk, Ct)).Error?.Code);
        }

        await using var restarted = await ServicesAsync(database);
        var rules = restarted.GetRequiredService<Deadlines>().Rules;
        Assert.Equal(3, rules.At(new DateTime(2027, 2, 28, 23, 59, 0).ToInstant()).Version);
        var next = rules.At(new DateTime(2027, 3, 1, 0, 0, 0).ToInstant());
        Assert.Equal((1001, new TimeOnly(14, 0), 4), (next.Version, next.SameDayCutoff, next.OnlineFirstReplyHours));
        Assert.Equal(new DateOnly(2027, 2, 28), rules.Get(3).EffectiveTo);
        var calendar = BuiltInCalendar.Set.Default;
        DuePromise Promise(int hour) => restarted.GetRequiredService<Deadlines>()
            .Promise(new(new DateTime(2027, 3, 2, hour, 30, 0).ToInstant(), Duration.SameDay), calendar);
        Assert.Equal((1001, new DateOnly(2027, 3, 2)), (Promise(13).RuleVersion, Promise(13).Due.LocalDay()));
        Assert.Equal(new DateOnly(2027, 3, 3), Promise(14).Due.LocalDay());
    }

    [Theory]
    [EachDatabase("\"2027-03-01\"", "\"2026-11-23\"", "time.rules-not-later")]
    [EachDatabase("\"onlineFirstReplyHours\": 4", "\"onlineFirstReplyHours\": 0", "time.rules-out-of-range")]
    [EachDatabase("\"onlineFirstReplyHours\": 4, ", "", "time.calendar-not-json")]
    [EachDatabase("\"SameInstant\", \"hourStart\"", "\"Sometime\", \"hourStart\"", "time.calendar-not-json")]
    [EachDatabase("{ \"legalBasis\"", "{ \"version\": 7, \"legalBasis\"", "time.calendar-not-json")]
    [EachDatabase("Nghị định mẫu 1/2027/NĐ-CP", " ", "time.calendar-missing")]
    [EachDatabase("{ \"workingDays\": 1, \"percent\": 20 }", "null", "time.calendar-not-json")]
    [EachDatabase("{ \"legalBasis\"", "{ \"hourOnTimeMinutes\": 5, \"legalBasis\"", "time.calendar-not-json")]
    [EachDatabase("{ \"legalBasis\"", "{ \"\\ud800\": 1, \"legalBasis\"", "time.calendar-not-json")]
    [EachDatabase("{ \"legalBasis\"", "[ \"legalBasis\"", "time.calendar-not-json")]
    public async Task A_wrong_file_is_refused_whole(DatabaseEngine engine, string instead, string of, string error)
    {
        await using var database = await EmptyDatabase.CreateAsync(engine);
        await using var services = await ServicesAsync(database);
        Assert.Contains(instead, NewLaw, StringComparison.Ordinal);
        var refused = await services.GetRequiredService<RulesImport>()
            .ImportAsync(NewLaw.Replace(instead, of, StringComparison.Ordinal), keep: true, Clerk, Ct);
        Assert.Equal(error, refused.Error?.Each().First().Code);
        Assert.Equal(
            0, await services.GetRequiredService<Database>().FirstAsync(row => row.Int(0), "select count(*) from time_rules", [], Ct));
    }

    private static Task<ServiceProvider> ServicesAsync(EmptyDatabase database) => database.ServicesAsync(services =>
    {
        services.AddSingleton<TimeProvider>(new TurnableTime(TurnableTime.WorkingMonday));
        services.AddKernel().AddEventLog().AddTime();
    }, Ct);
}
