using OpenProvince.Kernel;

namespace OpenProvince.Measures.Contracts;

/// <summary>What an effect is counted under.</summary>
/// <param name="Unit">
/// The agency, and with it everything above. Received here, held there and decided elsewhere are three figures, each with its own unit.
/// </param>
/// <param name="Key">What else the source tells figures apart by: for dossiers the procedure. Empty counts in the total alone.</param>
/// <param name="Member">Place in the source's split, from 0.</param>
public readonly record struct Dimensions(long Unit, string Key = "", int Member = 0);

/// <summary>Takes the changes one event makes.</summary>
public interface IEffects
{
    /// <summary>Adds to a flow or a stock on the local day the event occurred.</summary>
    void Count(MeasureDefinition measure, in Dimensions at, long delta = 1);

    /// <summary>Adds on the local day of another instant, for measures dated by a promise.</summary>
    void CountOn(Instant day, MeasureDefinition measure, in Dimensions at, long delta = 1);

    /// <summary>From <paramref name="due"/> on the subject counts one in a timed measure, unless it is cancelled before.</summary>
    void Schedule(MeasureDefinition measure, long subject, Instant due, in Dimensions at);

    /// <summary>The event ended what was scheduled for <paramref name="due"/>: the subject stops counting, or never does.</summary>
    void Cancel(MeasureDefinition measure, long subject, Instant due, in Dimensions at);
}
