using OpenProvince.Kernel;
using OpenProvince.Time;

namespace OpenProvince.Procedures.Contracts;

/// <summary>What the service that takes filings adds to the pages of procedures; it stands above and fills this in.</summary>
public interface IFilings
{
    /// <summary>Address of the page where an online filing begins.</summary>
    /// <param name="procedure">Code.</param>
    /// <param name="desk">Slug of the desk that was chosen already.</param>
    string BeginAt(string procedure, string? desk = null);

    /// <summary>How long online filings of a procedure really took; null where too few were finished to say.</summary>
    ValueTask<RealTime?> TookAsync(string procedure, Instant now, CancellationToken ct);
}

/// <summary>How long filings really took.</summary>
/// <param name="Median">The middle one, in working time from filing to result.</param>
/// <param name="Cases">How many stand behind it.</param>
/// <param name="Days">Back to how many days ago they were finished.</param>
public sealed record RealTime(WorkingSpan Median, int Cases, int Days);
