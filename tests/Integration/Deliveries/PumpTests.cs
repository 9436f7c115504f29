using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Deliveries.Contracts;
using OpenProvince.Kernel;
using OpenProvince.Testing;
using static OpenProvince.Integration.Deliveries.Outside;

namespace OpenProvince.Integration.Deliveries;

public sealed class PumpTests
{
    [Theory, EachDatabase]
    public async Task Of_one_receiver_and_subject_they_go_one_after_the_other_and_others_do_not_wait(DatabaseEngine engine)
    {
        var paper = new PaperChannel { Answer = First(new Outcome.Later("busy")) };
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1), Paper(2), Paper(3), Paper(4, subject: "dossier-2"), Paper(5, receiver: "person-2"));
        await UntilAsync(() => paper.Taken.Count == 2, "the others went");
        Assert.Equal(["paper-4", "paper-5"], paper.Taken.Select(one => one.Key).Order());

        paper.Answer = _ => Task.FromResult<Outcome?>(null);
        province.Time.Advance(TimeSpan.FromMinutes(2));
        await UntilAsync(() => paper.Taken.Count == 5, "the line went");
        Assert.Equal(["paper-1", "paper-2", "paper-3"], paper.Taken.Skip(2).Select(one => one.Key));
    }

    [Theory, EachDatabase]
    public async Task The_same_key_twice_is_one_delivery(DatabaseEngine engine)
    {
        var paper = new PaperChannel();
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1));
        await province.FileAsync(Paper(1), Paper(2));
        await UntilAsync(() => paper.Taken.Count >= 2, "both went");
        await province.FileAsync(Paper(1), Paper(3));
        await UntilAsync(() => paper.Taken.Any(one => one.Key == "paper-3"), "the third went");
        Assert.Equal(["paper-1", "paper-2", "paper-3"], paper.Taken.Select(one => one.Key));
    }

    [Theory, EachDatabase]
    public async Task What_is_held_back_waits_and_can_be_taken_back(DatabaseEngine engine)
    {
        var paper = new PaperChannel();
        await using var province = await StartAsync(engine, paper);
        var held = province.Time.Now() + UndoWindow.Time;
        await province.FileAsync(
            Paper(1, notBefore: held), Paper(2, subject: "dossier-2", notBefore: held), Paper(3, subject: "dossier-3"));
        await UntilAsync(() => paper.Taken.Count == 1, "the third went");
        await province.InScopeAsync(async scope =>
        {
            var work = scope.GetRequiredService<UnitOfWork>();
            scope.GetRequiredService<IDeliveries>().TakeBack(work, "paper", "paper-1", province.Time.Now());
            return await work.CommitAsync();
        });
        province.Time.Advance(UndoWindow.Time);
        await UntilAsync(() => paper.Taken.Count == 2, "the second went");
        await UntilAsync(() => AllMarkedAsync(province), "that it went is written down");
        Assert.Equal(["paper-3", "paper-2"], paper.Taken.Select(one => one.Key));
        Assert.Equal([DeliveryState.TakenBack, DeliveryState.Sent, DeliveryState.Sent],
            (await province.RowsAsync()).Select(one => one.State));
    }

    [Theory, EachDatabase]
    public async Task What_the_outside_takes_before_our_mark_is_sent_again_with_the_same_key(DatabaseEngine engine)
    {
        var never = new TaskCompletionSource<Outcome?>();
        var paper = new PaperChannel();
        paper.Answer = one =>
        {
            paper.Taken.Enqueue((one.Key, one.Content.Title));
            return never.Task;
        };
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1));
        await UntilAsync(() => paper.Taken.Count == 1, "it was taken");
        await province.StopAsync();

        var again = new PaperChannel();
        await province.StartAsync(services => Connect(services, again));
        // A try that was never heard of again had its time.
        province.Time.Advance(paper.Patience);
        await UntilAsync(() => again.Taken.Count == 1, "it was sent again");
        Assert.Equal(paper.Taken, again.Taken);
    }

    [Theory, EachDatabase]
    public async Task A_receiver_that_is_down_for_a_day_loses_nothing_and_gets_nothing_twice(DatabaseEngine engine)
    {
        var paper = new PaperChannel { Answer = _ => Task.FromResult<Outcome?>(new Outcome.Down("unreachable")) };
        await using var province = await StartAsync(engine, paper);
        for (var hour = 0; hour < 24; hour++)
        {
            await province.FileAsync([.. Enumerable.Range(0, 4).Select(i => Paper((hour * 4) + i, $"person-{i % 2}", $"dossier-{i}"))]);
            if (hour % 6 == 0) await UntilAsync(() => paper.Tried.Count > hour / 6, "it was tried");
            province.Time.Advance(TimeSpan.FromHours(1));
        }
        Assert.NotNull(await DownSinceAsync(province));
        // One asks for all of them: not everything that waits is tried each time.
        Assert.InRange(paper.Tried.Count, 4, 100);

        paper.Answer = _ => Task.FromResult<Outcome?>(null);
        province.Time.Advance(TimeSpan.FromMinutes(10));
        await UntilAsync(() => paper.Taken.Count >= 96, "everything went");
        Assert.Equal(96, paper.Taken.Distinct().Count());
        Assert.Equal(96, paper.Taken.Count);
        var numbers = paper.Taken.Select(one => int.Parse(one.Key["paper-".Length..], CultureInfo.InvariantCulture));
        foreach (var line in numbers.GroupBy(number => number % 4))
            Assert.Equal(line.Order(), line);
        await UntilAsync(async () => await DownSinceAsync(province) is null, "it is known to be up");
    }

    [Theory, EachDatabase]
    public async Task A_delivery_refused_for_days_is_dead_and_lets_the_next_one_go(DatabaseEngine engine)
    {
        var paper = new PaperChannel { Answer = First(new Outcome.Later("busy 451")) };
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1), Paper(2));
        for (var tries = 1; tries <= 9; tries++)
        {
            await UntilAsync(() => paper.Tried.Count >= tries, $"try {tries}");
            await UntilAsync(async () => await IsSettledAsync(province), "it is written down");
            province.Time.Advance(TimeSpan.FromHours(15));
        }
        await UntilAsync(() => paper.Taken.Count == 1, "the next one went");
        await UntilAsync(() => AllMarkedAsync(province), "that it went is written down");
        Assert.Equal([("paper-1", DeliveryState.Dead, "busy 451"), ("paper-2", DeliveryState.Sent, null)], await province.RowsAsync());
    }

    [Theory, EachDatabase]
    public async Task A_refusal_for_good_is_dead_at_once_and_what_has_nobody_is_taken_back(DatabaseEngine engine)
    {
        var paper = new PaperChannel { Answer = First(new Outcome.Never("refused 550")) };
        paper.Gone[2] = true;
        await using var province = await StartAsync(engine, paper);
        await province.FileAsync(Paper(1), Paper(2, subject: "dossier-2"), Paper(3, subject: "dossier-3"));
        await UntilAsync(async () => (await province.RowsAsync()).TrueForAll(one => one.State != DeliveryState.Waiting), "all ended");
        Assert.Equal(["paper-3"], paper.Taken.Select(one => one.Key));
        Assert.Equal([DeliveryState.Dead, DeliveryState.TakenBack, DeliveryState.Sent],
            (await province.RowsAsync()).Select(one => one.State));
    }

    [Theory, EachDatabase]
    public async Task Only_so_many_are_on_their_way_at_once_and_a_slow_channel_holds_no_other(DatabaseEngine engine)
    {
        var open = new TaskCompletionSource<Outcome?>();
        var slow = new PaperChannel { AtOnce = 2, Answer = _ => open.Task };
        var quick = new PaperChannel("quick");
        await using var province = await StartAsync(engine, slow);
        await province.StopAsync();
        await province.StartAsync(services =>
        {
            Connect(services, slow);
            Connect(services, quick);
        });
        await province.FileAsync([.. Enumerable.Range(1, 6).Select(i => Paper(i, subject: $"dossier-{i}"))]);
        await UntilAsync(() => slow.Tried.Count == 2, "two are on their way");
        await province.FileAsync(new NewDelivery("quick", "person-1", "dossier-1", "quick-1", "quick", 1, default));
        await UntilAsync(() => quick.Taken.Count == 1, "the other channel goes on");
        Assert.Equal(2, slow.Tried.Count);
        open.SetResult(null);
        await UntilAsync(() => slow.Taken.Count == 6, "all went");
        Assert.Equal(2, slow.MostAtOnce);
    }

    /// <summary>To the first paper; the others are taken.</summary>
    private static Func<Outgoing, Task<Outcome?>> First(Outcome outcome) =>
        one => Task.FromResult(one.Key == "paper-1" ? outcome : null);

    private static async Task<Instant?> DownSinceAsync(Province province) =>
        (await province.Services.GetRequiredService<IDeliveries>().FiguresAsync()).Single(one => one.Channel == "paper").DownSince;

    private static async Task<bool> AllMarkedAsync(Province province) =>
        (await province.RowsAsync()).TrueForAll(one => one.State != DeliveryState.Waiting);

    private static async Task<bool> IsSettledAsync(Province province) => (await province.Database.FirstAsync(
        row => row.Int(0), "select count(*) from deliveries_delivery where state = 1 and next_at <= $1",
        [province.Time.Now().Micros])) == 0;
}
