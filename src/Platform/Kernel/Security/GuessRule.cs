using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace OpenProvince.Kernel;

/// <summary>How often something may be guessed wrongly, and how long the next guess waits after that. Nothing closes for good.</summary>
public sealed class GuessRule
{
    /// <param name="name">Keeps the counts of different rules apart.</param>
    /// <param name="free">Wrong guesses before the first wait.</param>
    /// <param name="within">A count begins anew this long after its first guess.</param>
    /// <param name="waits">The wait after wrong guess number <paramref name="free"/>, the next one, and so on; the last one stays.</param>
    public GuessRule(string name, int free, TimeSpan within, params TimeSpan[] waits)
    {
        if (free < 1 || waits.Length == 0) throw new ArgumentException("A rule has at least one free guess and one wait", nameof(free));
        (Name, Free, Within, Waits) = (name, free, within, waits);
        const string counted = "(case when kernel_guess.since <= $3 then 1 else kernel_guess.wrong + 1 end)";
        var ladder = string.Concat(waits[..^1].Select((_, i) => $"when {counted} = {free + i} then ${6 + i} "));
        Sql = $"""
            insert into kernel_guess (subject, since, wrong, free_at, kept_until) values ($1, $2, 1, {(free == 1 ? "$5" : "0")}, $4)
            on conflict (subject) do update set
              wrong = {counted},
              since = case when kernel_guess.since <= $3 or kernel_guess.wrong = 0 then $2 else kernel_guess.since end,
              kept_until = case when kernel_guess.since <= $3 or kernel_guess.wrong = 0 then $4 else kernel_guess.kept_until end,
              free_at = case
                when {counted} < {free} then 0
                {ladder}else $5 end
            where kernel_guess.free_at <= $2
            """;
    }

    public string Name { get; }

    public int Free { get; }

    public TimeSpan Within { get; }

    public IReadOnlyList<TimeSpan> Waits { get; }

    /// <summary>Counts one guess; touches no row while the subject waits. $5 is the last wait, $6 and on are those before it.</summary>
    internal string Sql { get; }

    /// <summary>One count under this rule: who guesses at what. Only a hash of it is kept.</summary>
    public Guess Of(params object?[] subject)
    {
        var text = string.Join('|', subject.Prepend(Name).Select(part => Convert.ToString(part, CultureInfo.InvariantCulture)));
        return new(this, BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}

/// <summary>One count of wrong guesses.</summary>
public readonly record struct Guess(GuessRule Rule, long Subject);
