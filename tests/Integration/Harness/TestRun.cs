using OpenProvince.Testing;

[assembly: AssemblyFixture(typeof(TestRun))]

namespace OpenProvince.Testing;

/// <summary>Ends what the tests of this run shared.</summary>
public sealed class TestRun : IAsyncDisposable
{
    public static bool IsLong => Environment.GetEnvironmentVariable("OPENPROVINCE_LONG") == "1";

    /// <summary>Skips a test of many minutes unless the long runs were asked for (<c>./test --long</c>).</summary>
    public static void OnlyLong() => Assert.SkipUnless(IsLong, "Runs with OPENPROVINCE_LONG=1.");

    public async ValueTask DisposeAsync()
    {
        await PrivatePostgres.StopAsync();
        ProvinceTemplate.Clear();
    }
}
