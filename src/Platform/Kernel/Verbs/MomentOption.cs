using System.CommandLine;
using System.Globalization;

namespace OpenProvince.Kernel;

/// <summary>
/// A moment on the command line: with its offset, or without one in Vietnamese time; never in the time zone of the machine.
/// </summary>
public sealed class MomentOption
{
    private static readonly string[] Forms =
    [
        .. from between in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "zzz", "'Z'" }
           select $"yyyy-MM-dd{between}{time}{zone}",
    ];

    private readonly ITerminal terminal;
    private readonly Option<string?> option;

    public MomentOption(Command command, ITerminal terminal, string name, string about)
    {
        (this.terminal, option) = (terminal, new(name) { Description = terminal[about] });
        command.Options.Add(option);
    }

    /// <summary>Null when it is not given. One without an offset is said as it was understood.</summary>
    /// <exception cref="StartupException">It is no moment.</exception>
    public Instant? Read(ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } given) return null;
        if (Parse(given) is not { } moment)
            throw new StartupException(Error.Invalid("kernel.moment-wrong", ("option", option.Name), ("given", given)));
        if (moment.IsLocal) terminal.Line("kernel.moment-local", ("option", option.Name), ("at", Local(moment.At)));
        return moment.At;
    }

    /// <summary>As it is written here: to the millisecond, in Vietnamese time.</summary>
    public static string Local(Instant at) =>
        at.ToLocal().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'+07:00'", CultureInfo.InvariantCulture);

    internal static (Instant At, bool IsLocal)? Parse(string given) =>
        Exact(given) is { } whole ? (whole, false) : Exact($"{given}+07:00") is { } local ? (local, true) : null;

    private static Instant? Exact(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instant.From(at)
            : null;
}
