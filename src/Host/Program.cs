using OpenProvince.Kernel;
using OpenProvince.Server.Verbs;

namespace OpenProvince.Server;

/// <summary>The one program: <c>openprovince &lt;verb&gt; --help</c>.</summary>
public sealed partial class Program
{
    private static Task<int> Main(string[] args)
    {
        PrivateFolder.SetUmask();
        return Surroundings.Check() is { } missing ? Task.FromResult(CommandLine.Refuse(missing)) : CommandLine.RunAsync(args);
    }
}
