using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;
using Xunit;

namespace OpenProvince.Unit.Time;

/// <summary>
/// Random cases against the minute walker: 20,000 always, a million with OPENPROVINCE_LONG=1. OPENPROVINCE_SEED repeats a run.
/// </summary>
public sealed class DeadlineOracleTests
{
    private static readonly Deadlines Deadlines = new(DeadlineRules.BuiltIn);

    private static readonly int Seed = int.TryParse(
        Environment.GetEnvironmentVariable("OPENPROVINCE_SEED"), CultureInfo.InvariantCulture,
        out var seed) ? seed : Random.Shared.Next(1_000_000_000);

    [Fact]
    public void Agrees_with_walking_from_minute_to_minute() => Compare(20_000);

    [Fact, Trait("Run", "long")]
    public void Agrees_on_a_million_cases()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("OPENPROVINCE_LONG") == "1", "Runs with OPENPROVINCE_LONG=1.");
        Compare(1_000_000);
    }

    private static void Compare(int cases)
    {
        var worst = new System.Collections.Concurrent.ConcurrentQueue<string>();
        Parallel.For(0, cases, (number, loop) =>
        {
            if (Difference(Case.Random(unchecked(Seed + number))) is not { } difference) return;
            worst.Enqueue($"OPENPROVINCE_SEED={Seed}, case {number}: {difference}");
            loop.Stop();
        });
        Assert.True(worst.IsEmpty, string.Join('\n', worst));
    }

    [Fact]
    public void The_walker_would_notice_a_wrong_engine()
    {
        var noHoliday = BuiltInCalendar.Document with { Laws = [] };
        var wrong = new CalendarSet(1, noHoliday);
        Assert.Contains(Enumerable.Range(0, 2_000), n => Difference(Case.Random(Seed + n), wrong) is not null);
    }

    private static string? Difference(Case c, CalendarSet? set = null)
    {
        var (calendar, walker) = ((set ?? BuiltInCalendar.Set).Profile(c.Profile), MinuteWalker.All[c.Profile]);
        var terms = new DeadlineTerms(c.Received.ToInstant(), c.Duration, c.Start);
        var due = walker.Due(MinuteWalker.Minute(c.Received), c.Duration, c.Start);
        var pauses = new Pause[c.Pauses.Length];
        for (var i = 0; i < pauses.Length; i++)
        {
            var (after, length, strategy) = c.Pauses[i];
            var from = (i == 0 ? MinuteWalker.Minute(c.Received) : MinuteWalker.Minute(pauses[i - 1].Until.ToLocal())) + after;
            pauses[i] = new Pause(MinuteWalker.Local(from).ToInstant(), MinuteWalker.Local(from + length).ToInstant(), strategy);
            due = Resume(walker, c, due, from, from + length, strategy);
        }

        var promise = Deadlines.Recompute(terms, pauses, calendar).Due.ToLocal();
        if (promise != MinuteWalker.Local(due))
            return $"{c} [{string.Join(';', pauses)}] engine {promise:s}, walker {MinuteWalker.Local(due):s}";
        return Lengths(c, calendar, walker, terms.Received, due);
    }

    private static int Resume(MinuteWalker walker, Case c, int due, int from, int until, ResumeStrategy strategy)
    {
        if (strategy == ResumeStrategy.RestartFull) return walker.Due(until, c.Duration, c.Start);
        if (from > due) return due;
        if (c.Duration.Unit is DurationUnit.CalendarDay or DurationUnit.Month)
            return walker.Shift(due, until / 1440 - from / 1440);
        return walker.Hours(until, walker.Left(from, due));
    }

    private static string? Lengths(Case c, WorkingCalendar calendar, MinuteWalker walker, Instant received, int due)
    {
        var at = MinuteWalker.Minute(c.Received);
        var (length, walked) = (calendar.Between(received, MinuteWalker.Local(due).ToInstant()), walker.Left(at, due));
        if (length != walked) return $"{c}: between {length}, walked {walked}";
        var (transfer, byWalk) = (Deadlines.TransferBy(received, calendar).ToLocal(), MinuteWalker.Local(walker.Transfer(at)));
        if (transfer != byWalk) return $"{c}: transfer {transfer:s}, walked {byWalk:s}";
        var span = calendar.Span(received, MinuteWalker.Local(due).ToInstant());
        return span.Days < 0 || span.Minutes < 0 || span.Minutes >= 480 ? $"{c}: span {span}" : null;
    }

    private sealed record Case(
        string Profile, DateTime Received, Duration Duration, StartRule Start, (int After, int Length, ResumeStrategy Strategy)[] Pauses)
    {
        private static readonly string[] Profiles = [.. MinuteWalker.All.Keys.Order(StringComparer.Ordinal)];

        public static Case Random(int seed)
        {
            var random = new Random(seed);
            var received = new DateTime(2018, 1, 1).AddSeconds(random.NextInt64(9L * 365 * 86_400));
            // A third of the receptions stands on a boundary, where mistakes live.
            if (random.Next(3) == 0)
                received = received.Date.AddMinutes(random.GetItems([0, 420, 450, 690, 720, 780, 810, 899, 900, 990, 1020, 1439], 1)[0]);
            var unit = random.GetItems(Enum.GetValues<DurationUnit>(), 1)[0];
            var amount = unit switch
            {
                DurationUnit.WorkingHour => random.Next(1, 60),
                DurationUnit.Month => random.Next(1, 7),
                _ => random.Next(8) == 0 ? random.Next(10, 60) : random.Next(1, 10),
            };
            var pauses = new (int, int, ResumeStrategy)[Math.Max(0, random.Next(4) - 1)];
            for (var i = 0; i < pauses.Length; i++)
                pauses[i] = (random.Next(0, 7 * 1440), random.Next(0, 10 * 1440), random.GetItems(Enum.GetValues<ResumeStrategy>(), 1)[0]);
            return new Case(
                random.GetItems(Profiles, 1)[0], received, new Duration(amount, unit), random.GetItems(Enum.GetValues<StartRule>(), 1)[0],
                pauses);
        }
    }
}
