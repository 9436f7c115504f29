using OpenProvince.Kernel;

namespace OpenProvince.Replay.Contracts;

/// <summary>What to replay into a seeded province without dossiers.</summary>
/// <param name="Province">Province whose published figures are used.</param>
/// <param name="FirstYear">First year.</param>
/// <param name="LastYear">Last year.</param>
/// <param name="Seed">Same seed: same dossiers, codes, times and outcomes, however many workers.</param>
/// <param name="Sample">Share of the figures, above 0 and at most 1.</param>
/// <param name="Workers">How many agencies are replayed side by side.</param>
public sealed record ReplayRequest(string Province, int FirstYear, int LastYear, ulong Seed, double Sample, int Workers);

/// <summary>The figures one year must come out with.</summary>
public sealed record ReplayYear(int Year, int Received, int Online);

/// <summary>What was replayed.</summary>
/// <param name="Years">The target of every year.</param>
/// <param name="Commands">Commands run through the handlers.</param>
/// <param name="Dossiers">Dossiers filed.</param>
public sealed record ReplaySummary(IReadOnlyList<ReplayYear> Years, long Commands, long Dossiers);

/// <summary>Replays real yearly figures through the same command handlers the pages use.</summary>
public interface IReplay
{
    /// <summary>Refuses an unknown province or year, a wrong share, and a province that already has dossiers.</summary>
    /// <param name="request">What to replay.</param>
    /// <param name="progress">Called with (dossiers filed, dossiers in all).</param>
    /// <param name="ct">Stops between transactions; the folder is then half filled and must be thrown away.</param>
    Task<Result<ReplaySummary>> RunAsync(ReplayRequest request, Action<long, long> progress, CancellationToken ct = default);
}
