using OpenProvince.Kernel;

namespace OpenProvince.Agencies.Contracts;

/// <summary>Who goes on where: each agency that ends, with the one that continues it.</summary>
public sealed class GoesOn(IReadOnlyDictionary<long, long> into)
{
    /// <summary>The agencies that end.</summary>
    public IReadOnlyList<long> Ending { get; } = [.. into.Keys.Order()];

    /// <summary>Ending agency and receiver.</summary>
    public IReadOnlyDictionary<long, long> Into => into;

    /// <summary>The agency that has what this one had: itself when it does not end.</summary>
    public long Of(long agency) => into.GetValueOrDefault(agency, agency);
}

/// <summary>Open work of one kind that an agency has.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Words">What the kind is called.</param>
/// <param name="Open">How much is open.</param>
/// <param name="Held">Of it, with an officer by name.</param>
/// <param name="Overdue">Of it, past its day.</param>
public sealed record MovingCount(long Agency, string Words, int Open, int Held, int Overdue);

/// <summary>
/// Open work that goes with an agency into what continues it. Who brings work says how it moves, so that this module knows none of it.
/// </summary>
public interface IMovingWork
{
    /// <summary>What the agencies have open, by agency and kind; nothing is said of none.</summary>
    Task<IReadOnlyList<MovingCount>> CountAsync(IReadOnlyList<long> agencies, CancellationToken ct);

    /// <summary>What would hang: nobody at the receiver, nor of those who come there, could do what comes next.</summary>
    Task<IReadOnlyList<Error>> ProblemsAsync(GoesOn into, CancellationToken ct);

    /// <summary>
    /// Moves everything, some in each commit; what has moved already is left where it is, so that it can be stopped anywhere and begun
    /// again.
    /// </summary>
    Task<Result> MoveAsync(GoesOn into, Actor by, CancellationToken ct);
}
