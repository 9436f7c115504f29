using Microsoft.Extensions.Logging.Abstractions;
using OpenProvince.Kernel;
using Xunit;

namespace OpenProvince.Unit.Platform;

public sealed class CleanUpJobTests
{
    private sealed class Cleaner(Func<int> work) : ICleanUp
    {
        public Task<int> CleanUpAsync(Instant now, CancellationToken ct) => Task.FromResult(work());
    }

    [Fact]
    public async Task A_cleaner_that_may_not_or_cannot_leaves_the_server_and_the_others_alone()
    {
        var job = new CleanUpJob(
            [
                new Cleaner(() => throw new UnauthorizedAccessException("a folder restored under another account")),
                new Cleaner(() => throw new IOException("no space left on device")),
                new Cleaner(() => 3),
            ],
            TimeProvider.System, NullLogger<CleanUpJob>.Instance);

        Assert.Equal(3, await job.RunAsync(TestContext.Current.CancellationToken));
    }
}
