using System.CommandLine;
using OpenProvince.Kernel;

namespace OpenProvince.Server.Verbs;

/// <summary>Brings an empty folder or database to a province that can be served; does nothing to one that is filled.</summary>
internal static class SeedVerb
{
    public static Command Make(IProgram program) => program.OnProvince(
        new Command("seed", program.Terminal["host.seed.about"]), _ => Opening.Prepared, (_, _, _) => Task.FromResult(Exit.Done));
}
