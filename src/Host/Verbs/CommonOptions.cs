using System.CommandLine;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

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
