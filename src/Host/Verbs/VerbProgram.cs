using System.CommandLine;
using System.Data.Common;
using OpenProvince.EventLog;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server.Verbs;

/// <summary>What the program does for a verb that a module brings.</summary>
internal sealed class VerbProgram(Say say, IReadOnlyList<IModule> more) : IProgram
{
    public ITerminal Terminal => say;

    public Command OnProvince(Command command, Func<ParseResult, Opening> opening, VerbBody body)
    {
        var common = new CommonOptions(command, say);
        return Alone(command, async (parsed, ct) =>
        {
            var how = opening(parsed);
            var options = common.Read(parsed);
            await using var app = ServerApp.Build(options with { Target = options.Target with { Access = AccessOf(how) } }, AddMore);
            await OpenAsync(app, options, how, ct);
            return await body(app.Services, parsed, ct);
        });
    }

    public Command Alone(Command command, Func<ParseResult, CancellationToken, Task<int>> body)
    {
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, () => body(parsed, ct)));
        return command;
    }

    public async Task AroundAsync(DatabaseTarget target, Func<IServiceProvider, Task> body)
    {
        await using var app = ServerApp.Build(new ServerOptions { Target = target }, AddMore);
        await body(app.Services);
    }

    public Task<int> RunAsync(params string[] words) => CommandLine.RunAsync(words, more);

    private void AddMore(IServiceCollection services)
    {
        foreach (var module in more) services.AddModule(module);
    }

    private static DatabaseAccess AccessOf(Opening how) => how switch
    {
        Opening.Read => DatabaseAccess.Read,
        Opening.Copy => DatabaseAccess.Copy,
        _ => default,
    };

    private static async Task OpenAsync(WebApplication app, ServerOptions options, Opening how, CancellationToken ct)
    {
        if (how == Opening.Prepared)
        {
            if (ServerApp.OtherProvince(options, await ServerApp.PrepareAsync(app, ct: ct)) is { } other) throw new StartupException(other);
            return;
        }
        try
        {
            await ServerApp.CheckFilledAsync(app, ct);
        }
        // A damaged database may be unable to say which province it holds: that it is damaged is then the finding.
        catch (StartupException e)
            when (how is Opening.Read or Opening.Copy && e.InnerException is DbException inner && EngineCheck.IsDamage(inner))
        {
        }
    }
}
