using OpenProvince.Server.Verbs;

namespace OpenProvince.Server;

/// <summary>The one program: <c>openprovince &lt;verb&gt; --help</c>.</summary>
public sealed partial class Program
{
    private static Task<int> Main(string[] args) => CommandLine.RunAsync(args);
}
