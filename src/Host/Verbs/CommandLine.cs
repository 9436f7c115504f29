using System.CommandLine;
using System.Data.Common;
using OpenProvince.Kernel;
using OpenProvince.Ui;

namespace OpenProvince.Server.Verbs;

/// <summary>The verbs: the host's own, and those of the modules.</summary>
internal static class CommandLine
{
    /// <param name="args">What was typed.</param>
    /// <param name="more">Modules beside those of the program.</param>
    /// <param name="output">Where help goes; null is the terminal.</param>
    public static Task<int> RunAsync(string[] args, IReadOnlyList<IModule>? more = null, TextWriter? output = null)
    {
        var brought = Composition.Brought(more ?? []);
        var say = new Say(brought.OfType<TextSource>());
        var program = new VerbProgram(say, more ?? []);
        var root = new RootCommand(say["host.about"]);
        root.Subcommands.Add(ServeVerb.Make(say));
        root.Subcommands.Add(SeedVerb.Make(program));
        root.Subcommands.Add(HealthVerb.Make(program));
        foreach (var verb in brought.OfType<IVerb>()) root.Subcommands.Add(verb.Make(program));
        var how = new InvocationConfiguration();
        if (output is not null) how.Output = output;
        return root.Parse(args).InvokeAsync(how);
    }

    /// <summary>Says why nothing can run on this machine.</summary>
    public static int Refuse(Error error)
    {
        new Say(Composition.TextSources).Error(error);
        return Exit.CouldNotStart;
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
            return Exit.CouldNotStart;
        }
        catch (OperationCanceledException)
        {
            return Exit.Stopped;
        }
        catch (DbException e) when (DatabaseFault.IsDamage(e))
        {
            say.Error(Error.Conflict("kernel.database-damaged", ("reason", e.Message)));
            return Exit.CouldNotStart;
        }
        catch (Exception e) when (e is DbException or IOException or UnauthorizedAccessException or TimeoutException)
        {
            // The database or the disk went away under a running verb: what was committed stays, the verb may be run again.
            say.Error(Error.Unavailable("host.broke-off", ("reason", e.Message)));
            return Exit.CouldNotStart;
        }
    }
}
