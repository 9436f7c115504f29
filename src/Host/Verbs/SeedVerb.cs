using System.CommandLine;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Brings an empty folder or database to a province that can be served; does nothing to one that is filled.</summary>
internal static class SeedVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("seed", say["host.seed.about"]);
        var common = new CommonOptions(command, say);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            var options = common.Read(parsed);
            await using var app = ServerApp.Build(options);
            if (ServerApp.OtherProvince(options, await ServerApp.PrepareAsync(app, ct)) is { } other) throw new StartupException(other);
            return CommandLine.Done;
        }));
        return command;
    }
}
