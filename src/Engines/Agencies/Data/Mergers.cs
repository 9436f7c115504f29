using OpenProvince.Agencies.Contracts;
using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Data;

/// <summary>Where a merger stands.</summary>
internal enum MergerState
{
    Decided = 1,
    Running = 2,
    Done = 3,
    TakenBack = 4,
}

/// <summary>A decision by which agencies go on in others from a day on.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Decision">What it stands on.</param>
/// <param name="Day">First day of the receivers.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Cases">Open cases there were when it began; null before.</param>
/// <param name="Version">Counts its changes.</param>
/// <param name="Parts">Each agency that ends, with the one that continues it.</param>
internal sealed record MergerInfo(
    long Id, DecisionInfo Decision, DateOnly Day, MergerState State, int? Cases, long Version, IReadOnlyDictionary<long, long> Parts)
{
    public GoesOn Into { get; } = new(Parts);

    /// <summary>It will change something, or does.</summary>
    public bool IsAhead => State is MergerState.Decided or MergerState.Running;
}

/// <summary>All mergers in memory.</summary>
internal sealed class Mergers(Database database)
{
    private Picture<IReadOnlyList<MergerInfo>>? kept;

    /// <summary>Those whose day comes last first.</summary>
    public IReadOnlyList<MergerInfo> All => Kept.Now;

    private Picture<IReadOnlyList<MergerInfo>> Kept => kept ?? LazyInitializer.EnsureInitialized(ref kept, () => new(LoadAsync));

    public MergerInfo? Find(long id) => All.FirstOrDefault(one => one.Id == id);

    /// <summary>A merger ahead in which the agency ends or receives.</summary>
    public MergerInfo? Of(long agency) =>
        All.FirstOrDefault(one => one.IsAhead && (one.Parts.ContainsKey(agency) || one.Parts.Values.Contains(agency)));

    /// <summary>A merger ahead in which the agency ends.</summary>
    public MergerInfo? Ending(long agency) => All.FirstOrDefault(one => one.IsAhead && one.Parts.ContainsKey(agency));

    /// <summary>Reads the tables again; call it after a change to them was committed.</summary>
    public Task RefreshAsync(CancellationToken ct = default) => Kept.RefreshAsync(ct);

    private async Task<IReadOnlyList<MergerInfo>> LoadAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenReadAsync(ct);
        var parts = (await connection.QueryAsync(row => (Merger: row.Int(0), From: row.Int(1), To: row.Int(2)),
            "select merger, predecessor, receiver from agencies_merger_part", [], ct)).ToLookup(one => one.Merger);
        return await connection.QueryAsync(
            row => new MergerInfo(row.Int(0), new(row.GetString(1), ((int)row.Int(2)).ToDay(), row.GetString(3)), ((int)row.Int(4)).ToDay(),
                (MergerState)row.Int(5), (int?)row.IntOrNull(6), row.Int(7),
                parts[row.Int(0)].ToDictionary(one => one.From, one => one.To)),
            "select m.id, d.number, d.day, d.issuer, m.day, m.state, m.cases, m.version from agencies_merger m " +
            "join agencies_decision d on d.id = m.decision order by m.day desc, m.id desc", [], ct);
    }
}
