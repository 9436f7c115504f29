namespace OpenProvince.Kernel;

/// <summary>
/// Counts guesses in the database before they are looked at, and gives back those that were right: so guesses sent side by
/// side, to any number of nodes, are never more than the rules allow.
/// </summary>
public sealed class Guesses(Database database) : ICleanUp
{
    private static readonly Error Waiting = Error.Unavailable("kernel.unavailable");

    /// <summary>Takes one guess from every count, or none when one of them waits.</summary>
    /// <param name="guesses">Counts in the same order of rules at every call: two transactions must not wait for each other.</param>
    /// <param name="now">The moment of the guess.</param>
    /// <param name="refusal">What is said, given the wait.</param>
    /// <param name="ct">Cancels the reads.</param>
    public async Task<Result> TakeAsync(IReadOnlyList<Guess> guesses, Instant now, Func<TimeSpan, Error> refusal, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        foreach (var guess in guesses)
        {
            var rule = guess.Rule;
            SqlValue[] waits = [.. rule.Waits.SkipLast(1).Prepend(rule.Waits[^1]).Select(wait => (SqlValue)(now + wait))];
            work.AddChecked(rule.Sql, Waiting, [guess.Subject, now, now - rule.Within, now + rule.Within, .. waits]);
        }
        var taken = await work.CommitAsync(ct);
        // Not counted is not answered either: otherwise guessing were free while the disk is full.
        if (!ReferenceEquals(taken.Error, Waiting)) return taken;
        return refusal(await WaitAsync(guesses, now, ct) ?? TimeSpan.FromSeconds(1));
    }

    /// <summary>How long the next guess waits; null when it need not.</summary>
    public async Task<TimeSpan?> WaitAsync(IReadOnlyList<Guess> guesses, Instant now, CancellationToken ct)
    {
        var marks = string.Join(", ", guesses.Select((_, i) => $"${i + 1}"));
        var free = await database.FirstAsync(
            row => row.IntOrNull(0), $"select max(free_at) from kernel_guess where subject in ({marks})",
            [.. guesses.Select(guess => (object?)guess.Subject)], ct);
        return free is { } at && at > now.Micros ? new Instant(at) - now : null;
    }

    /// <summary>The guess was right: it cost nothing.</summary>
    public Task<Result> GiveBackAsync(IEnumerable<Guess> guesses, CancellationToken ct)
    {
        var work = new UnitOfWork(database);
        GiveBack(work, guesses);
        return work.CommitAsync(ct);
    }

    /// <summary>Joins what a right guess does: it cost nothing.</summary>
    public static void GiveBack(UnitOfWork work, IEnumerable<Guess> guesses)
    {
        foreach (var guess in guesses)
        {
            // Who was right the first time leaves no trace.
            work.Add("delete from kernel_guess where subject = $1 and wrong <= 1", guess.Subject);
            work.Add(
                "update kernel_guess set free_at = case when wrong <= $2 then 0 else free_at end, wrong = wrong - 1 where subject = $1 " +
                "and wrong > 0",
                guess.Subject, guess.Rule.Free);
        }
    }

    /// <summary>Joins what a right guess does: it also forgives the wrong ones before it.</summary>
    public static void Forgive(UnitOfWork work, Guess guess) => work.Add("delete from kernel_guess where subject = $1", guess.Subject);

    public async Task<int> CleanUpAsync(Instant now, CancellationToken ct)
    {
        var old = await database.FirstAsync(row => (int)row.Int(0),
            "select count(*) from kernel_guess where kept_until <= $1 and free_at <= $1", [now.Micros], ct);
        if (old == 0) return 0;
        var work = new UnitOfWork(database);
        work.Add("delete from kernel_guess where kept_until <= $1 and free_at <= $1", now);
        return (await work.CommitAsync(ct)).IsError ? 0 : old;
    }
}
