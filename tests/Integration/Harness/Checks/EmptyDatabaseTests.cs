using Microsoft.Extensions.DependencyInjection;
using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Harness;

public sealed class EmptyDatabaseTests
{
    [Theory, EachDatabase]
    public async Task Every_test_has_a_database_of_its_own(DatabaseEngine engine)
    {
        await using var first = await EmptyDatabase.CreateAsync(engine);
        await using var second = await EmptyDatabase.CreateAsync(engine);
        await using (var services = await first.ServicesAsync(services => services.AddKernel(), TestContext.Current.CancellationToken))
        {
            var database = services.GetRequiredService<Database>();
            Assert.Equal(engine, database.Engine);
            Assert.True(await CountAsync(database) > 0);
        }

        await using var other = await second.ServicesAsync(services => services.AddKernel(), TestContext.Current.CancellationToken);
        await using var copy = await EmptyDatabase.CreateAsync(engine, first);
        Assert.NotEqual(first.Target, copy.Target);
        await using var copied = new Database(copy.Target);
        Assert.True(await CountAsync(copied) > 0);
    }

    private static async Task<long> CountAsync(Database database) =>
        await database.FirstAsync(row => row.Int(0), "select count(*) from kernel_schema", []);
}
