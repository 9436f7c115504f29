using System.CommandLine;
using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using OpenProvince.Kernel;
using Spectre.Console;

namespace OpenProvince.Server.Verbs;

/// <summary>Verbs, options every verb shares, and the exit codes: 0 done, 1 found something wrong, 2 could not start or not go on, 130
/// stopped.</summary>
internal static class CommandLine
{
    public const int Done = 0;
    public const int Found = 1;
    public const int CouldNotStart = 2;
    public const int Stopped = 130;

    public static async Task<int> RunAsync(string[] args)
    {
        var say = new Say();
        var root = new RootCommand(say["host.about"]);
        root.Subcommands.Add(ServeVerb.Make(say));
        root.Subcommands.Add(SeedVerb.Make(say));
        root.Subcommands.Add(SimulateVerb.Make(say));
        root.Subcommands.Add(VerifyVerb.Make(say));
        root.Subcommands.Add(RebuildVerb.Make(say));
        root.Subcommands.Add(ImportVerb.Make(say));
        root.Subcommands.Add(AdminPasswordVerb.Make(say));
        root.Subcommands.Add(BackupVerb.Make(say));
        root.Subcommands.Add(RestoreVerb.Make(say));
        root.Subcommands.Add(ForgetVerb.Make(say));
        return await root.Parse(args).InvokeAsync();
    }

    /// <summary>Says why nothing can run on this machine.</summary>
    public static int Refuse(Error error)
    {
        new Say().Error(error);
        return CouldNotStart;
    }

    /// <summary>Runs a verb's body and turns what may stop it into one plain sentence and an exit code.</summary>
    public static async Task<int> GuardAsync(Say say, Func<Task<int>> body)
    {
        try
        {
            return await body();
        }
        catch (StartupException e)
        {
            say.Error(e.Error);
            return CouldNotStart;
        }
        catch (OperationCanceledException)
        {
            return Stopped;
        }
        catch (DbException e) when (DatabaseFault.IsDamage(e))
        {
            say.Error(Error.Conflict("kernel.database-damaged", ("reason", e.Message)));
            return CouldNotStart;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            // The database or the disk went away under a running verb: what was committed stays, the verb may be run again.
            say.Error(Error.Unavailable("host.broke-off", ("reason", e.Message)));
            return CouldNotStart;
        }
    }
}

/// <summary>Where the data is and which province it is: the options of every verb.</summary>
internal sealed class CommonOptions
{
    /// <summary>Not an option: other people of the machine can read a command line.</summary>
    private const string AdminPassword = "OPENPROVINCE_ADMIN_PASSWORD";

    private readonly Say say;
    private readonly DataOptions data;
    private readonly Option<string> province;
    private readonly MomentOption clock;
    private readonly Option<string[]> apiToken;

    public CommonOptions(Command command, Say say)
    {
        this.say = say;
        data = new DataOptions(command, say);
        province = new("--province") { Description = say["host.option.province"], DefaultValueFactory = _ => "bac-kan" };
        clock = new(command, say, "--clock", "host.option.clock");
        apiToken = new("--api-token") { Description = say["host.option.api-token"] };
        command.Options.Add(province);
        command.Options.Add(apiToken);
    }

    /// <exception cref="StartupException">An option is wrong.</exception>
    public ServerOptions Read(ParseResult parsed)
    {
        var target = data.Read(parsed, say);
        var development = string.Equals(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT"), "Development",
            StringComparison.OrdinalIgnoreCase);
        var start = clock.Read(parsed);
        if (start is not null && !development) throw new StartupException(Error.Invalid("host.clock-only-in-development"));
        if (!development && parsed.GetValue(apiToken) is { Length: > 0 })
            throw new StartupException(Error.Invalid("host.api-token-only-in-development"));
        return new ServerOptions
        {
            Target = target,
            Province = parsed.GetValue(province)!,
            ProvinceAsked = parsed.GetResult(province) is { Implicit: false },
            Clock = start?.ToDateTimeOffset(),
            Development = development,
            ApiTokens = Tokens(parsed.GetValue(apiToken) ?? []),
            AdminPassword = Environment.GetEnvironmentVariable(AdminPassword),
        };
    }

    private static Dictionary<string, string> Tokens(string[] given) => given
        .Select(pair => pair.Split('=', 2) is [{ Length: > 0 } user, { Length: > 0 } key] ? (user, key)
            : throw new StartupException(Error.Invalid("host.bad-api-token", ("given", pair))))
        .DistinctBy(pair => pair.user, StringComparer.Ordinal).ToDictionary(pair => pair.user, pair => pair.key, StringComparer.Ordinal);
}

/// <summary>What the program says on the terminal.</summary>
internal sealed class Say
{
    private readonly Texts texts = new(Composition.TextSources);

    public string this[string key, params (string Name, object? Value)[] args] => texts[key, args];

    public void Line(string key, params (string Name, object? Value)[] args) => AnsiConsole.MarkupLine(Markup.Escape(texts[key, args]));

    public void Error(Error error)
    {
        foreach (var one in error.Each()) Console.Error.WriteLine(texts.Error(one));
    }

    /// <summary>Something to know that is no finding.</summary>
    public void Note(Error note) => AnsiConsole.MarkupLine(Markup.Escape(texts.Error(note)));

    public string Sentence(Error error) => texts.Error(error);

    /// <summary>A progress bar with its rate on a terminal; a line now and then in a log file.</summary>
    /// <param name="key">What is done.</param>
    /// <param name="body">Called with the key of what it is done to, or nothing; how much is done; of how much.</param>
    public async Task ProgressAsync(string key, Func<Action<string, long, long>, Task> body)
    {
        var clock = Stopwatch.StartNew();
        if (!AnsiConsole.Profile.Capabilities.Interactive)
        {
            var lastStep = ("", -1L);
            await body((work, done, total) =>
            {
                var step = (work, total == 0 ? 10 : done * 10 / total);
                if (step == lastStep) return;
                lastStep = step;
                Console.WriteLine($"{texts[key]} {texts[work]} {step.Item2 * 10} % {Rate(done, clock)}");
            });
            return;
        }
        await AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
            new RemainingTimeColumn())
            .StartAsync(async context =>
            {
                var bars = new Dictionary<string, ProgressTask>(StringComparer.Ordinal);
                await body((work, done, total) =>
                {
                    if (!bars.TryGetValue(work, out var bar)) bars[work] = bar =
                        context.AddTask(Markup.Escape($"{texts[key]} {texts[work]}"));
                    bar.MaxValue = Math.Max(total, 1);
                    bar.Value = total == 0 ? 1 : done;
                    bar.Description = Markup.Escape($"{texts[key]} {texts[work]} {Rate(done, clock)}");
                });
            });
    }

    private string Rate(long done, Stopwatch clock) =>
        texts["host.progress.rate", ("n", ((long)(done / Math.Max(clock.Elapsed.TotalSeconds, 0.001)))
            .ToString("N0", CultureInfo.GetCultureInfo("vi-VN")))];
}
