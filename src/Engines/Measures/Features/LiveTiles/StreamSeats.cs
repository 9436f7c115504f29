using System.Diagnostics.Metrics;

namespace OpenProvince.Measures.Features.LiveTiles;

/// <summary>Open streams are bounded, in all and for one actor: a browser that opens too many hears "later".</summary>
internal sealed class StreamSeats
{
    private const int MostInAll = 5000;
    // A wall display in every office may share one account; a browser needs one stream for all its tabs.
    private const int MostPerActor = 200;
    private readonly Dictionary<string, int> taken = new(StringComparer.Ordinal);
    private readonly Lock gate = new();
    private int all;

    public StreamSeats(IMeterFactory meters) =>
        meters.Create("OpenProvince.Measures")
            .CreateObservableGauge("openprovince.live.streams", () => Taken, description: "Open streams of live figures");

    private int Taken
    {
        get { lock (gate) return all; }
    }

    public bool TryTake(string actor)
    {
        lock (gate)
        {
            var mine = taken.GetValueOrDefault(actor);
            if (all >= MostInAll || mine >= MostPerActor) return false;
            (all, taken[actor]) = (all + 1, mine + 1);
            return true;
        }
    }

    public void Leave(string actor)
    {
        lock (gate)
        {
            all--;
            if (--taken[actor] == 0) taken.Remove(actor);
        }
    }
}
