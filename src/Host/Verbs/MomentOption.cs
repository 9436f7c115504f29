using System.CommandLine;
using System.Globalization;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>
/// A moment on the command line: with its offset, or without one in Vietnamese time; never in the time zone of the machine.
/// </summary>
internal sealed class MomentOption
{
    private static readonly string[] Forms =
    [
        .. from between in new[] { "'T'", "' '" }
           from time in new[] { "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF" }
           from zone in new[] { "zzz", "'Z'" }
           select $"yyyy-MM-dd{between}{time}{zone}",
    ];

    private readonly Say say;
    private readonly Option<string?> option;

    public MomentOption(Command command, Say say, string name, string about)
    {
        (this.say, option) = (say, new(name) { Description = say[about] });
        command.Options.Add(option);
    }

    /// <summary>Null when it is not given. One without an offset is said as it was understood.</summary>
    /// <exception cref="StartupException">It is no moment.</exception>
    public Instant? Read(ParseResult parsed)
    {
        if (parsed.GetValue(option) is not { } given) return null;
        if (Parse(given) is not { } moment)
            throw new StartupException(Error.Invalid("host.moment-wrong", ("option", option.Name), ("given", given)));
        if (moment.IsLocal) say.Line("host.moment-local", ("option", option.Name), ("at", BackupVerb.Local(moment.At)));
        return moment.At;
    }

    internal static (Instant At, bool IsLocal)? Parse(string given) =>
        Exact(given) is { } whole ? (whole, false) : Exact($"{given}+07:00") is { } local ? (local, true) : null;

    private static Instant? Exact(string text) =>
        DateTimeOffset.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
            ? Instant.From(at)
            : null;
}
