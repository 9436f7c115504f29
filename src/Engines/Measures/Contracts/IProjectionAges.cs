using OpenProvince.Kernel;

namespace OpenProvince.Measures.Contracts;

/// <summary>How fresh a projection is, on whichever node the reader sits.</summary>
/// <param name="AppliedAllAt">Last instant at which it had applied everything committed.</param>
/// <param name="Mark">Changes whenever its rows may have changed.</param>
/// <param name="Poison">Why it stopped, or null.</param>
public readonly record struct ProjectionAge(Instant AppliedAllAt, long Mark, string? Poison);

/// <summary>Ages of projections.</summary>
public interface IProjectionAges
{
    /// <summary>The oldest of some projections.</summary>
    Task<ProjectionAge> ReadAsync(IReadOnlyList<string> projections, CancellationToken ct = default);
}
