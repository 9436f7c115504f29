#pragma warning disable CS0414, CS9113, CA1823, IDE0052, MA0096, CA1801, CA1812, IDE0044, S1144
namespace OpenProvince.Architecture.Planted.Data
{
    /// <summary>Each type here breaks exactly one rule, so that the rules are seen to find it.</summary>
    public sealed class OpenToAll;

    internal class Loose;

    internal sealed class Wide(int a, int b, int c, int d, int e, int f, int g)
    {
        public int Sum => a + b + c + d + e + f + g;
    }

    public sealed record WideRecord(int A, int B, int C, int D, int E, int F, int G);

    internal sealed class Remembers
    {
        private static int last = 1;

        public static int Last => last;
    }

    internal sealed class DossierManager;

    internal sealed class Alone : Microsoft.Extensions.Hosting.BackgroundService
    {
        protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.CompletedTask;
    }
}

namespace OpenProvince.Architecture.Planted.Contracts
{
    public sealed record Promise(long Due);
}

namespace OpenProvince.Architecture.Planted
{
    public static class PlantedSetup;
}
