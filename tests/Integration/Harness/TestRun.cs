using OpenProvince.Testing;

[assembly: AssemblyFixture(typeof(TestRun))]

namespace OpenProvince.Testing;

/// <summary>Ends what the tests of this run shared.</summary>
public sealed class TestRun : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        await PrivatePostgres.StopAsync();
        ProvinceTemplate.Clear();
    }
}
