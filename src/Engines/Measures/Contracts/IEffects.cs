using OpenProvince.Kernel;

namespace OpenProvince.Measures.Contracts;

/// <summary>Procedure and channel an effect is counted under.</summary>
/// <param name="Procedure">Code of the procedure.</param>
/// <param name="Channel">1 desk, 2 local online, 3 national portal, 4 post.</param>
public readonly record struct Dimensions(string Procedure, int Channel);

/// <summary>Takes the changes one event makes. The unit is the event's agency and everything above it.</summary>
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
