using System.Diagnostics;
using System.Globalization;
using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Load;

/// <summary>
/// Deadlines a second on one core: the mix of units, boundaries and pauses the oracle of tests/Unit/Time judges, made before
/// the clock starts. Prints millions a second, the spread of the rounds and the load of other processes.
/// </summary>
internal static class DeadlineRate
{
    private const int Cases = 65_536;

    private readonly record struct Case(DeadlineTerms Terms, Pause[] Pauses, WorkingCalendar Calendar);

    public static int Run(int rounds, int seconds)
    {
        var deadlines = new Deadlines(DeadlineRules.BuiltIn);
        var cases = Make();
        Measure(deadlines, cases, TimeSpan.FromSeconds(1)); // compiled and warm
        var rates = new List<double>();
        for (var round = 1; round <= rounds; round++)
        {
            var load = OtherLoad.Start([]);
            var rate = Measure(deadlines, cases, TimeSpan.FromSeconds(seconds));
            rates.Add(rate);
            Say($"round {round}: {rate:0.00} M deadlines/s on one core, others {load.Share():P0} of a core");
        }
        rates.Sort();
        Say($"median {rates[rates.Count / 2]:0.00} M/s per core, from {rates[0]:0.00} to {rates[^1]:0.00}");
        Say($"({rounds} rounds of {seconds} s, a third with pauses)");
        return 0;
    }

    /// <summary>On one thread: what a core does. The sum keeps the work from being optimised away.</summary>
    private static double Measure(Deadlines deadlines, Case[] cases, TimeSpan length)
    {
        var (done, sum) = (0L, 0L);
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < length)
        {
            foreach (ref readonly var one in cases.AsSpan())
                sum ^= deadlines.Recompute(one.Terms, one.Pauses, one.Calendar).Due.Micros;
            done += cases.Length;
        }
        var rate = done / clock.Elapsed.TotalSeconds / 1e6;
        return sum == 42 ? 0 : rate;
    }

    private static Case[] Make()
    {
        var random = new Random(20261123);
        var calendars = BuiltInCalendar.Document.Profiles.Select(profile => BuiltInCalendar.Set.Profile(profile.Code)).ToArray();
        var cases = new Case[Cases];
        for (var i = 0; i < Cases; i++)
        {
            var received = new DateTime(2018, 1, 1).AddSeconds(random.NextInt64(9L * 365 * 86_400));
            if (random.Next(3) == 0)
                received = received.Date.AddMinutes(random.GetItems([0, 420, 450, 690, 720, 780, 810, 899, 900, 990, 1020, 1439], 1)[0]);
            var unit = random.GetItems(Enum.GetValues<DurationUnit>(), 1)[0];
            var amount = unit switch
            {
                DurationUnit.WorkingHour => random.Next(1, 60),
                DurationUnit.Month => random.Next(1, 7),
                _ => random.Next(1, 20)
            };
            var from = received.AddMinutes(random.Next(0, 7 * 1440)).ToInstant();
            Pause[] pauses = random.Next(3) == 0
                ? [new(from, from + TimeSpan.FromMinutes(random.Next(0, 10 * 1440)), ResumeStrategy.ResumeRemaining)]
                : [];
            cases[i] = new(new(received.ToInstant(), new(amount, unit)), pauses, calendars[random.Next(calendars.Length)]);
        }
        return cases;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
