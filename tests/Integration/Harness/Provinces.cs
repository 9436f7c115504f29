using System.Collections.Concurrent;
using OpenProvince.Kernel;

namespace OpenProvince.Testing;

/// <summary>
/// One province per database for all tests of a class: <c>class XTests(Provinces provinces) : IClassFixture&lt;Provinces&gt;</c>,
/// then <c>await provinces.OnAsync(engine)</c>. A test that turns the clock or restarts starts its own:
/// <see cref="Province.StartAsync(DatabaseEngine, string, DateTimeOffset?)"/>.
/// </summary>
public sealed class Provinces : IAsyncDisposable
{
    private readonly ConcurrentDictionary<DatabaseEngine, Lazy<Task<Province>>> running = new();

    public Task<Province> OnAsync(DatabaseEngine engine) =>
        running.GetOrAdd(engine, key => new(() => Province.StartAsync(key))).Value;

    public async ValueTask DisposeAsync()
    {
        foreach (var province in running.Values.Where(one => one.IsValueCreated)) await (await province.Value).DisposeAsync();
    }
}
