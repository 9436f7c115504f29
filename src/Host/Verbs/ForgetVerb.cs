using System.CommandLine;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Destroys the words of one closed dossier for good; nothing brings them back, so it has to be said twice.</summary>
internal static class ForgetVerb
{
    public static Command Make(Say say)
    {
        var command = new Command("forget", say["host.forget.about"]);
        var common = new CommonOptions(command, say);
        var code = new Argument<string>("CODE") { Description = say["host.forget.code"] };
        var sure = new Option<bool>("--yes") { Description = say["host.forget.yes"] };
        command.Arguments.Add(code);
        command.Options.Add(sure);
        command.SetAction((parsed, ct) => CommandLine.GuardAsync(say, async () =>
        {
            var asked = parsed.GetValue(code)!;
            if (!parsed.GetValue(sure)) throw new StartupException(Error.Invalid("host.forget-unsure", ("code", asked)));
            await using var app = ServerApp.Build(common.Read(parsed));
            await ServerApp.CheckFilledAsync(app, ct);
            await using var scope = app.Services.CreateAsyncScope();
            var forgotten = await scope.ServiceProvider.GetRequiredService<IForgetting>().ForgetAsync(asked, Actor.System("forget"), ct);
            if (forgotten.IsError)
            {
                say.Error(forgotten.Error);
                return CommandLine.Found;
            }
            say.Line("host.forget.done", ("code", asked));
            return CommandLine.Done;
        }));
        return command;
    }
}
