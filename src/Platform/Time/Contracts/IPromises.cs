using OpenProvince.Kernel;

namespace OpenProvince.Time.Contracts;

/// <summary>One promise that would move.</summary>
public sealed record PromiseMoved(string Code, Instant Old, Instant New);

/// <summary>What a calendar would do to the promises that run.</summary>
/// <param name="Open">Promises that run.</param>
/// <param name="Moving">Those of them that would move.</param>
/// <param name="Examples">The first of them.</param>
public sealed record PromisesMoving(int Open, int Moving, IReadOnlyList<PromiseMoved> Examples);

/// <summary>What was promised to people, seen from a calendar that is not yet decided.</summary>
public interface IPromises
{
    /// <summary>Computes every running promise again; changes nothing.</summary>
    Task<PromisesMoving> PreviewAsync(CalendarSet candidate, int examples, CancellationToken ct = default);
}
