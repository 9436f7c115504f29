using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;

namespace OpenProvince.EventLog;

/// <summary>Refills projections from the log, with the server stopped. Deliveries and notices are never replayed.</summary>
internal sealed class RebuildVerb : IVerb
{
    public Command Make(IProgram program)
    {
        var say = program.Terminal;
        var command = new Command("rebuild", say["eventlog.rebuild.about"]);
        var only = new Argument<string?>("NAME") { Description = say["eventlog.rebuild.name"], Arity = ArgumentArity.ZeroOrOne };
        command.Arguments.Add(only);
        return program.OnProvince(command, _ => Opening.Prepared, async (services, parsed, ct) =>
        {
            var rebuild = services.GetRequiredService<Rebuild>();
            if (parsed.GetValue(only) is { } name && rebuild.Called(name).Count == 0)
                throw new StartupException(
                    Error.Invalid("eventlog.no-such-projection", ("name", name), ("names", string.Join(", ", rebuild.Names))));
            await services.GetRequiredService<PlaceEvents>().RunAsync(ct);
            await say.ProgressAsync("eventlog.rebuild.progress", progress => rebuild.RunAsync(parsed.GetValue(only), progress, ct));
            say.Line("eventlog.rebuild.done");
            return Exit.Done;
        });
    }
}
