using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Log;

/// <summary>
/// All 432,223 dossiers of the published years through the program itself: the table must be exact (the verb answers 1
/// when it is not), the log must verify, and of a flipped byte, a cut tail and a changed row each must be named.
/// </summary>
public sealed class FullReplayTests
{
    private static readonly TimeSpan HangGuard = TimeSpan.FromHours(1);

    [Theory, EachDatabase, Trait("Run", "long")]
    public async Task Four_years_of_a_province_are_exact_and_whatever_is_changed_is_named(DatabaseEngine engine)
    {
        TestRun.OnlyLong();
        await using var empty = await EmptyDatabase.CreateAsync(engine);
        var arguments = await empty.ArgumentsAsync();
        var replay = await RunAsync("simulate", ["--province", "bac-kan", "--years", "2018-2021", .. arguments]);
        Assert.True(replay.ExitCode == 0, replay.Output + replay.Error);
        foreach (var figure in new[] { "73.138", "7.654", "133.802", "21.957", "166.049", "32.483", "59.234", "9.784" })
            Assert.Contains(figure, replay.Output, StringComparison.Ordinal);
        TestContext.Current.TestOutputHelper?.WriteLine(replay.Output);

        var sound = await RunAsync("verify", arguments);
        Assert.True(sound.ExitCode == 0, sound.Output + sound.Error);
        TestContext.Current.TestOutputHelper?.WriteLine(sound.Output);

        var (changed, cut) = await DamageAsync(empty.Target, engine);
        var damaged = await RunAsync("verify", arguments);
        Assert.Equal(1, damaged.ExitCode);
        foreach (var name in new[] { changed, cut, "measures_dossiers_rollup" })
            Assert.Contains(name, damaged.Error, StringComparison.Ordinal);
    }

    private static Task<(int ExitCode, string Output, string Error)> RunAsync(string verb, string[] arguments) =>
        ServerProcess.RunAsync([verb, .. arguments], limit: HangGuard);

    /// <returns>The stream with a flipped byte and the one whose last event is gone.</returns>
    private static async Task<(string Changed, string Cut)> DamageAsync(DatabaseTarget target, DatabaseEngine engine)
    {
        await using var database = new Database(target);
        var changed = await StreamAsync(database, "min", "dossier.handed-over");
        var cut = await StreamAsync(database, "max", "dossier.finished");
        var work = new UnitOfWork(database);
        var nothing = Error.Invalid("test.nothing-changed");
        // No measure reads this number: the finding can come from the chain alone.
        work.AddChecked(
            "update eventlog_event set data = replace(data, '\"legDue\":1', '\"legDue\":2') where stream = $1 and type = " +
            "'dossier.handed-over' and data like '%\"legDue\":1%'",
            nothing, changed);
        if (engine == DatabaseEngine.Postgres)
            work.AddChecked(
                "delete from eventlog_order where position = (select max(position) from eventlog_event where stream = $1)", nothing, cut);
        work.AddChecked(
            "delete from eventlog_event where position = (select max(position) from eventlog_event where stream = $1)", nothing, cut);
        work.AddChecked("update measures_dossiers_rollup set desk = desk + 1 where period = 2019 and key = '' and measure = 101", nothing);
        Assert.Null((await work.CommitAsync()).Error);
        return (changed, cut);
    }

    private static async Task<string> StreamAsync(Database database, string end, string type) =>
        (await database.FirstAsync(row => row.GetString(0), $"select {end}(stream) from eventlog_event where type = $1", [type]))!;
}
