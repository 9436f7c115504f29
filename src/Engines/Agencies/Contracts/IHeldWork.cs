namespace OpenProvince.Agencies.Contracts;

/// <summary>Work of one kind that an officer holds at a unit.</summary>
/// <param name="Words">What it is called.</param>
/// <param name="Count">How much.</param>
/// <param name="Overdue">Of it, past its day.</param>
public sealed record HeldWork(string Words, int Count, int Overdue);

/// <summary>What an officer would leave behind at a unit; asked before a post ends.</summary>
public interface IHeldWork
{
    /// <summary>Kinds of which there is some.</summary>
    /// <param name="actor">The officer's id in events.</param>
    /// <param name="agency">The unit.</param>
    /// <param name="needs">Only work whose next act needs one of these permissions; null: all of it.</param>
    /// <param name="ct">Ends the question.</param>
    Task<IReadOnlyList<HeldWork>> OfAsync(string actor, long agency, IReadOnlySet<string>? needs, CancellationToken ct);

    /// <summary>The page that gives it all to somebody else of the unit.</summary>
    string PassHref(string actor, long agency);
}
