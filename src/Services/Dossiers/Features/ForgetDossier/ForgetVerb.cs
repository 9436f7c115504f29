using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Dossiers.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Dossiers.Features;

/// <summary>Destroys the words of one closed dossier for good; nothing brings them back, so it has to be said twice.</summary>
internal sealed class ForgetVerb : IVerb
{
    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("forget", say["dossiers.forget.about"]);
        var code = new Argument<string>("CODE") { Description = say["dossiers.forget.code"] };
        var sure = new Option<bool>("--yes") { Description = say["dossiers.forget.yes"] };
        command.Arguments.Add(code);
        command.Options.Add(sure);
        return program.OnProvince(command, parsed => Sure(parsed, code, sure), async (services, parsed, ct) =>
        {
            var asked = parsed.GetValue(code)!;
            await using var scope = services.CreateAsyncScope();
            var forgotten = await scope.ServiceProvider.GetRequiredService<IForgetting>().ForgetAsync(asked, Actor.System("forget"), ct);
            if (forgotten.IsError)
            {
                say.Error(forgotten.Error);
                return Exit.Found;
            }
            say.Line("dossiers.forget.done", ("code", asked));
            return Exit.Done;
        });
    }

    /// <summary>Asked before anything is opened.</summary>
    private static Opening Sure(ParseResult parsed, Argument<string> code, Option<bool> sure) => parsed.GetValue(sure)
        ? Opening.Existing
        : throw new StartupException(Error.Invalid("dossiers.forget-unsure", ("code", parsed.GetValue(code))));
}
