using OpenProvince.Kernel;
using OpenProvince.Testing;

namespace OpenProvince.Integration.Doors;

/// <summary>
/// Strangers who send what costs much: memory and descriptors stay where they were, pages answer, nothing is left behind.
/// </summary>
public sealed class AnonymousFloodTests(ITestOutputHelper output)
{
    private const int MostMemory = 150, MostDescriptors = 200;

    [Fact, Once]
    public async Task Sixty_senders_for_some_seconds_cost_little()
    {
        var result = await FloodAsync(60, TimeSpan.FromSeconds(5));

        // The machine is shared with other tests: pages come, how fast is for the long run.
        Assert.InRange(result.Page(0.5), 0, 3000);
    }

    [Fact, Trait("Run", "long")]
    public async Task Two_hundred_senders_for_a_minute_cost_little_and_pages_answer()
    {
        TestRun.OnlyLong();

        var result = await FloodAsync(200, TimeSpan.FromSeconds(60));

        Assert.InRange(result.Page(0.5), 0, 300);
    }

    private async Task<FloodResult> FloodAsync(int senders, TimeSpan time)
    {
        await using var database = await ProvinceTemplate.CopyAsync(DatabaseEngine.Sqlite, "bac-kan");
        using var temporary = new TestFolder("flood");
        await using var server = await ServerProcess.ServeAsync(
            await database.ArgumentsAsync(), environment: new Dictionary<string, string> { ["TMPDIR"] = temporary.Path });
        var flood = new Flood(server);
        var before = flood.Descriptors();

        var result = await flood.RunAsync(senders, time);

        output.WriteLine(result.ToString());
        Assert.InRange(result.Memory, 0, MostMemory);
        // Besides the line of each sender.
        Assert.InRange(result.Descriptors, 0, senders + MostDescriptors);
        for (var wait = 0; wait < 100 && flood.Descriptors() > before + 20; wait++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.InRange(flood.Descriptors(), 0, before + 20);
        Assert.Empty(Directory.GetFiles(Path.Combine(database.Folder, "files", "incoming")));
        Assert.DoesNotContain(Directory.GetFiles(temporary.Path),
            file => !Path.GetFileName(file).StartsWith("clr-debug", StringComparison.Ordinal)
                && !Path.GetFileName(file).StartsWith("dotnet-diagnostic", StringComparison.Ordinal));
        Assert.DoesNotContain("Unhandled", server.Log, StringComparison.Ordinal);
        return result;
    }
}
