namespace OpenProvince.Server;

public sealed partial class Program
{
    private static int Main() => 0;
}
