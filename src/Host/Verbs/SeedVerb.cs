using System.CommandLine;

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
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.PrepareAsync(app, ct);
            return CommandLine.Done;
        }));
        return command;
    }
}
