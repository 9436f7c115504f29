using System.Globalization;

namespace OpenProvince.Load;

/// <summary>How much of a core everything that is not part of the measurement uses, from the kernel's own counters.</summary>
internal sealed class OtherLoad
{
    private readonly HashSet<int> ours;
    private readonly long startedAt = Environment.TickCount64;
    private readonly long busyAtStart;
    private readonly long oursAtStart;

    private OtherLoad(HashSet<int> ours) => (this.ours, busyAtStart, oursAtStart) = (ours, Busy(), OwnTicks(ours));

    /// <param name="roots">The servers; their children (a database's backends) count as ours too.</param>
    public static OtherLoad Start(int[] roots) => new([.. roots, Environment.ProcessId]);

    /// <summary>The same without the one that asks.</summary>
    public static OtherLoad OfServers(int[] roots) => new([.. roots]);

    public double Share()
    {
        var seconds = (Environment.TickCount64 - startedAt) / 1000.0;
        // A tick is a hundredth of a second on every Linux this runs on.
        return Math.Max(0, (Busy() - busyAtStart - (OwnTicks(ours) - oursAtStart)) / 100.0 / seconds);
    }

    /// <summary>Processor time of the measured processes since the start: what a page costs, however busy the machine is.</summary>
    public double OwnMilliseconds() => (OwnTicks(ours) - oursAtStart) * 10.0;

    private static long Busy()
    {
        var fields = File.ReadLines("/proc/stat").First().Split(' ', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(long.Parse)
            .ToArray();
        return fields[0] + fields[1] + fields[2] + fields[5] + fields[6];
    }

    private static long OwnTicks(HashSet<int> roots)
    {
        var rows = new Dictionary<int, (int Parent, long Ticks)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var pid)) continue;
            try
            {
                var stat = File.ReadAllText(Path.Combine(folder, "stat"));
                var rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                rows[pid] =
                    (int.Parse(rest[1], CultureInfo.InvariantCulture),
                        long.Parse(rest[11], CultureInfo.InvariantCulture) + long.Parse(rest[12], CultureInfo.InvariantCulture));
            }
            catch (IOException)
            {
                // It ended while we looked.
            }
        }
        return rows.Where(row => IsOurs(row.Key)).Sum(row => row.Value.Ticks);

        bool IsOurs(int pid)
        {
            for (var at = pid; at > 1 && rows.TryGetValue(at, out var row); at = row.Parent)
                if (roots.Contains(at)) return true;
            return false;
        }
    }
}
