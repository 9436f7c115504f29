using System.Diagnostics;
using System.Net;
using OpenProvince.Integration.Dossiers;
using OpenProvince.Integration.Operations;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Faults;

/// <summary>
/// PostgreSQL dies or stops answering in the middle of filing: everybody hears "not now" within seconds, in plain words,
/// and the program goes on by itself when the database is back.
/// </summary>
public sealed class DatabaseGoneTests
{
    private const int Clients = 16;

    public static bool HasPostgres => EachDatabaseAttribute.Engines.Contains(DatabaseEngine.Postgres);

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_killed_database_is_said_at_once_and_filing_goes_on_when_it_is_back()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var province = await StartAsync(cluster);
        await ThroughAsync(province, cluster.Kill, cluster.Start, down: TimeSpan.FromSeconds(3), longest: TimeSpan.FromSeconds(4));
    }

    [Fact(SkipUnless = nameof(HasPostgres), Skip = "PostgreSQL is left out of this run")]
    public async Task A_frozen_database_is_said_after_the_limits_of_the_address()
    {
        await using var cluster = await PrivatePostgres.OfItsOwnAsync();
        await using var province = await StartAsync(cluster, "Timeout=1;Command Timeout=2;Cancellation Timeout=500");
        await ThroughAsync(province, cluster.Freeze, cluster.Thaw, down: TimeSpan.FromSeconds(14), longest: TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Nobody_waits_for_the_drivers_own_limits()
    {
        var target = DatabaseTarget.Postgres("postgres://an@db/openprovince", "/tmp").Value;
        var limits = new Npgsql.NpgsqlConnectionStringBuilder(target.ConnectionString);
        Assert.Equal((5, 10, 1000, true), (limits.Timeout, limits.CommandTimeout, limits.CancellationTimeout, limits.TcpKeepAlive));

        var own = new Npgsql.NpgsqlConnectionStringBuilder(
            DatabaseTarget.Postgres("postgres://an@db/openprovince?Timeout=9&Command%20Timeout=40", "/tmp").Value.ConnectionString);
        Assert.Equal((9, 40), (own.Timeout, own.CommandTimeout));
    }

    private static async Task<Province> StartAsync(PrivatePostgres cluster, string options = "")
    {
        var province = new Province(await EmptyDatabase.OnAsync(cluster, options), "bac-kan", new TurnableTime(TurnableTime.WorkingMonday));
        await province.StartAsync();
        return province;
    }

    private static async Task ThroughAsync(Province province, Action goAway, Action comeBack, TimeSpan down, TimeSpan longest)
    {
        using var office = await Office.OpenAsync(province);
        using var leader = await province.SignInAsync("leader");
        using var visitor = province.Visitor();
        using var stop = new CancellationTokenSource();
        var callers = Enumerable.Range(0, Clients).Select(number => new Caller(office.Citizen, () => office.Filing(), $"gone-{number}"))
            .ToList();
        var running = callers.Select(caller => caller.RunAsync(stop.Token)).ToList();
        try
        {
            var begun = Stopwatch.GetTimestamp();
            await AllFileAsync(callers, begun, "before");
            // What the machine itself takes for an answer under these callers, nothing being wrong, is no delay of the database's.
            longest += 3 * callers.SelectMany(caller => caller.Since(begun)).Max(answer => answer.Took);

            goAway();
            var gone = Stopwatch.GetTimestamp();
            await Task.Delay(down, TestContext.Current.CancellationToken);
            await CheckPagesAsync(leader, visitor, longest);
            comeBack();
            var back = Stopwatch.GetTimestamp();
            await AllFileAsync(callers, back, "after");

            var during = callers.SelectMany(caller => caller.CameAfter(gone)).Where(answer => answer.Status is not (>= 200 and < 300))
                .ToList();
            Assert.NotEmpty(during);
            Assert.All(during, answer => Assert.True(answer.Status == 503, $"{answer.Status}: {answer.Text}"));
            Assert.All(during, answer => Assert.Contains(
                answer.Text.Contains("\"kernel.outcome-unknown\"", StringComparison.Ordinal)
                    ? "chưa rõ đã ghi nhận hay chưa"
                    : "thử lại sau ít phút",
                System.Text.RegularExpressions.Regex.Unescape(answer.Text)));
            var slowest = callers.SelectMany(caller => caller.CameAfter(gone)).Max(answer => answer.Took);
            Assert.True(slowest < longest, $"The slowest answer took {slowest}");
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(running);
        }

        await CheckFiguresAsync(province, leader);
    }

    private static async Task AllFileAsync(List<Caller> callers, long since, string when)
    {
        for (; callers.Exists(caller => !caller.Since(since).Any(answer => answer.Status is >= 200 and < 300)); await Task.Delay(20))
            Assert.True(Stopwatch.GetElapsedTime(since) < Patience.State,
                $"Not everybody files {when}: {string.Join("; ", callers.Select(caller => caller.Since(since).LastOrDefault()))}");
    }

    /// <summary>Pages of people who signed in and who did not: a page in plain words too.</summary>
    private static async Task CheckPagesAsync(Visitor leader, Visitor visitor, TimeSpan longest)
    {
        foreach (var (who, path) in new[] { (leader, "/wall"), (visitor, "/tra-cuu?code=H03.1-261123-0001") })
        {
            var asked = Stopwatch.GetTimestamp();
            var page = await who.OpenAsync(path);
            Assert.True(page.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.OK, $"{path}: {page.Status}");
            if (page.Status == HttpStatusCode.ServiceUnavailable) Assert.Contains("Sau ít phút hãy tải lại trang", page.Text);
            Assert.True(Stopwatch.GetElapsedTime(asked) < longest, $"{path} took {Stopwatch.GetElapsedTime(asked)}");
        }
        // Who is signed in is told so, not shown an empty list.
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await leader.OpenAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await leader.Http.GetAsync("/health/ready")).StatusCode);
    }

    /// <summary>The sequencer and the projections came back too: the tile shows every dossier that is stored.</summary>
    private static async Task CheckFiguresAsync(Province province, Visitor leader)
    {
        var stored = await province.Database.FirstAsync(row => row.Int(0), "select count(*) from dossiers_dossier", []);
        Assert.True(stored >= 2 * Clients, $"{stored} dossiers");
        var board = await TileStream.BoardAsync(province);
        using var stream = await TileStream.OpenAsync(leader, board);
        await stream.UntilAsync($"{board}/received-today", stored.ToString("N0", System.Globalization.CultureInfo.GetCultureInfo("vi-VN")));
    }
}
