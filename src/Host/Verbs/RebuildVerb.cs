using System.CommandLine;
using OpenProvince.EventLog;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Refills projections from the log, with the server stopped. Deliveries and notices are never replayed.</summary>
internal static class RebuildVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("rebuild", say["host.rebuild.about"]);
        var common = new CommonOptions(command, say);
        var only = new Argument<string?>("NAME") { Description = say["host.rebuild.name"], Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(only);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.PrepareAsync(app, ct);
            var rebuild = app.Services.GetRequiredService<Rebuild>();
            if (parsed.GetValue(only) is { } name && rebuild.Called(name).Count == 0)
                throw new StartupException(
                    Error.Invalid("host.no-such-projection", ("name", name), ("names", string.Join(", ", rebuild.Names))));
            await app.Services.GetRequiredService<PlaceEvents>().RunAsync(ct);
            await say.ProgressAsync("host.rebuild.progress", progress => rebuild.RunAsync(parsed.GetValue(only), progress, ct));
            say.Line("host.rebuild.done");
            return CommandLine.Done;
        }));
        return command;
    }
}
